package dev.rowan.analysis.remedy;

import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a remedy asks of a fault. */
final class Fault {

    /** Where the library tells a collection from a reference; the rows of one load may be many for its joins alone. */
    private static final Set<Cause.Kind> KNOWS_HOW_MANY =
            EnumSet.of(Cause.Kind.LAZY_MANY, Cause.Kind.LAZY_ONE, Cause.Kind.EAGER_SELECT);

    private final Sighting sighting;

    Fault(Sighting sighting) {
        this.sighting = sighting;
    }

    Via via() {
        Step step = sighting.step();
        return step == null ? Via.ROWAN : step.via();
    }

    /** What is to be said of SQL where JPQL was to be expected; "" otherwise. */
    String sqlInPlaceOfJpql() {
        return isJpa() ? "This is SQL, for a native query: which entity its tables belong to is not known." : "";
    }

    /** Whether a row is written by hand only if it is as it was read; an ORM that does so looks at the counts itself. */
    boolean isCompareAndSet() {
        Step step = sighting.step();
        return step != null && step.isCompareAndSet();
    }

    /** Whether the values of each execution came out of an earlier one of the same statement. */
    boolean isRecursion() {
        Step step = sighting.step();
        return sighting.edge() != null
                && step != null
                && sighting.parent() != null
                && sighting.parent().statement().equals(step.statement());
    }

    /** The column that gave those values; "" where it is none of the statement's own table. */
    String recursionColumn() {
        return sighting.edge() == null ? "" : sighting.edge().column().name();
    }

    boolean isJpa() {
        return via() == Via.HIBERNATE || via() == Via.SPRING_DATA_JPA || via() == Via.ECLIPSELINK;
    }

    SqlStatement statement() {
        return sighting.statement();
    }

    /** Whether it has a name in the application's code: that of a foreign key is the database's. */
    boolean hasAssociation() {
        return sighting.association().indexOf('.') > 0
                && !sighting.association().contains(ForeignKey.ARROW);
    }

    /** {@code Owner} of {@code Owner.pets}. */
    String entity() {
        String association = sighting.association();
        return association.substring(0, Math.max(0, association.indexOf('.')));
    }

    /** {@code pets} of {@code Owner.pets}. */
    String attribute() {
        return sighting.association().substring(sighting.association().indexOf('.') + 1);
    }

    /** A variable for the entity: {@code o}. */
    String variable() {
        return loadedEntity().isEmpty() ? "e" : loadedEntity().substring(0, 1).toLowerCase(Locale.ROOT);
    }

    /** The association's entity, or the one that the library said it loads: {@code Pet}; "" when neither is known. */
    String loadedEntity() {
        Cause cause = cause();
        if (!entity().isEmpty() || cause == null) {
            return entity();
        }
        boolean named = cause.kind() == Cause.Kind.FIND || cause.kind() == Cause.Kind.LAZY_ONE;
        return named && cause.detail().matches("[\\w$]+") ? cause.detail() : "";
    }

    /**
     * The method of a repository that ran the statement, or one without a name.
     *
     * <p>Code of the application that a repository's method runs sends what it likes, of any table.
     */
    RepositoryMethod repository() {
        Cause cause = via() == Via.SPRING_DATA_JPA ? cause() : null;
        return RepositoryMethod.of(cause == null ? "" : cause.detail());
    }

    @Nullable
    Cause cause() {
        Step step = sighting.step();
        return step == null ? null : step.cause();
    }

    /** Whether each load gives many rows: the library says so, or some execution did. */
    boolean isToMany() {
        Step step = sighting.step();
        Cause cause = cause();
        if (cause != null && KNOWS_HOW_MANY.contains(cause.kind())) {
            return cause.many();
        }
        if (step == null) {
            return false;
        }
        Key key = key();
        boolean byId = key != null && key.column().name().equalsIgnoreCase("id");
        return step.rows().largest() > 1 || (!byId && step.rows().total() != step.count());
    }

