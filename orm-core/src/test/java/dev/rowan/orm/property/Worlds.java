package dev.rowan.orm.property;

import dev.rowan.orm.blog.Blog;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The blog on each database, filled with the rows of one world after the other. */
final class Worlds {
    private final String name;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(TestDatabase database, Blog blog) {}

    /** @param name what the aliases of the databases begin with */
    Worlds(String name) {
        this.name = name;
    }

    void open() throws SQLException {
        for (Engine engine : List.of(Engine.SQLITE, Engine.POSTGRES)) {
            TestDatabase database = TestDatabase.fresh(engine);
            String alias = name + "_" + engine.name().toLowerCase(Locale.ROOT);
            places.put(alias, new Place(database, new Blog(database, alias)));
        }
    }

    void close() throws SQLException {
        for (Place place : places.values()) {
            place.blog().close();
            place.database().close();
        }
        places.clear();
    }

    void fill(World world) throws SQLException {
        for (Place place : places.values()) {
            place.database().execute(world.statements().toArray(String[]::new));
        }
    }

    Set<String> aliases() {
        return places.keySet();
    }

    static Arbitrary<World> any() {
        return Arbitraries.longs().between(0, 1_000_000).map(World::new);
    }
}
