package dev.rowan.orm.processor;

import dev.rowan.orm.processor.ColumnType.Plain;
import dev.rowan.orm.processor.Member.Target;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes the description of each member: {@code to.field(Field.of(…)…)}. */
final class MemberWriter {
    private final Language language;
    private final Imports imports;
    private final TypeElement owner;
    /** What a row is called: the model, or the type variable of a parent's children. */
    private final String row;

    private final FieldAccess fields;

    MemberWriter(Language language, Imports imports, TypeElement owner, String row, FieldAccess fields) {
        this.language = language;
        this.imports = imports;
        this.owner = owner;
        this.row = row;
        this.fields = fields;
    }

    void write(Code code, Member member) {
        if (member instanceof Member.Column column) {
            column(code, column);
        } else if (member instanceof Member.Key key) {
            key(code, key);
        } else if (member instanceof Member.Generic generic) {
            generic(code, generic);
        } else if (member instanceof Member.Many many) {
            many(code, many);
        } else if (member instanceof Member.Back back) {
            back(code, back);
        }
    }

    private void column(Code code, Member.Column column) {
        Options options = column.options();
        String value = imports.of(column.boxed());
        String given = options.text("name");
        List<String> parts = new ArrayList<>();
        parts.add("to.field(" + imports.model("Field") + ".<" + row + ", " + value + ">of("
                + Names.quoted(column.name()) + ", "
                + Names.quoted(given.isEmpty() ? Names.snake(column.name()) : given) + ", "
                + typeOf(column.kind(), column.boxed(), options, column.field()) + ")");
        if (column.nullable()) {
            parts.add(".nullable()");
        }
        if (column.identity()) {
            parts.add(".identity()");
        } else if (column.primaryKey()) {
            parts.add(".primaryKey()");
        }
        new ColumnOptions(imports, owner).write(parts, column);
        access(parts, column, value);
        parts.add(".build())");
        code.chain(parts);
    }

    private void access(List<String> parts, Member.Column column, String value) {
        VariableElement field = column.field();
        if (column.lazy()) {
            parts.add(".lazy(m -> " + fields.get(field) + ")");
            return;
        }
        boolean primitive = column.type().getKind().isPrimitive();
        if (primitive) {
            parts.add(".primitive()");
        }
        String place = owner.getSimpleName() + "." + column.name();
        String setter = primitive
                ? fields.set(
                        field,
                        imports.util("Objects") + ".requireNonNull(v, "
                                + Names.quoted(place + " cannot be null: its type is " + imports.of(column.type()))
                                + ")")
                : fields.set(field, "v");
        parts.add(".access(m -> " + fields.get(field) + ", (m, v) -> " + setter + ")");
        Plain plain = column.kind().plain();
        if (plain != null) {
            parts.add(".reader((m, c, i) -> " + reader(field, column.type(), value, plain) + ")");
            parts.add(".binder((m, b, i) -> " + binder(field, primitive, plain) + ")");
        } else if (column.type().getKind() == TypeKind.CHAR) {
            String text = imports.java("String");
            parts.add(".reader((m, c, i) -> { " + text + " s = c.text(i); "
                    + fields.set(field, "s == null || s.isEmpty() ? '\\0' : s.charAt(0)") + "; })");
            parts.add(".binder((m, b, i) -> b.set(i, " + text + ".valueOf(" + fields.get(field) + "), "
                    + imports.model("ColumnKind") + ".TEXT))");
        }
    }

    private String reader(VariableElement field, TypeMirror type, String boxed, Plain plain) {
        String cell = "c." + plain.cells() + "(i)";
        if (plain.primitive() == null) {
            return fields.set(field, cell);
        }
        String narrow = boxed.equals("Byte") ? "(byte) " : "";
        if (type.getKind().isPrimitive()) {
            return fields.set(field, narrow + cell);
        }
        return "{ " + plain.primitive() + " x = " + cell + "; "
                + fields.set(field, "c.wasNull() ? null : (" + boxed + ") " + narrow + "x") + "; }";
    }

