package dev.rowan.benchmarks.bulk;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/** By hand: batches that the driver rewrites to statements of many rows, and COPY. */
final class JdbcWriter implements Writer, Streamer {
    enum Way {
        BATCH,
        BATCH_KEYS,
        COPY
    }

    /** Rows of one batch, which bounds what client and driver hold. */
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final Way way;
    private long rows;

    JdbcWriter(String url, Way way) throws SQLException {
        this.connection =
                DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        this.connection.setAutoCommit(false);
        this.way = way;
    }

    @Override
    public long insert(List<Line> lines) throws SQLException, IOException {
        long seen = way == Way.COPY ? copy(lines) : batches(lines);
        connection.commit();
        return seen;
    }

    @Override
    public long insertFrom(Iterable<Line> lines) throws SQLException {
        batches(lines);
        connection.commit();
        return rows;
    }

    private long batches(Iterable<Line> lines) throws SQLException {
        long keys = 0;
        try (PreparedStatement statement = way == Way.BATCH_KEYS
                ? connection.prepareStatement(INSERT, new String[] {"id"})
                : connection.prepareStatement(INSERT, Statement.NO_GENERATED_KEYS)) {
            int waiting = 0;
            for (Line line : lines) {
                bind(statement, line);
                statement.addBatch();
                if (++waiting % BATCH == 0) {
                    statement.executeBatch();
                    keys += way == Way.BATCH_KEYS ? keys(statement) : 0;
                }
            }
            rows = waiting;
            if (waiting % BATCH != 0) {
                statement.executeBatch();
                keys += way == Way.BATCH_KEYS ? keys(statement) : 0;
            }
        }
        return keys;
    }

    static void bind(PreparedStatement statement, Line line) throws SQLException {
        statement.setString(1, line.title());
        statement.setInt(2, line.views());
        statement.setBoolean(3, line.published());
        statement.setObject(4, line.createdAt().atOffset(ZoneOffset.UTC));
        statement.setDouble(5, line.score());
        if (line.note() == null) {
            statement.setNull(6, Types.VARCHAR);
        } else {
            statement.setString(6, line.note());
        }
    }

    private static long keys(PreparedStatement statement) throws SQLException {
        long sum = 0;
        try (ResultSet keys = statement.getGeneratedKeys()) {
            while (keys.next()) {
                sum += keys.getLong(1);
            }
        }
        return sum;
    }

    private long copy(List<Line> lines) throws SQLException, IOException {
        StringBuilder text = new StringBuilder(lines.size() * 80);
        for (Line line : lines) {
            Instant moment = line.createdAt();
            text.append(line.title())
                    .append('\t')
                    .append(line.views())
                    .append('\t')
                    .append(line.published())
                    .append('\t')
                    .append(moment)
                    .append('\t')
                    .append(line.score())
                    .append('\t')
                    .append(line.note() == null ? "\\N" : line.note())
                    .append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY sample (title, views, published, created_at, score, note) FROM STDIN",
                        new StringReader(text.toString()));
        return 0;
    }

    @Override
    public long update(List<Line> lines, int turn) throws SQLException {
        return updateFrom(lines, turn);
    }

    @Override
    public long updateFrom(Iterable<Line> lines, int turn) throws SQLException {
        long changed = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE sample SET title = ?, views = ? WHERE id = ?")) {
            int waiting = 0;
            for (Line line : lines) {
                statement.setString(1, line.changedTitle(turn));
                statement.setInt(2, line.changedViews(turn));
                statement.setLong(3, ++waiting);
                statement.addBatch();
                if (waiting % BATCH == 0) {
                    changed += sum(statement.executeBatch());
                }
            }
            changed += waiting % BATCH == 0 ? 0 : sum(statement.executeBatch());
        }
        connection.commit();
        return changed;
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
