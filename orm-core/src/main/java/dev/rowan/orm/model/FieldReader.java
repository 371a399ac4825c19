package dev.rowan.orm.model;

import java.sql.SQLException;

/** Reads one cell into one field of a row, without boxing where the field is primitive. */
@FunctionalInterface
public interface FieldReader<M> {
    void read(M row, Cells cells, int index) throws SQLException;
}
