package dev.rowan.orm.hydrate;

/** Hears of the objects of one model as they are read out of rows. */
public interface RowListener {
    /** An object is about to be made. */
    void before();

    /** An object has its columns, and the objects that were joined to it. */
    void after(Object row);
}