    private String binder(VariableElement field, boolean primitive, Plain plain) {
        return primitive
                ? "b." + plain.binds() + "(i, " + fields.get(field) + ")"
                : "b.set(i, " + objectOf(field) + ", " + imports.model("ColumnKind") + "." + plain.kind() + ")";
    }

    /** A byte travels as a short. */
    private String objectOf(VariableElement field) {
        if (!Language.is(field.asType(), "java.lang.Byte")) {
            return fields.get(field);
        }
        return fields.get(field) + " == null ? null : " + imports.java("Short") + ".valueOf((short) (byte) "
                + fields.get(field) + ")";
    }

    private void key(Code code, Member.Key key) {
        Options options = key.options();
        String column = options.text("column");
        List<String> parts = new ArrayList<>();
        parts.add("to.field(" + imports.model("ForeignKey") + ".<" + row + ">of(" + Names.quoted(key.name()) + ", "
                + Names.quoted(column.isEmpty() ? Names.snake(key.name()) + "_id" : column) + ", "
                + supplier(key.target()) + ")");
        if (key.oneToOne()) {
            parts.add(".oneToOne()");
        }
        if (key.nullable()) {
            parts.add(".nullable()");
        }
        parts.add(".onDelete(" + imports.model("OnDelete") + "." + options.constant("onDelete") + ")");
        boolean onDelete = options.constant("onDelete").equals("SET");
        if (!options.text("defaultFrom").isEmpty() && onDelete) {
            parts.add(".onDeleteValue(() -> " + ColumnOptions.call(imports, owner, options.text("defaultFrom")) + ")");
        }
        String related = options.text("relatedName");
        if (!related.isEmpty()) {
            parts.add(".relatedName(" + related(related) + ")");
        }
        if (!options.text("toField").isEmpty()) {
            parts.add(".toField(" + Names.quoted(options.text("toField")) + ")");
        }
        if (!options.flag("index", true)) {
            parts.add(".noIndex()");
        }
        if (!options.flag("constraint", true)) {
            parts.add(".noConstraint()");
        }
        parts.add(".slot(m -> " + fields.get(key.field()) + ")");
        String more = ColumnOptions.ofKey(options) + keyReader(key);
        if (!options.text("defaultFrom").isEmpty() && !onDelete) {
            more += ".defaultValue(() -> " + ColumnOptions.call(imports, owner, options.text("defaultFrom")) + ")";
        }
        if (!more.isEmpty()) {
            parts.add(".options(o -> o" + more + ")");
        }
        parts.add(".build())");
        code.chain(parts);
    }

    private String keyReader(Member.Key key) {
        Plain plain = key.key() == null ? null : key.key().kind().plain();
        if (key.key() == null || plain == null) {
            return "";
        }
        String slot = imports.model("RefSlot") + ".setKey(" + fields.get(key.field()) + ", ";
        String cell = "c." + plain.cells() + "(i)";
        if (plain.primitive() == null) {
            return ".reader((m, c, i) -> " + slot + cell + "))";
        }
        String boxed = imports.of(key.key().boxed());
        String narrow = boxed.equals("Byte") ? "(byte) " : "";
        return ".reader((m, c, i) -> { " + plain.primitive() + " x = " + cell + "; " + slot + "c.wasNull() ? null : ("
                + boxed + ") " + narrow + "x); })";
    }

    private void generic(Code code, Member.Generic generic) {
        Options options = generic.options();
        List<String> parts = new ArrayList<>();
        parts.add("to.generic(" + imports.model("GenericKey") + ".<" + row + ", "
                + imports.of(generic.key().boxed()) + ">of(" + Names.quoted(generic.name()) + ", () -> "
                + imports.orm("ContentType_") + ".META, " + imports.model("FieldTypes") + "."
                + generic.key().kind().constant() + ", m -> " + fields.get(generic.field()) + ")");
        if (options.given("typeColumn") || options.given("column")) {
            parts.add(".columns(" + orNull(options.text("typeColumn")) + ", " + orNull(options.text("column")) + ")");
        }
        if (generic.nullable()) {
            parts.add(".nullable()");
        }
        if (!options.flag("index", true)) {
            parts.add(".noIndex()");
        }
        parts.add(".build())");
        code.chain(parts);
    }

