package dev.rowan.orm.processor;

import dev.rowan.orm.processor.Member.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/** The model that a relation leads to, as its holder or its options name it, and the key that points there. */
final class Targets {
    private final Language language;

    Targets(Language language) {
        this.language = language;
    }

    /**
     * Where a holder leads, or null when it names no model.
     *
     * @param viewer the model that has the field
     * @param declaring the class that declares it: the model, or an abstract parent
     * @param named the option {@code target}, empty where the holder's type argument tells
     */
    @Nullable
    Target of(TypeElement viewer, TypeElement declaring, DeclaredType holder, String named) {
        boolean own = viewer.equals(declaring);
        if (named.equals("self")) {
            boolean open = own && declaring.getModifiers().contains(Modifier.ABSTRACT);
            return open ? new Target.Self(declaring) : new Target.Known(viewer);
        }
        if (!named.isEmpty()) {
            TypeElement found = find(declaring, named);
            return found == null ? new Target.Label(label(declaring, named)) : new Target.Known(found);
        }
        if (holder.getTypeArguments().isEmpty()) {
            return null;
        }
        TypeMirror argument = holder.getTypeArguments().get(0);
        if (argument instanceof TypeVariable variable) {
            return new Target.Variable(variable.asElement().getSimpleName().toString());
        }
        TypeElement model = Language.element(argument);
        return model != null && ModelReader.isModel(model) ? new Target.Known(model) : null;
    }

    /** A model by name: in the same package, by its full name, or by its label in a package beside this one. */
    private @Nullable TypeElement find(TypeElement near, String name) {
        String pack = Names.packageOf(near);
        String beside = pack.contains(".") ? pack.substring(0, pack.lastIndexOf('.')) : "";
        for (String candidate : List.of(Names.qualified(pack, name), name, Names.qualified(beside, name))) {
            TypeElement found = language.elements.getTypeElement(candidate);
            if (found != null && ModelReader.isModel(found)) {
                return found;
            }
        }
        return null;
    }

    private static String label(TypeElement near, String name) {
        if (name.contains(".")) {
            return name;
        }
        String pack = Names.packageOf(near);
        return pack.substring(pack.lastIndexOf('.') + 1) + "." + name;
    }

    /** The column type of a target's key, or null when only the run time knows it. */
    Member.@Nullable KeyType keyType(Target target, String toField) {
        TypeElement model = Member.model(target);
        if (model == null) {
            return null;
        }
        VariableElement key = toField.isEmpty() ? keyOf(model) : fieldOf(model, toField);
        return key == null ? null : typeOf(model, key, 0);
    }

    private Member.@Nullable KeyType typeOf(TypeElement model, VariableElement key, int depth) {
        TypeMirror type = memberType(model, key);
        Language.complete(type);
        if (Language.isMain(type, "Ref") && type instanceof DeclaredType holder && depth < 8) {
            Options given =
                    Options.of(key, "OneToOne").present() ? Options.of(key, "OneToOne") : Options.of(key, "ForeignKey");
            Target next = of(model, declaringOf(key), holder, given.text("target"));
            TypeElement there = next == null ? null : Member.model(next);
            VariableElement further = there == null ? null : keyOf(there);
            return there == null || further == null ? null : typeOf(there, further, depth + 1);
        }
        ColumnType kind = ColumnType.of(language, Language.column(type), Options.of(key, "Column"));
        return kind == null ? null : new Member.KeyType(language.boxed(type), kind);
    }

    private static TypeElement declaringOf(VariableElement field) {
        return (TypeElement) Objects.requireNonNull(field.getEnclosingElement());
    }

    private TypeMirror memberType(TypeElement model, VariableElement field) {
        TypeElement declaring = declaringOf(field);
        return declaring.getTypeParameters().isEmpty()
                ? field.asType()
                : language.types.asMemberOf((DeclaredType) model.asType(), field);
    }

    /** The only key field of a model, its parents' included; null when there is none or several. */
    static @Nullable VariableElement keyOf(TypeElement model) {
        VariableElement id = null;
        List<VariableElement> marked = new ArrayList<>();
        for (TypeElement at = model; at != null; at = Language.above(at)) {
            for (VariableElement field : ModelReader.fields(at)) {
                if (ModelReader.isMarkedKey(field)) {
                    marked.add(field);
                } else if (id == null && field.getSimpleName().contentEquals("id")) {
                    id = field;
                }
            }
        }
        return marked.isEmpty() ? id : marked.size() == 1 ? marked.get(0) : null;
    }

    private static @Nullable VariableElement fieldOf(TypeElement model, String name) {
        for (TypeElement at = model; at != null; at = Language.above(at)) {
            for (VariableElement field : ModelReader.fields(at)) {
                if (Names.spells(name, field.getSimpleName().toString())) {
                    return field;
                }
            }
        }
        return null;
    }
}
