package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowanException;

/** Several rows match a query that must have one. */
public final class MultipleObjectsReturned extends RowanException {
    private static final long serialVersionUID = 1L;
    private final String model;
    private final String sql;

    MultipleObjectsReturned(ModelMeta<?> model, String count, String sql) {
        super("get() returned more than one " + model.name() + " -- it returned " + count + "!");
        this.model = model.label();
        this.sql = sql;
    }

    public String model() {
        return model;
    }

    /** The query that found several rows, with {@code ?} for its values. */
    public String sql() {
        return sql;
    }
}
