package dev.rowan.orm.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A field of a model that means something to the database. */
sealed interface Member {
    VariableElement field();

    default String name() {
        return field().getSimpleName().toString();
    }

    /**
     * A column of its own.
     *
     * @param type the field's type as the model sees it, type variables of abstract parents filled
     * @param boxed the same, boxed
     * @param lazy whether the field is a {@code Lazy} of that type
     */
    record Column(
            VariableElement field,
            TypeMirror type,
            TypeMirror boxed,
            ColumnType kind,
            boolean nullable,
            boolean primaryKey,
            boolean identity,
            boolean lazy)
            implements Member {
        Options options() {
            return Options.of(field, "Column");
        }
    }

    /** A foreign key or a one-to-one. */
    record Key(
            VariableElement field,
            Target target,
            boolean nullable,
            boolean oneToOne,
            @Nullable KeyType key) implements Member {
        Options options() {
            return Options.of(field, oneToOne ? "OneToOne" : "ForeignKey");
        }

        boolean primaryKey() {
            return options().flag("primaryKey", false);
        }

        String attribute() {
            return name() + "Id";
        }
    }

    /**
     * A key to a row of any model, in two columns.
     *
     * @param key how the keys of its targets are kept
     */
    record Generic(VariableElement field, boolean nullable, KeyType key) implements Member {
        Options options() {
            return Options.of(field, "Generic");
        }

        /** The Java name of the relation to the content type. */
        String type() {
            return name() + "Type";
        }

        /** The Java name of the column of the key. */
        String id() {
            return name() + "Id";
        }

        /** The names of its columns, in Java: the content type as a relation and as a key, and the key. */
        List<String> columns() {
            return List.of(type(), type() + "Id", id());
        }
    }

    record Many(VariableElement field, Target target) implements Member {
        Options options() {
            return Options.of(field, "ManyToMany");
        }
    }

    /** A way back that the model declares. */
    record Back(VariableElement field, Target target, boolean one) implements Member {
        String forward() {
            return Options.of(field, "Reverse").text("value");
        }
    }

    /** The key's own column type: that of the target's key. */
    record KeyType(TypeMirror boxed, ColumnType kind) {}

    /** The other end of a relation. */
    sealed interface Target {
        /** A model that the compiler knows. */
        record Known(TypeElement model) implements Target {}

        /** A type variable of an abstract parent, which the child fills. */
        record Variable(String name) implements Target {}

        /** The model that inherits the relation, {@code target = "self"} in an abstract parent. */
        record Self(TypeElement parent) implements Target {}

        /** A label that only the run time can resolve, for a model of a module that is compiled later. */
        record Label(String label) implements Target {}
    }

    /** The model at the other end when the compiler knows it, or null. */
    static @Nullable TypeElement model(Target target) {
        return target instanceof Target.Known known ? known.model() : null;
    }

    /** The relations among members, for messages and paths. */
    static @Nullable Target targetOf(Member member) {
        if (member instanceof Key key) {
            return key.target();
        }
        if (member instanceof Many many) {
            return many.target();
        }
        return member instanceof Back back ? back.target() : null;
    }

    /** The names of columns that are not the member's own name. */
    private static List<String> attributes(Member member) {
        return member instanceof Key key
                ? List.of(key.attribute())
                : member instanceof Generic generic ? generic.columns() : List.of();
    }

    /** Whether a name means a column of the table: a member's own, or one of a generic key's two. */
    static boolean isColumn(@Nullable Member member, String name) {
        return member instanceof Column
                || member instanceof Key
                || (member instanceof Generic generic && !Names.spells(name, generic.name()));
    }

    static @Nullable Member named(List<Member> members, String name) {
        for (Member member : members) {
            if (Names.spells(name, member.name())
                    || attributes(member).stream().anyMatch(each -> Names.spells(name, each))) {
                return member;
            }
        }
        return null;
    }
}
