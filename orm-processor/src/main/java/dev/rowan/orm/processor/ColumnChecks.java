package dev.rowan.orm.processor;

import dev.rowan.orm.processor.ColumnType.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/** Mistakes in columns: types that nothing fits, and options of another type. */
final class ColumnChecks {
    private static final Set<String> TEXTS = Set.of("java.lang.String", "java.lang.Character");
    private static final Set<String> INTEGERS =
            Set.of("java.lang.Long", "java.lang.Integer", "java.lang.Short", "java.lang.Byte");
    private static final Set<String> NOW = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime");
    private static final List<String> RELATIONS = List.of("ForeignKey", "OneToOne", "ManyToMany", "Reverse");
    private static final List<String> ALL = List.of(
            "Column",
            "PrimaryKey",
            "AutoNow",
            "AutoNowAdd",
            "RandomUuid",
            "Email",
            "Url",
            "Slug",
            "ForeignKey",
            "OneToOne",
            "ManyToMany",
            "Generic",
            "Reverse");

    private final Language language;
    private final Complaints complaints;
    private final MethodNames methods;

    ColumnChecks(Language language, Complaints complaints, MethodNames methods) {
        this.language = language;
        this.complaints = complaints;
        this.methods = methods;
    }

    void check(ModelClass model) {
        model.abstracts().forEach(above -> filled(model, above));
        for (VariableElement field : ElementFilter.fieldsIn(model.type().getEnclosedElements())) {
            if (field.getModifiers().contains(Modifier.STATIC)
                    || field.getModifiers().contains(Modifier.TRANSIENT)) {
                ignored(model, field);
                continue;
            }
            if (!Language.isHolder(field.asType())) {
                column(model, field);
            }
        }
    }

    /** The types that a child gives for the type variables of an abstract parent. */
    private void filled(ModelClass model, ModelClass.Abstract above) {
        for (VariableElement field : ModelReader.fields(above.type())) {
            TypeMirror type = Language.column(language.types.asMemberOf(above.as(), field));
            if (!Language.isHolder(field.asType())
                    && ColumnType.of(language, type, Options.of(field, "Column")) == null) {
                complaints.at(
                        model.type(),
                        above.type().getSimpleName() + "." + field.getSimpleName() + " would be "
                                + article(shortName(type)) + " in " + model.name() + ", which no column type fits."
                                + "\n  Give " + above.type().getSimpleName() + " a type argument that is a column:"
                                + " a number, a String, a date, an enum, a record.");
            }
        }
    }

    private static String place(ModelClass model, VariableElement field) {
        return model.name() + "." + field.getSimpleName();
    }

    private void ignored(ModelClass model, VariableElement field) {
        for (String annotation : ALL) {
            if (ColumnOptions.has(field, annotation)) {
                boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
                complaints.at(
                        field,
                        place(model, field) + " is annotated with @" + annotation + ", but is "
                                + (isStatic ? "static" : "transient") + " and no part of a row."
                                + "\n  Leave out one of the two.");
            }
        }
    }

    private void column(ModelClass model, VariableElement field) {
        Options options = Options.of(field, "Column");
        TypeMirror type = Language.column(field.asType());
        TypeMirror boxed = language.boxed(type);
        for (String relation : RELATIONS) {
            if (ColumnOptions.has(field, relation)) {
                complaints.at(
                        field,
                        place(model, field) + " is annotated with @" + relation + ", but is no relation."
                                + "\n  Its type must be "
                                + (relation.equals("ManyToMany")
                                        ? "Many<Target>: final Many<Target> " + field.getSimpleName() + " = many();"
                                        : "Ref<Target>: final Ref<Target> " + field.getSimpleName() + " = ref();"));
                return;
            }
        }
        ColumnType kind = ColumnType.of(language, type, options);
        if (kind == null) {
            complaints.at(
                    field,
                    place(model, field) + " is " + aType(field) + ", which no column type fits."
                            + "\n  Name a type of your own with @Column(type = …), keep it as JSON with"
                            + " @Column(json = true), or leave it out of the table with transient.");
            return;
        }
        if (kind.way() == Way.JSON && isOpen(type)) {
            complaints.unusable(
                    field,
                    place(model, field) + " is JSON of a type that its children fill, and could not be read back."
                            + "\n  Give it a type of its own, or move it to the children.");
        }
        if (Language.isMain(field.asType(), "Lazy")) {
            lazy(model, field);
        } else if (field.getModifiers().contains(Modifier.FINAL)) {
            complaints.at(
                    field,
                    place(model, field) + " is final, so that no row can be read into it."
                            + "\n  Leave out final, or make it transient if it is no column.");
        }
        if (field.asType().getKind().isPrimitive() && Language.saysNullable(field)) {
            complaints.at(
                    field,
                    place(model, field) + " is nullable, but "
                            + shortName(field.asType())
                            + " holds no null." + "\n  Write @Nullable " + shortName(boxed) + ".");
        }
        types(model, field, options, kind, boxed);
        choices(model, field, options, boxed);
        methods.check(field, model.type(), options, "defaultFrom", "");
    }

