package dev.rowan.orm.model;

/**
 * What a queryset is made from: a model's description (a root queryset) or the state of another queryset.
 *
 * <p>A queryset class of one's own takes a {@code Source} in its only constructor and passes it on.
 */
public interface Source<M> {}
