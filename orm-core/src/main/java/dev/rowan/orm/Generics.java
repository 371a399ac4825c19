package dev.rowan.orm;

import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.GenericSlot;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the generic keys of a row lead: as they were set, as they are written, and the row at their end. */
final class Generics {
    private Generics() {}

    /** The generic key that a holder belongs to, by the holder's identity. */
    static GenericKey<?> keyOf(GenericSlot slot) {
        Model owner = (Model) GenericSlot.ownerOf(slot);
        for (GenericKey<?> key : of(owner.meta())) {
            if (key.slot(owner) == slot) {
                return key;
            }
        }
        throw new IllegalStateException("A GenericRef of " + owner.meta().name()
                + " belongs to none of its fields.\n  A holder is made once, in its field: = genericRef().");
    }

    /** The generic keys of a model and its parents. */
    static List<GenericKey<?>> of(ModelMeta<?> model) {
        List<GenericKey<?>> all = new ArrayList<>();
        for (ModelMeta<?> at = model.concrete(); at != null; at = at.parent()) {
            all.addAll(at.generics());
        }
        return all;
    }

    static void point(GenericSlot slot, GenericKey<?> key, Model row) {
        Object target = row.key();
        GenericSlot.point(slot, row.meta().concrete(), target == null ? null : key.kept(target));
        GenericSlot.found(slot, row);
    }

    /** Loads the two columns where {@code only} or {@code defer} had left them out. */
    static void loadColumns(GenericSlot slot) {
        Model owner = (Model) GenericSlot.ownerOf(slot);
        if (RowState.of(owner).deferred() != null) {
            GenericKey<?> key = keyOf(slot);
            Lazily.column(owner, key.type());
            Lazily.column(owner, key.key());
        }
    }

    /** The model of the row, or null. */
    static @Nullable ModelMeta<?> modelOf(GenericSlot slot, Database database) {
        loadColumns(slot);
        ModelMeta<?> known = GenericSlot.modelOf(slot);
        Object type = GenericSlot.typeOf(slot);
        return known != null || type == null ? known : database.contentTypes().model(type);
    }

    /** Gives the numbers of their content types to what was assigned, and keys to rows that were saved since. */
    static void settle(Model row, Database database, String operation) {
        for (GenericKey<?> key : of(row.meta())) {
            GenericSlot slot = key.slot(row);
            if (GenericSlot.targetOf(slot) instanceof Model target && GenericSlot.keyOf(slot) == null) {
                if (target.key() == null) {
                    throw new IllegalArgumentException(
                            operation + " prohibited to prevent data loss due to unsaved related" + " object '"
                                    + key.name() + "'.\n  Save " + target + " first.");
                }
                point(slot, key, target);
            }
            ModelMeta<?> model = assigned(row, slot, database);
            if (model != null) {
                GenericSlot.settle(slot, database.contentTypes().forWriting(model).id, GenericSlot.keyOf(slot));
            }
        }
    }

    /** The model whose number is to be found: one that was set, or one that another database has numbered. */
    private static @Nullable ModelMeta<?> assigned(Model row, GenericSlot slot, Database database) {
        ModelMeta<?> set = GenericSlot.modelOf(slot);
        String from = RowState.of(row).database();
        Object type = GenericSlot.typeOf(slot);
        if (set != null || type == null || from == null || from.equals(database.alias())) {
            return set;
        }
        return Databases.named(from).contentTypes().model(type);
    }

    /** The row that the holder leads to, loaded now unless it is there; null when there is none. */
    static @Nullable Object target(GenericSlot slot) {
        loadColumns(slot);
        if (GenericSlot.isKnown(slot)) {
            return GenericSlot.targetOf(slot);
        }
        Model owner = (Model) GenericSlot.ownerOf(slot);
        GenericKey<?> key = keyOf(slot);
        Siblings siblings = RowState.of(owner).siblings() instanceof Siblings group ? group : null;
        if (siblings != null && siblings.mode == FetchMode.RAISE) {
            throw new LazyLoadRefused(key.toString(), "Ask for it with prefetchRelated(\"" + key.name() + "\").");
        }
        GenericLoad.lazily(Lazily.database(owner), key, owner, siblings);
        return GenericSlot.targetOf(slot);
    }

    /** Why there is no row, where there must be one. */
    static DoesNotExist missing(GenericSlot slot) {
        Model owner = (Model) GenericSlot.ownerOf(slot);
        GenericKey<?> key = keyOf(slot);
        if (GenericSlot.keyOf(slot) == null) {
            return new RelatedObjectDoesNotExist(owner.meta(), owner.meta(), key.name());
        }
        ModelMeta<?> model = modelOf(slot, Lazily.database(owner));
        return model == null
                ? new DoesNotExist(
                        owner.meta(),
                        key + " leads to a content type, " + GenericSlot.typeOf(slot)
                                + ", that is none, or of no model of this database.")
                : DoesNotExist.of(model);
    }
}
