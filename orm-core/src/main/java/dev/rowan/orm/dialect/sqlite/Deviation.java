package dev.rowan.orm.dialect.sqlite;

import java.sql.SQLException;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * Standard deviation and variance, by Welford's method, which does not lose digits where the values are large and
 * close together. Rows can leave a window again. The driver clones it for each group.
 */
final class Deviation extends Function.Window {
    /** SQLite's code for the type of NULL. */
    private static final int NULL = 5;

    private final boolean sample;
    private final boolean root;
    private long count;
    private double mean;
    private double squares;

    private Deviation(boolean sample, boolean root) {
        this.sample = sample;
        this.root = root;
    }

    static void register(SQLiteConnection connection) throws SQLException {
        put(connection, "ROWAN_STDDEV_POP", new Deviation(false, true));
        put(connection, "ROWAN_STDDEV_SAMP", new Deviation(true, true));
        put(connection, "ROWAN_VAR_POP", new Deviation(false, false));
        put(connection, "ROWAN_VAR_SAMP", new Deviation(true, false));
    }

    private static void put(SQLiteConnection connection, String name, Deviation aggregate) throws SQLException {
        Function.create(connection, name, aggregate, 1, Function.FLAG_DETERMINISTIC);
    }

    @Override
    protected void xStep() throws SQLException {
        if (value_type(0) != NULL) {
            double value = value_double(0);
            double off = value - mean;
            count++;
            mean += off / count;
            squares += off * (value - mean);
        }
    }

    @Override
    protected void xInverse() throws SQLException {
        if (value_type(0) != NULL) {
            double value = value_double(0);
            double off = value - mean;
            count--;
            mean = count == 0 ? 0 : mean - off / count;
            squares = count == 0 ? 0 : squares - off * (value - mean);
        }
    }

    @Override
    protected void xValue() throws SQLException {
        long divisor = sample ? count - 1 : count;
        if (divisor < 1) {
            result();
        } else {
            double variance = Math.max(0, squares / divisor);
            result(root ? Math.sqrt(variance) : variance);
        }
    }

    @Override
    protected void xFinal() throws SQLException {
        xValue();
    }
}
