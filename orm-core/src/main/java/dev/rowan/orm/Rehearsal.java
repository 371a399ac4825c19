package dev.rowan.orm;

import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Unheard;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Select;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queryset that is read again, its rows' related rows one by one and then loaded along: what a fetch plan would change.
 *
 * <p>It costs what it measures, so it is bounded; a tool that wants it asks for it, nobody else does. The words of its
 * answer are in {@link dev.rowan.orm.execute.StatementRun}.
 */
final class Rehearsal implements Supplier<@Nullable Map<String, Object>> {
    /** As many rows show what a plan does; more would only take longer. */
    private static final int MOST_ROWS = 200;

    /** Related rows, of all rows together: they are in memory at once when they are loaded along. */
    private static final int MOST_RELATED = 2_000;

    /** Three readings: as it was, with the plan, and as it was once more when they differ. */
    private static final int MOST_STATEMENTS = 3 * (MOST_ROWS + 1);

    /** Hardly noticed in a test, and far from what a pool or a lock waits for. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Siblings.Asked asked;
    private final FetchMode mode;
    private final Relation relation;
    private final Unheard reads = new Unheard(MOST_STATEMENTS, LONGEST);

    private Rehearsal(Siblings.Asked asked, FetchMode mode, Relation relation) {
        this.asked = asked;
        this.mode = mode;
        this.relation = relation;
    }

    /** Of the queryset that read the row; null when there is none that could be run again. */
    static @Nullable Rehearsal of(Model row, Relation relation) {
        return RowState.of(row).siblings() instanceof Siblings group && group.asked() != null
                ? new Rehearsal(group.asked(), group.mode, relation)
                : null;
    }

    /** Whether so many rows may be read again; one row's related rows are no loop. */
    static boolean isWorthwhile(int rows) {
        return rows > 1 && rows <= MOST_ROWS;
    }

    /** What one reading gave: the key of each row and those of its related rows, and the statements that it took. */
    private record Seen(List<Line> lines, long statements) {
        boolean sameAs(Seen other, boolean inOrder) {
            return Line.same(lines, other.lines, inOrder);
        }
    }

    /** A row's key and those of its related rows; a key that leads nowhere is a related row of its own kind. */
    private record Line(@Nullable Object key, List<Object> related) {
        static boolean same(List<?> one, List<?> other, boolean inOrder) {
            if (inOrder || one.size() != other.size()) {
                return one.equals(other);
            }
            List<Object> left = new ArrayList<>(other);
            return one.stream().allMatch(left::remove);
        }
    }

    private enum Lost {
        /** Its key is there, and no row has it. */
        DANGLING
    }

    @Override
    public @Nullable Map<String, Object> get() {
        Select select = asked.select();
        if (select.lock() != null || select.combination() != null || ForeignSql.isIn(select)) {
            return unknown("the queryset locks rows, combines others, or has SQL of its own");
        }
        try {
            return asked.database().connections().unheard(reads, this::compared);
        } catch (Unheard.Stopped stopped) {
            return unknown("it was stopped: " + stopped.getMessage());
        } catch (DatabaseError failed) {
            return unknown("the database refused it: " + failed.getClass().getSimpleName());
        } catch (RuntimeException failed) {
            return unknown("it failed: " + failed.getClass().getSimpleName());
        }
    }

    private String plan() {
        return relation.toMany() ? "prefetch-related" : "select-related";
    }

    private Map<String, Object> unknown(String why) {
        return Map.of("outcome", "unknown", "why", why, "plan", plan());
    }

    private Map<String, Object> compared() {
        Select select = asked.select();
        boolean inOrder = Ordering.isOrdered(select);
        Seen before = read(select, false);
        Seen after = read(planned(select), true);
        if (before.sameAs(after, inOrder)) {
            return answer("same", "", before, after);
        }
        if (before.sameAs(after, false)) {
            return answer("unknown", "the same rows came in another order", before, after);
        }
        if (select.isSliced() && !Ordering.endsInKey(select)) {
            return answer("unknown", "the rows of a slice depend on the order of equal ones", before, after);
        }
        if (!read(select, false).sameAs(before, inOrder)) {
            return answer("unknown", "the rows changed meanwhile", before, after);
        }
        return answer("differs", "", before, after);
    }

    private Map<String, Object> answer(String outcome, String why, Seen before, Seen after) {
        return Map.of(
                "outcome",
                outcome,
                "why",
                why,
                "plan",
                plan(),
                "parentSql",
                asked.sql(),
                "before",
                before.statements(),
                "after",
                after.statements(),
                "rows",
                (long) before.lines().size(),
                "rowsAfter",
                (long) after.lines().size());
    }

    private Select planned(Select select) {
        if (relation.toMany()) {
            return select;
        }
        Loading now = select.loading();
        List<String> paths = new ArrayList<>(now.related());
        paths.add(relation.name());
        return select.withLoading(now.relating(paths, now.allRelated()));
    }

    private Seen read(Select select, boolean planned) {
        int first = reads.sent();
        Database database = asked.database();
        Origin origin = Origin.of(Cause.QUERY, select.model().label());
        List<@Nullable Object> rows =
                new Fetching(database, mode).all(select, origin).rows();
        if (rows.size() > MOST_ROWS) {
            throw new IllegalStateException("more rows than before");
        }
        if (planned && relation.toMany()) {
            new Prefetching(database, mode).run(rows, List.of(Prefetch.of(relation.name())));
        }
        boolean inOrder = relation.toMany() && Ordering.isOrdered(Select.of(relation.target()));
        List<Line> lines = new ArrayList<>(rows.size());
        int related = 0;
        for (Object row : rows) {
            Model model = (Model) Objects.requireNonNull(row);
            List<Object> keys = related(model);
            related += keys.size();
            if (related > MOST_RELATED) {
                throw new IllegalStateException("too many related rows");
            }
            if (!inOrder) {
                keys.sort(Comparator.comparing(Object::toString));
            }
            lines.add(new Line(model.key(), keys));
        }
        return new Seen(lines, reads.sent() - first);
    }

    /** The keys of the related rows, loaded now unless they are there. */
    private List<Object> related(Model row) {
        if (!Objects.equals(Lazily.database(row).alias(), asked.database().alias())) {
            throw new IllegalStateException("the related rows are read elsewhere");
        }
        List<Object> keys = new ArrayList<>();
        if (relation.toMany()) {
            List<?> known = Stitching.prefetchedOf(relation, row);
            List<?> rows = known == null ? all(row) : known;
            rows.forEach(one -> keys.add(key(one)));
            return keys;
        }
        try {
            Object one = Lazily.target(Objects.requireNonNull(slot(row), "a relation with a holder"));
            if (one != null) {
                keys.add(key(one));
            }
        } catch (DoesNotExist dangling) {
            keys.add(Lost.DANGLING);
        }
        return keys;
    }

    @SuppressWarnings("unchecked") // the relation leads to rows of a model
    private List<?> all(Model row) {
        return new QuerySet<>((Source<Model>) new RelatedLoad(asked.database(), relation).of(row)).list();
    }

    private @Nullable RefSlot slot(Model row) {
        if (relation instanceof ForeignKey<?> key) {
            return Stitching.slot(key, row);
        }
        return relation instanceof Reverse back && back.one() != null
                ? back.one().apply(row)
                : null;
    }

    private static Object key(@Nullable Object row) {
        return Objects.requireNonNull(((Model) Objects.requireNonNull(row)).key(), "a stored row has a key");
    }
}
