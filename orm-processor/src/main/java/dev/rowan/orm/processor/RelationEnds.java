package dev.rowan.orm.processor;

import dev.rowan.orm.processor.Member.Target;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Where relations lead. */
final class RelationEnds {
    private final Language language;
    private final Complaints complaints;

    RelationEnds(Language language, Complaints complaints) {
        this.language = language;
        this.complaints = complaints;
    }

    static String place(ModelClass model, VariableElement field) {
        return model.name() + "." + field.getSimpleName();
    }

    /** The model at the other end, with a complaint when it has no rows of its own. */
    @Nullable
    TypeElement concrete(ModelClass model, Member member) {
        Target target = Member.targetOf(member);
        TypeElement found = target == null ? null : Member.model(target);
        if (found != null && found.getModifiers().contains(Modifier.ABSTRACT)) {
            complaints.unusable(
                    member.field(),
                    place(model, member.field()) + " leads to " + found.getSimpleName() + ", which is abstract and has"
                            + " no table." + "\n  Let it lead to one of the models that inherit from "
                            + found.getSimpleName() + ".");
            return null;
        }
        return found;
    }

    /** Whether a key to {@code end} is a key to {@code model}: the same table, seen as itself or by a proxy. */
    boolean leads(TypeElement model, TypeElement end) {
        return model.equals(end)
                || (Options.of(model, "Table").flag("proxy", false)
                        && language.types.isSubtype(model.asType(), end.asType()));
    }

    static @Nullable TypeElement of(Member member) {
        Target target = Member.targetOf(member);
        return target == null ? null : Member.model(target);
    }
}
