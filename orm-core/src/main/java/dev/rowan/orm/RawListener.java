package dev.rowan.orm;

import dev.rowan.orm.fixture.SaveListener;
import dev.rowan.orm.model.ModelMeta;

/** Sends the signals of rows that a fixture writes: Django's {@code raw=True}. */
final class RawListener implements SaveListener {
    private final Database database;

    RawListener(Database database) {
        this.database = database;
    }

    @Override
    public boolean hears(ModelMeta<?> model) {
        return database.signals().hearsSavesOf(model.type());
    }

    @Override
    public void saving(Object row) {
        database.signals().saving((Model) row, true, null, database);
    }

    @Override
    public void saved(Object row, boolean created) {
        database.signals().saved((Model) row, created, true, null, database);
    }
}