    /** Rows of one load, on average. */
    double rowsEach() {
        Step step = sighting.step();
        return step == null || step.count() == 0 ? 0 : (double) step.rows().total() / step.count();
    }

    @Nullable
    Step parent() {
        return sighting.parent();
    }

    /** Whether the parent is a page of a larger result. */
    boolean isPagedParent() {
        Step parent = sighting.parent();
        return parent != null
                && (parent.statement().has(Trait.LIMIT) || parent.statement().has(Trait.OFFSET));
    }

    /** Whether the parent already multiplies its rows by a join. */
    boolean parentJoinsMany() {
        Step parent = sighting.parent();
        return parent != null && parent.statement().has(Trait.JOIN) && isToMany();
    }

    /** The key that the values of each execution were given for: the traced one, else the first that took several. */
    @Nullable
    Key key() {
        if (sighting.edge() != null) {
            return statement().keys().get(sighting.edge().key());
        }
        Key first = null;
        for (int i = 0; i < statement().keys().size(); i++) {
            Key key = statement().keys().get(i);
            boolean equal = key.comparison() == Key.Comparison.EQUAL;
            if (equal && varies(i)) {
                return key;
            }
            first = equal && first == null ? key : first;
        }
        return first;
    }

    /** All that had other values in each execution; none where one of them is a range, or the like. */
    private List<Key> keys() {
        Key own = key();
        if (own == null) {
            return List.of();
        }
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < statement().keys().size(); i++) {
            Key key = statement().keys().get(i);
            if (key.equals(own) || varies(i)) {
                keys.add(key);
            }
        }
        boolean equal = keys.stream()
                .allMatch(key -> key.comparison() == Key.Comparison.EQUAL
                        || (key.equals(own) && key.comparison() == Key.Comparison.IN));
        return equal ? keys : List.of();
    }

    /** The repository's method that loads the parents; one without a name where none does. */
    RepositoryMethod parentsRepository() {
        Step parent = sighting.parent();
        Cause cause = parent == null || parent.via() != Via.SPRING_DATA_JPA ? null : parent.cause();
        return RepositoryMethod.of(cause == null || cause.kind() != Cause.Kind.METHOD ? "" : cause.detail());
    }

    /** Where the parents are loaded: {@code OwnerService.list:40}; "" where that is not known. */
    String parentsPlace() {
        Step parent = sighting.parent();
        Frame site = parent == null ? null : parent.site();
        return site == null ? "" : site.toString();
    }

    private boolean varies(int key) {
        Step step = sighting.step();
        return step != null && key < Step.BindUse.KEYS && step.binds().varies(key);
    }

    /** The statement's text; one that an ORM wrote, without the names that it made up. */
    private String text() {
        return isJpa() ? PlainSql.of(statement().sql()) : statement().sql();
    }

    /** The text up to its page. */
    String textWithoutPage() {
        return text().replaceAll(" (?:limit|offset|fetch) .*$", "");
    }

    /** The statement for many keys; null when its text does not allow it. */
    @Nullable
    ForMany forMany() {
        return ForMany.of(text(), statement(), keys(), sighting.step());
    }

    /** Its text; "" likewise. Of an ORM's it is one for a native query, which names what it is given. */
    String sqlForMany() {
        ForMany many = forMany();
        return many == null ? "" : pasted(many.sql());
    }

    /** The statement that says which keys have any row; "" likewise. */
    String sqlOfExisting() {
        ForMany many = forMany();
        return many == null ? "" : pasted(many.sqlOfExisting());
    }

    private String pasted(String sql) {
        if (!isJpa() || !sql.contains("(?, …)")) {
            return sql;
        }
        String[] parts = sql.replace("(?, …)", "(:keys)").split("\\?", -1);
        StringBuilder named = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            named.append(":value").append(parts.length > 2 ? i : "").append(parts[i]);
        }
        return named.toString();
    }
}
