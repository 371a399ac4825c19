package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;

/** A key that must have a value has none, or nothing points back over a one-to-one. */
public final class RelatedObjectDoesNotExist extends DoesNotExist {
    private static final long serialVersionUID = 1L;

    RelatedObjectDoesNotExist(ModelMeta<?> owner, ModelMeta<?> target, String relation) {
        super(target, owner.name() + " has no " + relation + ".");
    }
}
