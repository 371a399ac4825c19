package dev.rowan.orm.processor;

import dev.rowan.orm.processor.ColumnType.Shape;
import dev.rowan.orm.processor.ColumnType.Way;
import dev.rowan.orm.processor.Member.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads a model from its source, silently: what is wrong with it is left out here and told by {@link Checks}. */
final class ModelReader {
    private static final Set<String> INTEGERS =
            Set.of("java.lang.Long", "java.lang.Integer", "java.lang.Short", "java.lang.Byte");
    /** How the keys of a generic relation may be kept. */
    private static final Set<String> GENERIC_KEYS =
            Set.of("java.lang.Long", "java.lang.Integer", "java.lang.String", "java.util.UUID");

    private static final Set<String> JSON_CLASSES =
            Set.of("java.util.Map", "java.util.List", "java.util.Set", "com.fasterxml.jackson.databind.JsonNode");

    private final Language language;
    /** Whether fields of missing classes are left out, where otherwise their model waits for them. */
    private final boolean lenient;

    ModelReader(Language language, boolean lenient) {
        this.language = language;
        this.lenient = lenient;
    }

    /** Whether a class is a model or an abstract parent of models. */
    static boolean isModel(TypeElement type) {
        return Options.of(type, "Table").present();
    }

    ModelClass read(TypeElement type) {
        List<ModelClass.Abstract> abstracts = new ArrayList<>();
        DeclaredType as = (DeclaredType) type.asType();
        ModelClass parent = null;
        Language.complete(type.getSuperclass());
        for (DeclaredType above = superclass(as); above != null; above = superclass(above)) {
            TypeElement element = (TypeElement) above.asElement();
            if (!isModel(element)) {
                continue;
            }
            if (!element.getModifiers().contains(Modifier.ABSTRACT)) {
                parent = read(element);
                break;
            }
            abstracts.add(0, abstractParent(type, above));
        }
        Options table = Options.of(type, "Table");
        return new ModelClass(
                type,
                table,
                type.getModifiers().contains(Modifier.ABSTRACT),
                table.flag("proxy", false),
                abstracts,
                parent,
                members(type, type, as));
    }

    private ModelClass.Abstract abstractParent(TypeElement viewer, DeclaredType as) {
        TypeElement type = (TypeElement) as.asElement();
        return new ModelClass.Abstract(type, as, Options.of(type, "Table"), members(viewer, type, as));
    }

    /** The superclass with its type arguments as the subclass gives them. */
    private @Nullable DeclaredType superclass(DeclaredType type) {
        for (TypeMirror above : language.types.directSupertypes(type)) {
            if (above instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.CLASS) {
                boolean top = Language.is(declared, "java.lang.Object");
                return top ? null : declared;
            }
        }
        return null;
    }

