package dev.rowan.orm.execute;

import dev.rowan.orm.model.RowanException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error that a database reported, or that speaking to it caused.
 *
 * <p>The message carries the SQL but no bind values, which may be secrets; {@link #binds()} has them.
 */
public class DatabaseError extends RowanException {
    private static final long serialVersionUID = 1L;
    private final @Nullable String sql;
    private final @Nullable String sqlState;
    private final transient List<@Nullable Object> binds;

    DatabaseError(Failure failure) {
        super(failure.text(), failure.cause());
        this.sql = failure.sql();
        this.sqlState = failure.cause() instanceof SQLException from ? from.getSQLState() : null;
        this.binds = failure.binds();
    }

    /** The statement, or null when the error came from none. */
    public final @Nullable String sql() {
        return sql;
    }

    /** The five characters of the SQL standard, or null where a database has none. */
    public final @Nullable String sqlState() {
        return sqlState;
    }

    /** The values that the statement ran with; for eyes that may see them. Not kept by serialisation. */
    @SuppressWarnings("NullAway") // a deserialised error has lost the transient list
    public final List<@Nullable Object> binds() {
        return binds == null ? List.of() : binds;
    }
}
