package dev.rowan.agent.record;

import dev.rowan.agent.boot.Moment;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What the method that asks for a statement has, and a helper that was handed it has not: the line to edit is not the
 * helper's.
 */
sealed interface Sought {
    /** Whether it is in the method of a frame. */
    boolean isIn(Spot spot);

    /** Whether a method that has it not may be a helper of the one that has. */
    boolean mayHelp(Spot spot);

    /** SQL as text. */
    record Sql(SqlStatement statement) implements Sought {
        @Override
        public boolean isIn(Spot spot) {
            return spot.writes(statement);
        }

        @Override
        public boolean mayHelp(Spot spot) {
            return true;
        }
    }

    /** The name of a mapper's statement, as text. */
    record Mapped(String id) implements Sought {
        @Override
        public boolean isIn(Spot spot) {
            return spot.writes(id);
        }

        @Override
        public boolean mayHelp(Spot spot) {
            return true;
        }
    }

    /**
     * The class of what is loaded by its key. Many name a class who ask for nothing, so only what is written for any class
     * is passed over on the way to one of them.
     */
    record Loaded(Class<?> type) implements Sought {
        @Override
        public boolean isIn(Spot spot) {
            return spot.names(type);
        }

        @Override
        public boolean mayHelp(Spot spot) {
            return spot.isForAnyType();
        }
    }

    /**
     * What is sought behind the innermost frame; {@code null} where that is the site in any case.
     *
     * @param via the library below that frame
     * @param byText whether that frame has called the mapper with a statement's name, or the session with a key, itself
     */
    static @Nullable Sought of(@Nullable Via via, boolean byText, SqlStatement statement, @Nullable Doing doing) {
        if (via == null || via == Via.JDBC || via == Via.SPRING_JDBC) {
            return new Sql(statement);
        }
        if (!byText) {
            return null;
        }
        if (via == Via.MYBATIS) {
            String id = mapped(doing);
            return id.isEmpty() ? null : new Mapped(id);
        }
        boolean hibernate = via == Via.HIBERNATE || via == Via.SPRING_DATA_JPA;
        return hibernate && loaded(doing) instanceof Class<?> type ? new Loaded(type) : null;
    }

    /** Of nested selects the one that was asked for. */
    private static String mapped(@Nullable Doing doing) {
        Object statement = null;
        for (Doing each = doing; each != null; each = each.outer) {
            if (each.moment == Moment.MAPPED_STATEMENT) {
                statement = each.first();
            } else if (each.moment != Moment.NESTED_SELECT) {
                break;
            }
        }
        return Reach.text(statement, "getId");
    }

    /** What was asked for by its key; what comes along with it was asked for there too. */
    private static @Nullable Object loaded(@Nullable Doing doing) {
        for (Doing each = doing; each != null; each = each.outer) {
            switch (each.moment) {
                case Moment.FIND -> {
                    return each.first();
                }
                case Moment.EAGER_SELECT, Moment.BATCH_FETCH, Moment.LAZY_COLLECTION -> {
                    continue;
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
    }
}
