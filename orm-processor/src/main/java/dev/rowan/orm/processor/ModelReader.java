package dev.rowan.orm.processor;

import dev.rowan.orm.processor.Member.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads a model from its source, silently: what is wrong with it is left out here and told by {@link Checks}. */
final class ModelReader {
    private static final Set<String> INTEGERS =
            Set.of("java.lang.Long", "java.lang.Integer", "java.lang.Short", "java.lang.Byte");
    /** How the keys of a generic relation may be kept. */
    private static final Set<String> GENERIC_KEYS =
            Set.of("java.lang.Long", "java.lang.Integer", "java.lang.String", "java.util.UUID");

    private final Language language;
    private final Targets targets;
    /** Whether fields of missing classes are left out, where otherwise their model waits for them. */
    private final boolean lenient;

    ModelReader(Language language, boolean lenient) {
        this.language = language;
        this.targets = new Targets(language);
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
        ColumnType kind = ColumnType.of(language, type, Options.of(field, "Column"));
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

    /** Whether a field says that it is of the primary key. */
    static boolean isMarkedKey(VariableElement field) {
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
        Target target = targets.of(viewer, declaring, holder, given.present() ? given.text("target") : "");
        if (target == null) {
            return null;
        }
        if (given.present()) {
            Member.KeyType type = targets.keyType(target, given.text("toField"));
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
}
