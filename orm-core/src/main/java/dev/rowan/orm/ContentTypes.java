package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.model.ContentTypeIds;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The content types of one database, read all at once when the first is needed, and again for one that is not among
 * them. Safe for any thread.
 */
final class ContentTypes implements ContentTypeIds {
    private static final Origin ORIGIN = Origin.of(Cause.QUERY, ContentType_.META.label());

    private final Database database;
    private final Map<String, ContentType> byName = new ConcurrentHashMap<>();
    private final Map<Long, ContentType> byId = new ConcurrentHashMap<>();
    /** Added in a transaction that may be rolled back; until then they are remembered by nobody. */
    private final Set<String> uncommitted = ConcurrentHashMap.newKeySet();

    ContentTypes(Database database) {
        this.database = database;
    }

    /** The name of a model's content type: {@code blog.post}. */
    private static String name(ModelMeta<?> model) {
        return model.app() + "." + model.concrete().name().toLowerCase(Locale.ROOT);
    }

    /** The number for a comparison, which adds no content type: nothing points to a model that has none. */
    @Override
    public long idOf(ModelMeta<?> model) {
        ContentType found = find(name(model.concrete()));
        return found == null ? NONE : found.id;
    }

    /** The content type to point to, added when the model has none yet. */
    ContentType forWriting(ModelMeta<?> model) {
        refuseWithoutTable();
        ContentType found = find(name(model.concrete()));
        return found == null ? add(model.concrete()) : found;
    }

    /** The model of that number, or null when there is none, or none of that name any more. */
    @Nullable
    ModelMeta<?> model(Object id) {
        ContentType known = byId.get(id);
        if (known == null) {
            known = read().values().stream()
                    .filter(type -> type.id.equals(id))
                    .findFirst()
                    .orElse(null);
        }
        return known == null ? null : model(known);
    }

    @Nullable
    ModelMeta<?> model(ContentType type) {
        for (ModelMeta<?> model : database.models().models()) {
            if (!model.isProxy() && name(model).equals(type.toString())) {
                return model;
            }
        }
        return null;
    }

    private @Nullable ContentType find(String name) {
        ContentType known = byName.get(name);
        return known == null ? read().get(name) : known;
    }

    private Map<String, ContentType> read() {
        Map<String, ContentType> all = new HashMap<>();
        Select select = Select.of(ContentType_.META).orderedBy(List.of());
        for (Object row :
                new Fetching(database, FetchMode.ONE).all(select, ORIGIN).rows()) {
            ContentType type = (ContentType) Objects.requireNonNull(row);
            all.put(type.toString(), type);
            if (!uncommitted.contains(type.toString()) || !database.inTransaction()) {
                remember(type);
            }
        }
        return all;
    }

    private void remember(ContentType type) {
        uncommitted.remove(type.toString());
        byName.put(type.toString(), type);
        byId.put(type.id, type);
    }

    void forget() {
        byName.clear();
        byId.clear();
    }

    /** One statement, which gives the number also when another has added the model meanwhile. */
    private ContentType add(ModelMeta<?> model) {
        RowStatements statements = new RowStatements(database.compiler().dialect());
        Field<?, ?> app = ContentType_.META.field("appLabel");
        Field<?, ?> name = ContentType_.META.field("model");
        String conflict = statements.onConflict(List.of(app, name), List.of(name));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(model));
        @Nullable
        Object[] written = new Fetching(database, FetchMode.ONE)
                .written(
                        statements.insert(
                                ContentType_.META.table(),
                                List.of(app, name),
                                rows,
                                conflict,
                                List.of(ContentType_.META.primaryKeyField())),
                        Origin.of(Cause.SAVE, ContentType_.META.label()))
                .get(0);
        ContentType type = new ContentType();
        type.id = (Long) Objects.requireNonNull(written[0]);
        type.appLabel = model.app();
        type.model = model.name().toLowerCase(Locale.ROOT);
        RowState.of(type).stored(database.alias());
        if (database.inTransaction()) {
            uncommitted.add(type.toString());
            database.onCommit(() -> remember(type));
        } else {
            remember(type);
        }
        return type;
    }

    private static List<@Nullable Object> row(ModelMeta<?> model) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(model.app());
        row.add(model.name().toLowerCase(Locale.ROOT));
        return row;
    }

    /** All models, as Django's migrations add them; nothing where no model needs them. */
    void fill() {
        forget();
        if (!isTable()) {
            return;
        }
        RowStatements statements = new RowStatements(database.compiler().dialect());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ModelMeta<?> model : database.models().models()) {
            if (!model.isProxy()) {
                rows.add(row(model));
            }
        }
        List<Field<?, ?>> fields = List.of(ContentType_.META.field("appLabel"), ContentType_.META.field("model"));
        database.connections()
                .update(
                        statements.insert(
                                ContentType_.META.table(),
                                fields,
                                rows,
                                statements.onConflict(fields, List.of()),
                                List.of()),
                        Origin.of(Cause.MIGRATION, ContentType_.META.label()));
    }

    private boolean isTable() {
        return database.models().models().contains(ContentType_.META)
                && Databases.allowsTable(database.alias(), ContentType_.META);
    }

    private void refuseWithoutTable() {
        if (!database.models().models().contains(ContentType_.META)) {
            throw new IllegalStateException("Database '" + database.alias() + "' has no content types, because none of"
                    + " its models has a GenericRef.\n  Add ContentType_.META to its models(…), or give a model a"
                    + " GenericRef.");
        }
    }
}
