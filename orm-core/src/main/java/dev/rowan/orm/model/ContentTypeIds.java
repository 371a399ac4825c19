package dev.rowan.orm.model;

/** The numbers that stand for models in columns of generic relations, on one database. */
@FunctionalInterface
public interface ContentTypeIds {
    /** A number that no row has: models are counted from 1. */
    long NONE = -1;

    /** The number of a model, {@link #NONE} when it has been given none there yet. */
    long idOf(ModelMeta<?> model);
}
