package shop.golden;

import dev.rowan.testing.database.Engine;

/** Django's answers on Postgres. */
final class PostgresGoldenTest extends GoldenTest {
    PostgresGoldenTest() {
        super(Engine.POSTGRES, "postgres");
    }
}
