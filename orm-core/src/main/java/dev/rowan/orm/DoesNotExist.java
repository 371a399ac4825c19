package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowanException;
import org.jspecify.annotations.Nullable;

/** No row matches a query that must have one. */
public class DoesNotExist extends RowanException {
    private static final long serialVersionUID = 1L;
    private final String model;
    private final @Nullable String sql;

    DoesNotExist(ModelMeta<?> model, String message) {
        this(model, message, null);
    }

    private DoesNotExist(ModelMeta<?> model, String message, @Nullable String sql) {
        super(message);
        this.model = model.label();
        this.sql = sql;
    }

    static DoesNotExist of(ModelMeta<?> model) {
        return of(model, null);
    }

    static DoesNotExist of(ModelMeta<?> model, @Nullable String sql) {
        return new DoesNotExist(model, model.name() + " matching query does not exist.", sql);
    }

    /** The model that was asked for, by its label: {@code blog.Post}. */
    public final String model() {
        return model;
    }

    /** The query that found no row, with {@code ?} for its values; null where it was not a query's. */
    public final @Nullable String sql() {
        return sql;
    }
}