    private static String orNull(String text) {
        return Names.quoted(text.isEmpty() ? null : text);
    }

    private void many(Code code, Member.Many many) {
        Options options = many.options();
        List<String> parts = new ArrayList<>();
        parts.add("to.manyToMany(" + imports.model("ManyToMany") + ".<" + row + ">of(" + Names.quoted(many.name())
                + ", " + supplier(many.target()) + ", m -> " + fields.get(many.field()) + ")");
        TypeElement through = Language.element(options.type("through"));
        if (through != null) {
            List<String> keys = options.texts("throughFields");
            parts.add(".through(() -> " + imports.companion(through) + ".META, "
                    + Names.quoted(keys.isEmpty() ? null : keys.get(0)) + ", "
                    + Names.quoted(keys.size() < 2 ? null : keys.get(1)) + ")");
        }
        if (!options.text("table").isEmpty()) {
            parts.add(".table(" + Names.quoted(options.text("table")) + ")");
        }
        if (!options.text("relatedName").isEmpty()) {
            parts.add(".relatedName(" + related(options.text("relatedName")) + ")");
        }
        if (options.flag("symmetrical", false)) {
            parts.add(".symmetrical()");
        }
        if (options.flag("blank", false)) {
            parts.add(".blank()");
        }
        parts.set(parts.size() - 1, parts.get(parts.size() - 1) + ")");
        code.chain(parts);
    }

    private void back(Code code, Member.Back back) {
        String holder = "m -> " + fields.get(back.field());
        code.line("to.reverse(new " + imports.model("DeclaredReverse") + "<" + row + ">(" + Names.quoted(back.name())
                + ", " + supplier(back.target()) + ", " + Names.quoted(forwardName(back)) + ", "
                + (back.one() ? "null, " + holder : holder + ", null") + "));");
    }

    /** The relation's Java name, however the annotation spells it. */
    private static String forwardName(Member.Back back) {
        TypeElement source = Member.model(back.target());
        for (TypeElement at = source; at != null; at = Language.above(at)) {
            for (VariableElement field : ModelReader.fields(at)) {
                String name = field.getSimpleName().toString();
                if (Names.spells(back.forward(), name)) {
                    return name;
                }
            }
        }
        return back.forward();
    }

    private String related(String name) {
        return name.contains("%s") ? Names.quoted(name) + ".replace(\"%s\", to.modelName())" : Names.quoted(name);
    }

    /** A supplier of the description of the model at the other end. */
    String supplier(Target target) {
        if (target instanceof Target.Known known) {
            return "() -> " + imports.companion(known.model()) + ".META";
        }
        if (target instanceof Target.Variable variable) {
            return "targetOf" + variable.name();
        }
        if (target instanceof Target.Label label) {
            return imports.model("Models") + ".named(" + imports.of(owner) + ".class, " + Names.quoted(label.label())
                    + ")";
        }
        return "to.self()";
    }

    /** The expression that gives the {@code FieldType} of a column. */
    String typeOf(ColumnType kind, TypeMirror boxed, Options options, @Nullable VariableElement field) {
        String types = imports.model("FieldTypes");
        return switch (kind.way()) {
            case CONSTANT -> types + "." + kind.constant();
            case ENUM_BY_NAME -> types + ".enumByName(" + imports.of(boxed) + ".class)";
            case ENUM_BY_VALUE -> types + ".enumByValue(" + imports.of(boxed) + ".class)";
            case OWN -> "new " + ownType(options) + "()";
            case VARIABLE -> "typeOf" + kind.constant();
            case JSON -> types + ".<" + imports.of(boxed) + ">json(" + json(boxed, field) + ")";
        };
    }

    private String ownType(Options options) {
        TypeElement own = Language.element(options.type("type"));
        return own == null ? "" : imports.of(own);
    }

    private String json(TypeMirror type, @Nullable VariableElement field) {
        boolean generic = type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty();
        return generic && field != null
                ? imports.model("ModelFields") + ".genericType(" + imports.of(owner) + ".class, "
                        + Names.quoted(field.getSimpleName().toString()) + ")"
                : imports.of(language.types.erasure(type)) + ".class";
    }
}
