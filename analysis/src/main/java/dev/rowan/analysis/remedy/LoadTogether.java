package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Key;
import java.util.Locale;

/** Fixes for rows that are loaded one by one: load them with their parents. */
final class LoadTogether {

    /** From so many children for each parent on, a join repeats the parent's columns too often. */
    private static final double MANY_CHILDREN = 10;

    private final Fault fault;
    private final Sighting sighting;

    private LoadTogether(Sighting sighting) {
        this.sighting = sighting;
        this.fault = new Fault(sighting);
    }

    static Remedy of(Sighting sighting) {
        LoadTogether remedy = new LoadTogether(sighting);
        Fault fault = remedy.fault;
        if (fault.via() == Via.ROWAN) {
            return remedy.rowan();
        }
        if (fault.isJpa()) {
            return fault.hasAssociation() ? remedy.jpaAssociation() : remedy.jpaByKeys();
        }
        return switch (fault.via()) {
            case MYBATIS -> remedy.myBatis();
            case JOOQ -> remedy.jooq();
            default -> remedy.jdbc();
        };
    }

    private Remedy rowan() {
        if (!fault.hasAssociation()) {
            return new Remedy(
                    Kind.IN_QUERY,
                    "Collect the keys and read all rows in one query.",
                    ".filter(id.in(ids)).list()",
                    "",
                    null);
        }
        String path = fault.entity() + "_." + fault.attribute() + "()";
        if (fault.isToMany()) {
            return new Remedy(
                    Kind.PREFETCH_RELATED,
                    "Load " + sighting.association() + " for all parents with one more statement.",
                    ".prefetchRelated(" + path + ")",
                    "",
                    null);
        }
        return new Remedy(
                Kind.SELECT_RELATED,
                "Load " + sighting.association() + " in the parent's own statement, by a join.",
                ".selectRelated(" + path + ")",
                "",
                null);
    }

    private Remedy jpaAssociation() {
        boolean toMany = fault.isToMany();
        if (toMany && (fault.isPagedParent() || fault.parentJoinsMany() || fault.rowsEach() > MANY_CHILDREN)) {
            return batchSize();
        }
        String variable = fault.variable();
        if (fault.via() == Via.SPRING_DATA_JPA) {
            return new Remedy(
                    Kind.ENTITY_GRAPH,
                    "Name " + sighting.association()
                            + " in an entity graph on the repository method that loads the parents.",
                    "@EntityGraph(attributePaths = \"" + fault.attribute() + "\")",
                    joinWarning(toMany),
                    null);
        }
        return new Remedy(
                Kind.JOIN_FETCH,
                "Fetch " + sighting.association() + " in the query that loads the parents.",
                "select " + (toMany ? "distinct " : "") + variable + " from " + fault.entity() + " " + variable
                        + " left join fetch " + variable + "." + fault.attribute(),
                joinWarning(toMany),
                null);
    }

    private Remedy batchSize() {
        String why = fault.isPagedParent()
                ? "A fetch join is wrong here: the parents are paged, and a join over a collection is paged in memory."
                : fault.parentJoinsMany()
                        ? "A fetch join is wrong here: the parents' query joins already, and the rows would multiply."
                        : "A fetch join would repeat each parent's columns for every one of its many children.";
        return new Remedy(
                Kind.BATCH_SIZE,
                "Load " + sighting.association() + " for many parents at once. " + why,
                "@BatchSize(size = 50) // on " + sighting.association(),
                "",
                null);
    }

    private String joinWarning(boolean toMany) {
        String rows = toMany ? "Each parent comes once for each child. " : "";
        String page =
                "Do not add it to a paged query over a collection, nor where the parents are only deleted or saved.";
        return toMany ? rows + page : "";
    }

    private Remedy jpaByKeys() {
        RepositoryMethod method = fault.repository();
        if (method.saves()) {
            return new Remedy(
                    Kind.REWRITE,
                    "An entity whose key is assigned is looked up before it is inserted. Say that it is new; or load those"
                            + " that are to be changed in one query first.",
                    "implements Persistable<…> // isNew() is true until it is stored",
                    "No fetch plan helps here.",
                    null);
        }
        String many = method.forMany();
        if (!many.isEmpty()) {
            return new Remedy(
                    Kind.IN_QUERY,
                    "Collect the keys and load all entities in one query instead of calling " + method.written()
                            + " for each.",
                    many,
                    method.isById() ? "" : "Declare it beside " + method.name() + "; it takes a collection.",
                    null);
        }
        String entity = fault.loadedEntity();
        String variable = fault.variable();
        return new Remedy(
                Kind.IN_QUERY,
                "Collect the keys and load all " + (entity.isEmpty() ? "rows" : "entities") + " in one query.",
                entity.isEmpty()
                        ? fault.sqlForMany()
                        : "select " + variable + " from " + entity + " " + variable + " where " + variable
                                + ".id in :ids",
                entity.isEmpty() ? fault.sqlInPlaceOfJpql() : "",
                null);
    }

    private Remedy myBatis() {
        String sql = fault.sqlForMany();
        Cause cause = fault.cause();
        boolean nested = cause != null && cause.kind() == Cause.Kind.NESTED_SELECT;
        if (!nested && !sql.isEmpty()) {
            return new Remedy(
                    Kind.IN_QUERY,
                    "Collect the keys and give them to one mapped statement before the loop.",
                    sql.replace(
                            "in (?, …)",
                            "in <foreach collection=\"keys\" item=\"key\" open=\"(\" separator=\",\" close=\")\">#{key}</foreach>"),
                    "",
                    null);
        }
        return new Remedy(
                Kind.JOIN_FETCH,
                "Map the rows with a join instead of a nested select: a nested select runs once for each parent.",
                fault.isToMany()
                        ? "<collection property=\"…\" resultMap=\"…\" columnPrefix=\"child_\"/>"
                        : "<association property=\"…\" resultMap=\"…\" columnPrefix=\"child_\"/>",
                sql.isEmpty() ? "" : "Or read them all with <foreach>: " + sql,
                null);
    }

    private Remedy jooq() {
        Key key = fault.key();
        String table = fault.statement().table().toUpperCase(Locale.ROOT);
        if (key == null || table.isEmpty()) {
            return jdbc();
        }
        boolean joined = fault.statement().tables().size() > 1;
        String owner =
                key.column().table().isEmpty() ? table : key.column().table().toUpperCase(Locale.ROOT);
        String column = owner + "." + key.column().name().toUpperCase(Locale.ROOT);
        String select = joined ? "ctx.select(…).from(" + table + ").join(…)" : "ctx.selectFrom(" + table + ")";
        return new Remedy(
                Kind.IN_QUERY,
                "Read the rows of all parents in one query and group them by their key; or nest them with multiset.",
                select + ".where(" + column + ".in(keys)).fetchGroups(" + column + ")",
                "",
                null);
    }

    private Remedy jdbc() {
        String sql = fault.sqlForMany();
        if (sql.isEmpty()) {
            return new Remedy(
                    Kind.REWRITE,
                    "Read the rows of all parents with one statement, by a join or a list of keys, before the loop.",
                    "",
                    "",
                    null);
        }
        return new Remedy(
                Kind.IN_QUERY,
                "Collect the keys, read the rows of all parents with one statement before the loop, and look them up in a map.",
                sql,
                "Chunk a long list: SQLite takes 32,766 values, PostgreSQL 65,535; there \"= any(?)\" with an array takes any number.",
                null);
    }
}
