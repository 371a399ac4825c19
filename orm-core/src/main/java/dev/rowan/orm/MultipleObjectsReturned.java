package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowanException;

/** Several rows match a query that must have one. */
public final class MultipleObjectsReturned extends RowanException {
    private static final long serialVersionUID = 1L;
    private final String model;

    MultipleObjectsReturned(ModelMeta<?> model, String count) {
        super("get() returned more than one " + model.name() + " -- it returned " + count + "!");
        this.model = model.label();
    }

    public String model() {
        return model;
    }
}
