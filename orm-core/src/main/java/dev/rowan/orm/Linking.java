package dev.rowan.orm;

import dev.rowan.orm.compile.LinkStatements;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.LinkTable;
import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The links of one row over a many-to-many relation, from either side: adding, removing, clearing, setting. */
final class Linking {
    private static final Transaction JOINING = Transaction.DEFAULT.withoutSavepoint();

    private final Model owner;
    private final Relation relation;
    private final ManyToMany<?> forward;
    private final boolean reverse;
    private final Database database;
    private final LinkStatements statements;
    private final LinkTable link;
    private final Object ownerKey;

    Linking(Model owner, Relation relation) {
        this.owner = owner;
        this.relation = relation;
        this.reverse = relation instanceof Reverse;
        this.forward = (ManyToMany<?>) (relation instanceof Reverse back ? back.forward() : relation);
        this.database = Lazily.writing(owner);
        this.statements = new LinkStatements(database.compiler().dialect());
        this.link = forward.link();
        this.ownerKey = Objects.requireNonNull(Stitching.value(near(), owner), "an owner that is stored");
    }

    private Field<?, ?> near() {
        return reverse ? link.target() : link.source();
    }

    private Field<?, ?> far() {
        return reverse ? link.source() : link.target();
    }

    private String nearColumn() {
        return reverse ? link.targetColumn() : link.sourceColumn();
    }

    private String farColumn() {
        return reverse ? link.sourceColumn() : link.targetColumn();
    }

    private Origin origin() {
        return Origin.of(Cause.SAVE, forward.model().label(), owner.meta().name() + "." + relation.name(), null);
    }

    /** The keys of rows, or of what are keys already; each once. */
    private Set<Object> keys(Collection<?> rowsOrKeys) {
        Set<Object> keys = new LinkedHashSet<>();
        for (Object one : rowsOrKeys) {
            if (!(one instanceof Model row)) {
                keys.add(
                        Objects.requireNonNull(far().type().toValue(far().type().toCarrier(one))));
                continue;
            }
            if (!relation.target().type().isInstance(row)) {
                throw new IllegalArgumentException(
                        "'" + relation.target().name() + "' instance expected, got " + row + ".");
            }
            Object key = Stitching.value(far(), row);
            if (key == null || !Databases.allowsRelation(owner, row)) {
                throw new IllegalArgumentException("Cannot add \"" + row + "\": instance is on database \""
                        + database.alias() + "\", value is on database \""
                        + RowState.of(row).database() + "\".\n  Save it on the owner's database first.");
            }
            keys.add(key);
        }
        return keys;
    }

    private void forget() {
        ManySlot slot = Stitching.many(relation, owner);
        if (slot != null) {
            ManySlot.setPrefetched(slot, null);
        } else {
            RowState.of(owner).forget(relation.name());
        }
    }

    void add(Collection<?> rowsOrKeys, @Nullable Consumer<? super Model> defaults) {
        forget();
        database.connections().atomic(JOINING, () -> {
            if (!rowsOrKeys.isEmpty()) {
                Set<Object> keys = keys(rowsOrKeys);
                insert(keys, nearColumn(), near(), farColumn(), far(), true, defaults);
                if (forward.isSymmetrical()) {
                    insert(keys, farColumn(), near(), nearColumn(), far(), false, defaults);
                }
            }
            return true;
        });
    }

    private void insert(
            Set<Object> keys,
            String nearColumn,
            Field<?, ?> near,
            String farColumn,
            Field<?, ?> far,
            boolean telling,
            @Nullable Consumer<? super Model> defaults) {
        boolean heard = telling && database.signals().hearsLinksOf(forward);
        ModelMeta<?> through = link.through();
        if (through == null && !heard) {
            write(statements.link(link.table(), nearColumn, near, ownerKey, farColumn, far, keys, true));
            return;
        }
        Set<Object> fresh = new LinkedHashSet<>(keys);
        Statement linked = statements.linked(link.table(), nearColumn, near, ownerKey, farColumn, far, keys);
        fresh.removeAll(read(linked));
        tell(Signals.LinkAction.PRE_ADD, fresh);
        if (!fresh.isEmpty()) {
            if (through == null) {
                write(statements.link(link.table(), nearColumn, near, ownerKey, farColumn, far, fresh, true));
            } else {
                insertThrough(through, fresh, nearColumn, farColumn, defaults);
            }
        }
        tell(Signals.LinkAction.POST_ADD, fresh);
    }

