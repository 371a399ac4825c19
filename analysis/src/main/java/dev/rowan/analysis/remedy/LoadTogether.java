package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fixes for rows that are loaded one by one: load them with their parents. */
final class LoadTogether {

    /** From so many children for each parent on, a join repeats the parent's columns too often. */
    private static final double MANY_CHILDREN = 10;

    /** More columns than this are not named one by one. */
    private static final int FEW = 5;

    private static final String KEEP = "Keep the statement's other conditions, and its order.";

    private final Fault fault;
    private final Sighting sighting;

    private LoadTogether(Sighting sighting) {
        this.sighting = sighting;
        this.fault = new Fault(sighting);
    }

    static Remedy of(Sighting sighting) {
        LoadTogether remedy = new LoadTogether(sighting);
        Fault fault = remedy.fault;
        if (fault.isRecursion() && fault.via() != Via.ROWAN && !fault.hasAssociation()) {
            return remedy.recursive();
        }
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

    /** What each load gave is what the next one is asked for: the keys are not known before the loop. */
    private Remedy recursive() {
        ForMany many = fault.forMany();
        String from = fault.recursionColumn();
        String table = fault.statement().table();
        String code =
                many == null || from.isEmpty() || fault.statement().tables().size() > 1
                        ? ""
                        : "with recursive found as (select * from " + table + " where " + many.key()
                                + " = ? union all select n.* from " + table + " n join found on n." + many.key()
                                + " = found." + from + ") select * from found";
        return new Remedy(
                Kind.REWRITE,
                "Each of these is asked for with what the one before it gave. Read the whole tree, or the whole way up, with"
                        + " one recursive query.",
                code,
                code.isEmpty()
                        ? ""
                        : "Without a cycle in the rows it ends; \"union\" in place of \"union all\" ends with one, too.",
                null);
    }

    private Remedy rowan() {
        if (!fault.hasAssociation()) {
            return rowanByKeys();
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

    private Remedy rowanByKeys() {
        ForMany many = fault.forMany();
        Key key = fault.key();
        if (many == null || key == null || many.sql().isEmpty()) {
            return new Remedy(Kind.REWRITE, "Read the rows of all keys in one query before the loop.", "", "", null);
        }
        String column = key.column().name();
        return new Remedy(
                Kind.IN_QUERY,
                "Collect the keys and read all rows in one query.",
                column.equals("id") ? ".filter(id.in(ids)).list()" : ".filter(\"" + column + "__in\", keys).list()",
                many.asksForMore() ? KEEP : "",
                null);
    }

    private Remedy jpaAssociation() {
        boolean toMany = fault.isToMany();
        if (toMany && (fault.isPagedParent() || fault.parentJoinsMany() || fault.rowsEach() > MANY_CHILDREN)) {
            return batchSize();
        }
        RepositoryMethod loads = fault.parentsRepository();
        if (fault.via() == Via.SPRING_DATA_JPA || !loads.name().isEmpty()) {
            return entityGraph(loads, toMany);
        }
        String variable = fault.variable();
        String at = fault.parentsPlace();
        return new Remedy(
                Kind.JOIN_FETCH,
                "Fetch " + sighting.association() + " in the query "
                        + (at.isEmpty() ? "that loads the parents." : "at " + at + ", which loads the parents."),
                "select " + variable + " from " + fault.entity() + " " + variable + " left join fetch " + variable + "."
                        + fault.attribute(),
                joinWarning(toMany),
                null);
    }

    /** A method of a repository has no text to put a fetch into. */
    private Remedy entityGraph(RepositoryMethod loads, boolean toMany) {
        boolean known = !loads.name().isEmpty();
        String again =
                known && loads.isInherited() ? "Declare it in the repository again, to have the annotation. " : "";
        return new Remedy(
                Kind.ENTITY_GRAPH,
                "Name " + sighting.association() + " in an entity graph on "
                        + (known
                                ? loads.written() + ", which loads the parents."
                                : "the repository method that loads the parents."),
                "@EntityGraph(attributePaths = \"" + fault.attribute() + "\")"
                        + (known ? " // on " + loads.written() : ""),
                (again + joinWarning(toMany)).strip(),
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

    private static String joinWarning(boolean toMany) {
        return toMany
                ? "Each parent's columns come once for each child. Do not add it to a paged query over a collection, nor"
                        + " where the parents are only deleted or saved."
                : "";
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
        if (method.asksForExistence()) {
            return CountTogether.ofExisting(fault);
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
        String sql = mapped(fault.sqlForMany());
        Cause cause = fault.cause();
        boolean nested = cause != null && cause.kind() == Cause.Kind.NESTED_SELECT;
        if (!nested) {
            return sql.isEmpty()
                    ? jdbc()
                    : new Remedy(
                            Kind.IN_QUERY,
                            "Collect the keys and give them to one mapped statement before the loop.",
                            sql,
                            "",
                            null);
        }
        String property = fault.hasAssociation() ? fault.attribute() : "…";
        return new Remedy(
                Kind.JOIN_FETCH,
                "Map the rows with a join instead of a nested select: a nested select runs once for each parent.",
                (fault.isToMany() ? "<collection" : "<association") + " property=\"" + property
                        + "\" resultMap=\"…\" columnPrefix=\"child_\"/>",
                sql.isEmpty() ? "" : "Or read them all with one mapped statement: " + sql,
                null);
    }

    /** In the words of a mapper's file. */
    private static String mapped(String sql) {
        int list = sql.indexOf("(?, …)");
        return list < 0
                ? ""
                : values(sql.substring(0, list))
                        + "<foreach collection=\"keys\" item=\"key\" open=\"(\" separator=\",\" close=\")\">#{key}</foreach>"
                        + values(sql.substring(list + "(?, …)".length()));
    }

    private static String values(String sql) {
        return sql.replace("?", "#{…}").replace("<", "&lt;");
    }

    private Remedy jooq() {
        Key key = fault.key();
        ForMany many = fault.forMany();
        String table = jooqName(fault.statement().table());
        if (key == null || many == null || table.isEmpty() || fault.statement().has(Trait.LIMIT)) {
            return jdbc();
        }
        boolean joined = fault.statement().tables().size() > 1;
        String owner =
                key.column().table().isEmpty() ? table : jooqName(key.column().table());
        String column = owner + "." + jooqName(key.column().name());
        String map = fault.isToMany() ? ".fetchGroups(" : ".fetchMap(";
        return new Remedy(
                Kind.IN_QUERY,
                "Read the rows of all parents in one query and group them by their key; or nest them with multiset.",
                (joined ? "ctx.select(" + column + ", …).from(" + table + ").join(…)" : jooqSelect(table, column))
                        + ".where(" + column + ".in(keys))" + map + column + ")",
                many.asksForMore() ? KEEP : "",
                null);
    }

    /** The few columns that were selected, and the key; all of them where it was all, or many. */
    private String jooqSelect(String table, String key) {
        List<String> columns = new ArrayList<>(List.of(key));
        for (Column column : fault.statement().columns()) {
            String name = table + "." + jooqName(column.name());
            if (!columns.contains(name)) {
                columns.add(name);
            }
        }
        boolean all = fault.statement().has(Trait.STAR)
                || fault.statement().columns().isEmpty()
                || columns.size() > FEW
                || columns.stream().anyMatch(name -> !name.matches("[\\w.]+\\w"));
        return all
                ? "ctx.selectFrom(" + table + ")"
                : "ctx.select(" + String.join(", ", columns) + ").from(" + table + ")";
    }

    private static String jooqName(String name) {
        return name.toUpperCase(Locale.ROOT);
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
                sql.contains("(?, …)")
                        ? "Chunk a long list: SQLite takes 32,766 values, PostgreSQL 65,535; there \"= any(?)\" with an array takes any number."
                        : "SQLite writes such a list as values: in (values (?, ?), …).",
                null);
    }
}
