package shop.golden;

import dev.rowan.testing.database.Engine;

/** Django's answers on Sqlite. */
final class SqliteGoldenTest extends GoldenTest {
    SqliteGoldenTest() {
        super(Engine.SQLITE, "sqlite");
    }
}
