package dev.rowan.orm.dialect.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.postgresql.PGResultSetMetaData;

/**
 * Points in time as the server sends them: microseconds since the year 2000.
 *
 * <p>The driver would make a calendar for each result, and three objects for each value, on the way to an instant; for a
 * row by its key that is a tenth of all that the client does. Not thread-safe.
 */
final class BinaryMoments {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long YEAR_2000 = 946_684_800L;
    private static final long MICROS = 1_000_000L;

    /** A bit for each of the first columns; those after them go the driver's way. */
    private static final int COLUMNS = Long.SIZE;

    private static final int BINARY = 1;

    private long asked;
    private long binary;

    /** Whether a column of the result has moments in binary form. */
    boolean areBinary(ResultSet rows, int index) throws SQLException {
        if (index >= COLUMNS) {
            return false;
        }
        long bit = 1L << index;
        if ((asked & bit) == 0) {
            asked |= bit;
            ResultSetMetaData columns = rows.getMetaData();
            if (columns instanceof PGResultSetMetaData formats
                    && formats.getFormat(index) == BINARY
                    && columns.getColumnType(index) == Types.TIMESTAMP) {
                binary |= bit;
            }
        }
        return (binary & bit) != 0;
    }

    /** PostgreSQL's infinities have no instant of their own; the driver's stand-ins are kept. */
    static boolean isFinite(byte[] sent) {
        long micros = (long) LONG.get(sent, 0);
        return micros != Long.MAX_VALUE && micros != Long.MIN_VALUE;
    }

    static Instant instant(byte[] sent) {
        long micros = (long) LONG.get(sent, 0);
        return Instant.ofEpochSecond(YEAR_2000 + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }
}
