package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowanException;

/** No row matches a query that must have one. */
public class DoesNotExist extends RowanException {
    private static final long serialVersionUID = 1L;
    private final String model;

    DoesNotExist(ModelMeta<?> model, String message) {
        super(message);
        this.model = model.label();
    }

    static DoesNotExist of(ModelMeta<?> model) {
        return new DoesNotExist(model, model.name() + " matching query does not exist.");
    }

    /** The model that was asked for, by its label: {@code blog.Post}. */
    public final String model() {
        return model;
    }
}
