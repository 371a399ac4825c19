package dev.rowan.orm.model;

import java.sql.SQLException;

/** Binds one field of a row to one parameter, without boxing where the field is primitive. */
@FunctionalInterface
public interface FieldBinder<M> {
    void bind(M row, Binds binds, int index) throws SQLException;
}