    private void insertThrough(
            ModelMeta<?> through,
            Set<Object> fresh,
            String nearColumn,
            String farColumn,
            @Nullable Consumer<? super Model> defaults) {
        List<Model> links = new ArrayList<>();
        for (Object key : fresh) {
            Model row = (Model) through.create();
            for (ForeignKey<?> field : through.foreignKeys()) {
                if (field.column().equals(nearColumn)) {
                    Stitching.set(field, row, ownerKey);
                } else if (field.column().equals(farColumn)) {
                    Stitching.set(field, row, key);
                }
            }
            if (defaults != null) {
                defaults.accept(row);
            }
            links.add(row);
        }
        new BulkInsert(database, through, BulkOptions.DEFAULT).run(links);
    }

    private List<Object> read(Statement statement) {
        List<Object> keys = new ArrayList<>();
        for (Object row :
                new Fetching(database, FetchMode.ONE).all(statement, origin()).rows()) {
            keys.add(Objects.requireNonNull(((Object[]) Objects.requireNonNull(row))[0]));
        }
        return keys;
    }

    private void write(Statement statement) {
        database.connections().update(statement, origin());
    }

    private void tell(Signals.LinkAction action, @Nullable Collection<Object> keys) {
        database.signals()
                .linked(
                        forward,
                        () -> new Signals.Linked(
                                action,
                                owner,
                                relation.name(),
                                reverse,
                                relation.target().type(),
                                keys == null ? null : Signals.keys(keys),
                                database));
    }

    void remove(Collection<?> rowsOrKeys) {
        forget();
        if (rowsOrKeys.isEmpty()) {
            return;
        }
        Set<Object> keys = keys(rowsOrKeys);
        database.connections().atomic(JOINING, () -> {
            tell(Signals.LinkAction.PRE_REMOVE, keys);
            unlink(keys);
            tell(Signals.LinkAction.POST_REMOVE, keys);
            return true;
        });
    }

    private void unlink(@Nullable Collection<Object> keys) {
        ModelMeta<?> through = link.through();
        if (through != null) {
            removeRows(through, keys);
            return;
        }
        write(statements.unlink(
                link.table(), nearColumn(), near(), ownerKey, farColumn(), far(), keys, forward.isSymmetrical()));
    }

    /** Links that are rows of a model go as its rows do: with their signals, and with what points to them. */
    private void removeRows(ModelMeta<?> through, @Nullable Collection<Object> keys) {
        String near = keyName(through, nearColumn());
        String far = keyName(through, farColumn());
        List<Predicate> either = new ArrayList<>(List.of(leading(near, far, keys)));
        if (forward.isSymmetrical()) {
            either.add(leading(far, near, keys));
        }
        Select gone = Select.of(through).and(new Clause.Filter(new Predicate.AnyOf(either), false));
        Deleting.query(database, gone, owner);
    }

    private Predicate leading(String from, String to, @Nullable Collection<Object> keys) {
        List<Predicate> all = new ArrayList<>();
        all.add(new Predicate.Lookup(Chain.path(from), "exact", Expression.Value.of(ownerKey)));
        if (keys != null) {
            all.add(new Predicate.Lookup(Chain.path(to), "in", Expression.Items.of(keys)));
        }
        return new Predicate.AllOf(all);
    }

    private static String keyName(ModelMeta<?> through, String column) {
        for (ForeignKey<?> key : through.foreignKeys()) {
            if (key.column().equals(column)) {
                return key.name();
            }
        }
        throw new IllegalStateException(through + " has no key in " + column);
    }

    void clear() {
        database.connections().atomic(JOINING, () -> {
            tell(Signals.LinkAction.PRE_CLEAR, null);
            forget();
            unlink(null);
            tell(Signals.LinkAction.POST_CLEAR, null);
            return true;
        });
    }

    /** Exactly these: what is missing is added, what is too much removed. */
    void set(Collection<?> rowsOrKeys, @Nullable Consumer<? super Model> defaults) {
        database.connections().atomic(JOINING, () -> {
            Set<Object> old = new LinkedHashSet<>(
                    read(statements.linked(link.table(), nearColumn(), near(), ownerKey, farColumn(), far(), null)));
            Set<Object> fresh = keys(rowsOrKeys);
            Set<Object> gone = new LinkedHashSet<>(old);
            gone.removeAll(fresh);
            fresh.removeAll(old);
            remove(gone);
            add(fresh, defaults);
            return true;
        });
    }
}
