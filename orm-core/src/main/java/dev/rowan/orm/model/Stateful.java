package dev.rowan.orm.model;

/** A row with a state of its own beside its fields; the base of {@code Model}, and of nothing else. */
public abstract class Stateful {
    final RowState state = new RowState();

    protected Stateful() {}
}
