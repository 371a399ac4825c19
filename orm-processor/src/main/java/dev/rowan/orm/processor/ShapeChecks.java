package dev.rowan.orm.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Whether a class can be a model, and whether it inherits as models can. */
final class ShapeChecks {
    private final Language language;
    private final Complaints complaints;

    ShapeChecks(Language language, Complaints complaints) {
        this.language = language;
        this.complaints = complaints;
    }

    boolean check(TypeElement type) {
        Language.complete(type.getSuperclass());
        if (type.getKind() != ElementKind.CLASS || !language.extendsModel(type)) {
            complaints.at(
                    type,
                    type.getSimpleName() + " is annotated with @Table, but is no model."
                            + "\n  Make it a class that extends dev.rowan.orm.Model, or another model.");
            return false;
        }
        return isReachable(type)
                && fillsTypes(type)
                && (type.getModifiers().contains(Modifier.ABSTRACT) || (isPlain(type) && hasConstructor(type)));
    }

    private boolean isReachable(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                String whose = at.equals(type)
                        ? "The model " + type.getSimpleName() + " is private"
                        : "The model " + type.getSimpleName() + " is inside " + at.getSimpleName()
                                + ", which is private";
                complaints.at(
                        type,
                        whose + ", so that " + Names.companion(type) + " cannot reach it."
                                + "\n  Make it package-private.");
                return false;
            }
        }
        if (type.getNestingKind() == NestingKind.MEMBER && !type.getModifiers().contains(Modifier.STATIC)) {
            complaints.at(
                    type,
                    "The model " + type.getSimpleName() + " is an inner class: a row has no object around it."
                            + "\n  Make it static.");
            return false;
        }
        return true;
    }

    /** A raw parent would leave the types of its columns open. */
    private boolean fillsTypes(TypeElement type) {
        for (TypeMirror at = type.getSuperclass(); at instanceof DeclaredType above; ) {
            TypeElement parent = (TypeElement) above.asElement();
            if (above.getTypeArguments().size() != parent.getTypeParameters().size()) {
                complaints.at(
                        type,
                        type.getSimpleName() + " extends " + parent.getSimpleName() + " without type arguments, which"
                                + " leaves the types of columns open." + "\n  Write extends " + parent.getSimpleName()
                                + "<"
                                + String.join(
                                        ", ",
                                        parent.getTypeParameters().stream()
                                                .map(variable ->
                                                        variable.getSimpleName().toString())
                                                .toList())
                                + "> with a class for each.");
                return false;
            }
            at = parent.getSuperclass();
        }
        return true;
    }

    private boolean isPlain(TypeElement type) {
        if (type.getTypeParameters().isEmpty()) {
            return true;
        }
        complaints.at(
                type,
                "The model " + type.getSimpleName() + " has type parameters, but a table has columns of one type each."
                        + "\n  Make it abstract and give each case a model of its own, such as class "
                        + type.getSimpleName() + "OfLong extends " + type.getSimpleName() + "<Long>.");
        return false;
    }

    private boolean hasConstructor(TypeElement type) {
        List<ExecutableElement> all = ElementFilter.constructorsIn(type.getEnclosedElements());
        for (ExecutableElement constructor : all) {
            if (constructor.getParameters().isEmpty()) {
                return isUsable(type, constructor);
            }
        }
        complaints.at(
                type,
                "The model " + type.getSimpleName() + " has no constructor without parameters, so that no row can be"
                        + " read." + "\n  Its constructors: " + described(type, all) + "." + "\n  Add "
                        + type.getSimpleName() + "() {} beside them; it may be package-private.");
        return false;
    }

    private static String described(TypeElement type, List<ExecutableElement> constructors) {
        return String.join(
                ", ",
                constructors.stream()
                        .map(one -> type.getSimpleName() + "("
                                + String.join(
                                        ", ",
                                        one.getParameters().stream()
                                                .map(parameter -> parameter
                                                        .getSimpleName()
                                                        .toString())
                                                .toList())
                                + ")")
                        .toList());
    }

    private boolean isUsable(TypeElement type, ExecutableElement constructor) {
        if (constructor.getModifiers().contains(Modifier.PRIVATE)) {
            complaints.at(
                    constructor,
                    "The constructor " + type.getSimpleName() + "() is private, so that no row can be read."
                            + "\n  Make it package-private; it need not be public.");
            return false;
        }
        for (TypeMirror thrown : constructor.getThrownTypes()) {
            boolean unchecked =
                    language.isA(thrown, "java.lang.RuntimeException") || language.isA(thrown, "java.lang.Error");
            if (!unchecked) {
                TypeElement exception = Language.element(thrown);
                complaints.at(
                        constructor,
                        "The constructor " + type.getSimpleName() + "() throws "
                                + (exception == null ? "a checked exception" : exception.getSimpleName())
                                + ", which reading a row cannot handle."
                                + "\n  Let it throw unchecked exceptions only.");
                return false;
            }
        }
        return true;
    }

    void inheritance(ModelClass model) {
        plainParents(model.type());
        proxy(model);
        objects(model);
        key(model);
        if (model.isChild() && model.parent() != null) {
            noKeyOfItsOwn(model, model.parent());
        }
    }

    /** A class between a model and its model, without @Table, must not have columns: nobody would see them. */
    private void plainParents(TypeElement type) {
        for (TypeElement at = Language.above(type); at != null && isBetween(at); at = Language.above(at)) {
            List<VariableElement> fields = ModelReader.fields(at);
            if (!fields.isEmpty()) {
                complaints.at(
                        type,
                        type.getSimpleName() + " inherits " + fields.get(0).getSimpleName() + " from "
                                + at.getSimpleName() + ", which is no model." + "\n  Annotate " + at.getSimpleName()
                                + " with @Table and make it abstract, or make its fields transient.");
            }
        }
    }

    private static boolean isBetween(TypeElement type) {
        return !ModelReader.isModel(type) && !type.getQualifiedName().contentEquals("dev.rowan.orm.Model");
    }

    private void proxy(ModelClass model) {
        if (!model.isProxy()) {
            return;
        }
        if (model.isAbstract() || model.parent() == null) {
            complaints.at(
                    model.type(),
                    model.table(),
                    "proxy",
                    model.name() + " is a proxy, but "
                            + (model.isAbstract() ? "abstract" : "extends no model with a" + " table") + "."
                            + "\n  A proxy is a concrete class over a concrete model: class "
                            + model.name() + " extends Post.");
        }
        for (Member member : model.members()) {
            complaints.at(
                    member.field(),
                    model.name() + "." + member.name() + " is a column, but " + model.name()
                            + " is a proxy and has no table." + "\n  Move it to the model, make it transient, or leave"
                            + " proxy = true out.");
        }
    }

    /** Java would silently give the parent's: {@code Restaurant.objects} would list places. */
    private void objects(ModelClass model) {
        if (model.isAbstract() || declaresObjects(model.type())) {
            return;
        }
        for (TypeElement at = Language.above(model.type()); at != null; at = Language.above(at)) {
            if (declaresObjects(at)) {
                complaints.at(
                        model.type(),
                        model.name() + " has no objects of its own, so that " + model.name() + ".objects would be "
                                + at.getSimpleName() + "'s." + "\n  Add public static final Manager<" + model.name()
                                + "> objects = " + Names.companion(model.type()) + ".manager();");
                return;
            }
        }
    }

    private static boolean declaresObjects(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .anyMatch(field -> field.getSimpleName().contentEquals("objects")
                        && field.getModifiers().contains(Modifier.STATIC));
    }

    private void key(ModelClass model) {
        boolean none = model.allMembers().stream().noneMatch(ShapeChecks::isKey);
        if (!model.isAbstract() && !model.isProxy() && none && !hasKeyField(model.type())) {
            complaints.at(
                    model.type(),
                    "The model " + model.name() + " has no primary key." + "\n  Add Long id; which the database"
                            + " counts up, or annotate one of its fields with @PrimaryKey.");
        }
    }

    /** A key whose type is wrong has been told of already. */
    private static boolean hasKeyField(TypeElement type) {
        return Targets.keyOf(type) != null;
    }

    static boolean isKey(Member member) {
        return (member instanceof Member.Column column && column.primaryKey())
                || (member instanceof Member.Key key && key.primaryKey());
    }

    private void noKeyOfItsOwn(ModelClass model, ModelClass parent) {
        for (Member member : model.members()) {
            if (isKey(member)) {
                complaints.at(
                        member.field(),
                        model.name() + "." + member.name() + " is a primary key, but a " + model.name() + " has the key"
                                + " of its " + parent.name() + "." + "\n  Leave it out, or call it something else.");
            }
        }
    }
}
