package dev.rowan.orm;

import dev.rowan.orm.compile.RowPlan;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.OpenRows;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Rows;
import dev.rowan.orm.hydrate.Group;
import dev.rowan.orm.hydrate.Hydration;
import dev.rowan.orm.query.Select;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One query on one database, from its tree to its rows. */
final class Fetching {
    private final Database database;
    private final FetchMode mode;

    Fetching(Database database, FetchMode mode) {
        this.database = database;
        this.mode = mode;
    }

    /**
     * What came back.
     *
     * @param names of the values of a tuple; of the annotations when the rows are objects
     * @param rows objects, or {@code Object[]} for tuples
     */
    record Result(List<String> names, List<@Nullable Object> rows, boolean tuples) {
        static final Result EMPTY = new Result(List.of(), List.of(), false);
    }

    Result all(Select select, Origin origin) {
        if (select.none()) {
            return Result.EMPTY;
        }
        checkLock(select);
        return all(database.compiler().select(select, database.zone()), origin, select);
    }

    /** A lock outside of a transaction would be gone before the caller sees the row. */
    private void checkLock(Select select) {
        if (select.lock() != null && database.compiler().dialect().features().selectForUpdate()) {
            database.connections()
                    .requireTransaction("selectForUpdate() cannot be used outside of a transaction.\n  Read the rows"
                            + " inside database.atomic(…), together with what changes them.");
        }
    }

    Result all(Statement statement, Origin origin) {
        return all(statement, origin, null);
    }

    private Result all(Statement statement, Origin origin, @Nullable Select select) {
        if (statement.empty()) {
            return Result.EMPTY;
        }
        RowPlan plan = Objects.requireNonNull(statement.plan(), statement.sql());
        Groups groups = new Groups(select);
        Hydration hydration = hydration(plan, groups);
        List<@Nullable Object> rows =
                database.connections().query(statement, origin, read -> groups.told(hydration.readAll(read), read));
        return new Result(hydration.names(), rows, plan instanceof RowPlan.Tuples);
    }

    private Hydration hydration(RowPlan plan, Groups groups) {
        return new Hydration(
                plan,
                database.alias(),
                groups,
                database.connections().fetches(),
                database.connections().isUnheard() ? model -> null : database.readers());
    }

    /** The groups of siblings of one result, or of one chunk of it. */
    private final class Groups implements Supplier<Group> {
        private final List<Siblings> made = new ArrayList<>();
        private final @Nullable Select select;

        /** @param select the query that can be run again; null when it cannot */
        Groups(@Nullable Select select) {
            this.select = select;
        }

        @Override
        public Group get() {
            Siblings siblings = new Siblings(mode);
            made.add(siblings);
            return siblings;
        }

        List<@Nullable Object> told(List<@Nullable Object> rows, Rows read) {
            made.forEach(group -> group.readBy(read.asParent(group.size())));
            if (select != null && !made.isEmpty() && Rehearsal.isWorthwhile(rows.size())) {
                // The rows' own group is made first, then those of the rows joined to them.
                made.get(0).askedBy(new Siblings.Asked(database, select, read.sql()));
            }
            return rows;
        }
    }

    /** A result that is read chunk by chunk; the rows of a chunk are each other's siblings. */
    final class Chunks implements AutoCloseable {
        private final OpenRows open;
        private final RowPlan plan;
        private final int size;

        Chunks(Select select, Origin origin, int size) {
            checkLock(select);
            Statement statement = database.compiler().select(select, database.zone());
            this.plan = Objects.requireNonNull(statement.plan(), statement.sql());
            this.size = size;
            this.open = database.connections().open(statement, origin, size);
        }

        /** The next rows; empty at the end. */
        Result next() {
            return open.read(this::read);
        }

        private Result read(Rows rows) throws SQLException {
            Groups groups = new Groups(null);
            Hydration hydration = hydration(plan, groups);
            List<@Nullable Object> read = groups.told(hydration.read(rows, size), rows);
            return new Result(hydration.names(), read, plan instanceof RowPlan.Tuples);
        }

        /** Reads on the connection of the result, so that one is enough for rows and what is loaded with them. */
        <T> T alongside(Supplier<T> reading) {
            return open.alongside(reading);
        }

        @Override
        public void close() {
            open.close();
        }
    }

    /** Runs a statement that writes rows, and reads the columns that it returns. */
    List<@Nullable Object[]> written(Statement statement, Origin origin) {
        Hydration hydration = new Hydration(
                Objects.requireNonNull(statement.plan(), statement.sql()),
                database.alias(),
                () -> row -> {},
                database.connections().fetches());
        List<@Nullable Object[]> tuples = new ArrayList<>();
        for (Object row : database.connections().returning(statement, origin, hydration::readAll)) {
            tuples.add((Object[]) Objects.requireNonNull(row));
        }
        return tuples;
    }

    /** The only value of the first row; null when there is none. */
    @Nullable
    Object value(Statement statement, Origin origin) {
        Result result = all(statement, origin);
        if (result.rows().isEmpty()) {
            return null;
        }
        return ((Object[]) Objects.requireNonNull(result.rows().get(0)))[0];
    }
}
