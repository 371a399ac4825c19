package dev.rowan.orm.hydrate;

/** The rows of one model that one statement read; what each of them keeps as its siblings. */
public interface Group {
    void add(Object row);
}
