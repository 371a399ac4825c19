package dev.rowan.orm.generic;

import dev.rowan.orm.Database;
import dev.rowan.orm.Model;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The models in a database of their own, and what is heard of the statements. */
final class Gallery implements AutoCloseable {
    private final Database database;
    private final List<Map<String, Object>> heard = new ArrayList<>();

    Gallery(TestDatabase test, String alias) {
        database = Database.builder(alias)
                .dataSource(test.dataSource())
                .models(
                        Photo_.META,
                        Venue_.META,
                        Cafe_.META,
                        FamousVenue_.META,
                        Album_.META,
                        Band_.META,
                        Choir_.META,
                        Ticket_.META,
                        Note_.META,
                        Mark_.META)
                .register();
        database.createTables();
        database.observe(heard::add);
    }

    Database database() {
        return database;
    }

    /** The statements that the work needs, by their causes and models; transaction control left out. */
    List<String> statements(Runnable work) {
        heard.clear();
        work.run();
        List<String> all = heard.stream()
                .filter(one -> !"transaction".equals(one.get("cause")))
                .map(one -> one.get("cause") + " " + one.get("model"))
                .toList();
        heard.clear();
        return all;
    }

    /** The SQL of the last statement of a work. */
    String sql(Runnable work) {
        heard.clear();
        work.run();
        return (String) heard.get(heard.size() - 1).get("sql");
    }

    static Photo photo(String title) {
        return Photo.objects.create(Photo_.title.to(title));
    }

    static Venue venue(String name) {
        return Venue.objects.create(Venue_.name.to(name));
    }

    static Note note(String text, Model target) {
        return Note.objects.create(note -> {
            note.text = text;
            note.target.set(target);
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