    private void lazy(ModelClass model, VariableElement field) {
        if (!field.getModifiers().contains(Modifier.FINAL)) {
            complaints.at(
                    field,
                    place(model, field) + " is a Lazy that is not final: a holder belongs to its row for good."
                            + "\n  Write final Lazy<…> " + field.getSimpleName() + " = lazy();");
        }
        if (Language.saysNullable(field)) {
            complaints.at(
                    field,
                    place(model, field) + " is a holder, which is always there; its value may be missing."
                            + "\n  Write Lazy<@Nullable …>.");
        }
        if (field.getSimpleName().contentEquals("id") || ColumnOptions.has(field, "PrimaryKey")) {
            complaints.at(
                    field,
                    place(model, field) + " is a key, by which its value would have to be loaded."
                            + "\n  Declare it without Lazy.");
        }
    }

    private static boolean isOpen(TypeMirror type) {
        return type instanceof TypeVariable
                || (type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(ColumnChecks::isOpen));
    }

    private static String shortName(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return shortName(array.getComponentType()) + "[]";
        }
        TypeElement element = Language.element(type);
        return element == null
                ? Names.lower(type.getKind().name())
                : element.getSimpleName().toString();
    }

    /** The type with its article: an int, a String. */
    private static String aType(VariableElement field) {
        return article(shortName(Language.column(field.asType())));
    }

    private static String article(String name) {
        return ("aeio".indexOf(Names.lower(name).charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    private void types(ModelClass model, VariableElement field, Options options, ColumnType kind, TypeMirror boxed) {
        boolean own = kind.way() == Way.OWN || kind.way() == Way.VARIABLE;
        boolean named = kind.way() == Way.ENUM_BY_NAME || kind.way() == Way.ENUM_BY_VALUE;
        boolean text = is(boxed, TEXTS) || own || named;
        boolean integer = is(boxed, INTEGERS) || own;
        boolean decimal = Language.is(boxed, "java.math.BigDecimal") || own;
        wrong(
                model,
                field,
                options,
                "maxLength",
                text,
                "Leave maxLength out; a number is bounded by its type or by" + " @Column(precision, scale).");
        wrong(model, field, options, "collation", text, "Only text is collated.");
        wrong(model, field, options, "precision", decimal, "Only a BigDecimal has digits to count.");
        wrong(model, field, options, "scale", decimal, "Only a BigDecimal has digits to count.");
        wrong(model, field, options, "positive", integer, "Only integers can be positive.");
        if (options.number("maxLength") < 0) {
            complaints.at(
                    field,
                    options,
                    "maxLength",
                    place(model, field) + " has a negative maxLength."
                            + "\n  Leave it out for a text without a bound.");
        }
        if (options.number("scale") > options.number("precision")) {
            complaints.at(
                    field,
                    options,
                    "scale",
                    place(model, field) + " has " + options.number("scale") + " digits after the point, but "
                            + options.number("precision") + " in all." + "\n  precision counts all of them: 12.50 has"
                            + " precision 4 and scale 2.");
        }
        for (String check : List.of("Email", "Url", "Slug")) {
            marker(model, field, check, Language.is(boxed, "java.lang.String"), "a String");
        }
        marker(model, field, "RandomUuid", Language.is(boxed, "java.util.UUID"), "a UUID");
        marker(model, field, "AutoNow", is(boxed, NOW) || own, "a date or a time");
        marker(model, field, "AutoNowAdd", is(boxed, NOW) || own, "a date or a time");
        if (ColumnOptions.has(field, "AutoNow") && ColumnOptions.has(field, "AutoNowAdd")) {
            complaints.at(
                    field,
                    place(model, field) + " is set at each save and only at the first."
                            + "\n  Choose @AutoNow or @AutoNowAdd.");
        }
    }

    private static boolean is(TypeMirror boxed, Set<String> names) {
        TypeElement element = Language.element(boxed);
        return element != null && names.contains(element.getQualifiedName().toString());
    }

    private void wrong(
            ModelClass model, VariableElement field, Options options, String option, boolean fits, String fix) {
        if (!fits && options.given(option)) {
            complaints.at(
                    field,
                    options,
                    option,
                    place(model, field) + " is " + aType(field) + " and takes no " + option + "." + "\n  " + fix);
        }
    }

    private void marker(ModelClass model, VariableElement field, String annotation, boolean fits, String wanted) {
        if (!fits && ColumnOptions.has(field, annotation)) {
            complaints.at(
                    field,
                    place(model, field) + " is annotated with @" + annotation + ", but is " + aType(field) + "."
                            + "\n  @" + annotation + " goes on " + wanted + ".");
        }
    }

    private void choices(ModelClass model, VariableElement field, Options options, TypeMirror boxed) {
        List<String> bad = new ArrayList<>();
        for (String choice : options.texts("choices")) {
            int equals = choice.indexOf('=');
            String value = equals < 0
                    ? ""
                    : choice.substring(choice.substring(0, equals).indexOf('/') + 1, equals);
            if (equals < 0 || (is(boxed, INTEGERS) && !value.matches("-?\\d+"))) {
                bad.add(choice);
            }
        }
        for (String choice : bad) {
            complaints.at(
                    field,
                    options,
                    "choices",
                    place(model, field) + " has the choice \"" + choice + "\", which is no "
                            + (is(boxed, INTEGERS) ? "number=label" : "value=label") + "."
                            + "\n  Write \"1=Low\", or \"Group/1=Low\" for a group.");
        }
    }
}