    /** The fields of a class that could be members: neither static nor transient. */
    static List<VariableElement> fields(TypeElement type) {
        List<VariableElement> all = new ArrayList<>();
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            Set<Modifier> modifiers = field.getModifiers();
            if (!modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.TRANSIENT)) {
                all.add(field);
            }
        }
        return all;
    }

    private List<Member> members(TypeElement viewer, TypeElement declaring, DeclaredType as) {
        List<Member> members = new ArrayList<>();
        boolean otherKey = fields(declaring).stream().anyMatch(ModelReader::isMarkedKey);
        for (VariableElement field : fields(declaring)) {
            try {
                Language.complete(field.asType());
                Member member = member(viewer, declaring, as, field, otherKey);
                if (member != null) {
                    members.add(member);
                }
            } catch (NotYet missing) {
                if (!lenient) {
                    throw missing;
                }
            }
        }
        return members;
    }

    private @Nullable Member member(
            TypeElement viewer, TypeElement declaring, DeclaredType as, VariableElement field, boolean otherKey) {
        TypeMirror whole = as.getTypeArguments().isEmpty() ? field.asType() : language.types.asMemberOf(as, field);
        TypeMirror type = Language.column(whole);
        if (Language.isMain(type, "Ref") || Language.isMain(type, "Many")) {
            return relation(viewer, declaring, field, (DeclaredType) type);
        }
        if (Language.isMain(type, "GenericRef")) {
            return generic(field);
        }
        ColumnType kind = kindOf(type, Options.of(field, "Column"));
        if (kind == null) {
            return null;
        }
        TypeMirror boxed = language.boxed(type);
        boolean key = isMarkedKey(field) || (!otherKey && field.getSimpleName().contentEquals("id"));
        boolean lazy = Language.isMain(whole, "Lazy");
        boolean nullable = !key && (lazy ? argumentIsNullable(field) : Language.saysNullable(field));
        return new Member.Column(field, type, boxed, kind, nullable, key, key && isIdentity(field, boxed), lazy);
    }

    private @Nullable Member generic(VariableElement field) {
        TypeMirror given = Options.of(field, "Generic").type("key");
        TypeMirror boxed = given != null
                ? given
                : Objects.requireNonNull(language.elements.getTypeElement("java.lang.Long"))
                        .asType();
        TypeElement element = Language.element(boxed);
        String name = element == null ? "" : element.getQualifiedName().toString();
        ColumnType kind = GENERIC_KEYS.contains(name) ? ColumnType.ofClass(name) : null;
        return kind == null
                ? null
                : new Member.Generic(field, argumentIsNullable(field), new Member.KeyType(boxed, kind));
    }

    private static boolean isMarkedKey(VariableElement field) {
        return Options.of(field, "PrimaryKey").present()
                || Options.of(field, "OneToOne").flag("primaryKey", false)
                || Options.of(field, "ForeignKey").flag("primaryKey", false);
    }

    private static boolean isIdentity(VariableElement field, TypeMirror boxed) {
        TypeElement element = Language.element(boxed);
        boolean integer =
                element != null && INTEGERS.contains(element.getQualifiedName().toString());
        boolean standard = integer && field.getSimpleName().contentEquals("id");
        return Options.of(field, "PrimaryKey").flag("identity", standard);
    }

    private @Nullable Member relation(
            TypeElement viewer, TypeElement declaring, VariableElement field, DeclaredType holder) {
        Options key = Options.of(field, "ForeignKey");
        Options one = Options.of(field, "OneToOne");
        Options many = Options.of(field, "ManyToMany");
        Options back = Options.of(field, "Reverse");
        boolean ref = Language.isMain(holder, "Ref");
        Options given = key.present() ? key : one;
        if (ref ? many.present() : given.present()) {
            return null;
        }
        Target target = target(viewer, declaring, holder, given.present() ? given.text("target") : "");
        if (target == null) {
            return null;
        }
        if (given.present()) {
            Member.KeyType type = keyType(target, given.text("toField"));
            return new Member.Key(field, target, argumentIsNullable(field), one.present(), type);
        }
        if (many.present()) {
            return new Member.Many(field, target);
        }
        return back.present() ? new Member.Back(field, target, ref) : null;
    }

    private static boolean argumentIsNullable(VariableElement field) {
        return field.asType() instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()
                && Language.saysNullable(declared.getTypeArguments().get(0));
    }

    private @Nullable Target target(TypeElement viewer, TypeElement declaring, DeclaredType holder, String named) {
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
        return model != null && isModel(model) ? new Target.Known(model) : null;
    }

    /** A model by name: in the same package, by its full name, or by its label in a package beside this one. */
    private @Nullable TypeElement find(TypeElement near, String name) {
        String pack = Names.packageOf(near);
        String beside = pack.contains(".") ? pack.substring(0, pack.lastIndexOf('.')) : "";
        for (String candidate : List.of(Names.qualified(pack, name), name, Names.qualified(beside, name))) {
            TypeElement found = language.elements.getTypeElement(candidate);
            if (found != null && isModel(found)) {
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
    private Member.@Nullable KeyType keyType(Target target, String toField) {
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
            Target next = target(model, declaringOf(key), holder, given.text("target"));
            TypeElement there = next == null ? null : Member.model(next);
            VariableElement further = there == null ? null : keyOf(there);
            return there == null || further == null ? null : typeOf(there, further, depth + 1);
        }
        ColumnType kind = kindOf(Language.column(type), Options.of(key, "Column"));
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
            for (VariableElement field : fields(at)) {
                if (isMarkedKey(field)) {
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
            for (VariableElement field : fields(at)) {
                if (field.getSimpleName().contentEquals(name)
                        || Names.snake(field.getSimpleName().toString()).equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    /** What a column of this Java type is, or null when no type fits. */
    @Nullable
    ColumnType kindOf(TypeMirror type, Options column) {
        TypeElement element = Language.element(language.boxed(type));
        String name = element == null ? "" : element.getQualifiedName().toString();
        TypeElement own = Language.element(column.type("type"));
        if (own != null) {
            return new ColumnType(Way.OWN, "", ColumnType.shapeOf(name), null);
        }
        if (column.flag("json", false)) {
            return new ColumnType(Way.JSON, "", Shape.JSON, null);
        }
        if (type instanceof TypeVariable variable) {
            return new ColumnType(
                    Way.VARIABLE, variable.asElement().getSimpleName().toString(), Shape.ANY, null);
        }
        if (type instanceof ArrayType array) {
            return array.getComponentType().getKind() == TypeKind.BYTE ? ColumnType.BYTES : null;
        }
        if (element == null) {
            return null;
        }
        if (Language.isEnum(element)) {
            boolean byValue = language.isA(type, "dev.rowan.orm.model.Choice");
            return new ColumnType(byValue ? Way.ENUM_BY_VALUE : Way.ENUM_BY_NAME, "", Shape.ANY, null);
        }
        boolean json = element.getKind() == ElementKind.RECORD || JSON_CLASSES.contains(name);
        return json ? new ColumnType(Way.JSON, "", Shape.JSON, null) : ColumnType.ofClass(name);
    }
}
