package dev.rowan.orm.model;

/** A way from one model to another, by name. */
public sealed interface Relation permits ForeignKey, ManyToMany, Reverse, GenericReverse {
    String name();

    /** The model at the other end. */
    ModelMeta<?> target();

    /** Whether one row here can lead to several there, so that a join multiplies rows. */
    boolean toMany();
}
