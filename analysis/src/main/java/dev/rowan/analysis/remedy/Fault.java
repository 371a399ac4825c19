package dev.rowan.analysis.remedy;

import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Trait;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    @Nullable
    Key key() {
        if (sighting.edge() != null) {
            return statement().keys().get(sighting.edge().key());
        }
        return statement().keys().stream()
                .filter(key -> key.comparison() == Key.Comparison.EQUAL)
                .findFirst()
                .orElse(null);
    }

    /** The statement's text; one that an ORM wrote, without the names that it made up. */
    private String text() {
        return isJpa() ? PlainSql.of(statement().sql()) : statement().sql();
    }

    /** The statement with its key taking a list: {@code where owner_id in (?, …)}; "" when the text does not allow it. */
    String sqlForMany() {
        Matcher matcher = keyEquality();
        return matcher == null
                ? ""
                : text().substring(0, matcher.start())
                        + matcher.group(1)
                        + " in (?, …)"
                        + text().substring(matcher.end());
    }

    /** The same, with the key in front of what is selected, and grouped by it; "" likewise. */
    String sqlByGroup() {
        Matcher matcher = keyEquality();
        String many = sqlForMany();
        boolean plain = many.startsWith("select ")
                && !statement().has(Trait.LIMIT)
                && !statement().has(Trait.ORDER_BY)
                && !statement().has(Trait.GROUP_BY)
                && !statement().has(Trait.COMPOUND);
        return matcher == null || !plain
                ? ""
                : "select " + matcher.group(1) + ", " + many.substring("select ".length()) + " group by "
                        + matcher.group(1);
    }

    /** Where the text compares the key with a value; its first group is the key as it is written. */
    private @Nullable Matcher keyEquality() {
        Key key = key();
        if (key == null) {
            return null;
        }
        Pattern equality = Pattern.compile("((?:[\\w\"`]+\\.)?[\"`]?"
                + Pattern.quote(key.column().name()) + "[\"`]?) = (?:\\?|cast\\(\\? as [\\w ]+(?:\\([^)]*\\))?\\))");
        Matcher matcher = equality.matcher(text());
        return matcher.find() ? matcher : null;
    }
}
