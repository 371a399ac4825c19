package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Writes the options of a column. */
final class ColumnOptions {
    /** Django's lengths of the text fields that have a meaning. */
    private static final int EMAIL_LENGTH = 254;

    private static final int URL_LENGTH = 200;
    private static final int SLUG_LENGTH = 50;

    private final Imports imports;
    private final TypeElement owner;

    ColumnOptions(Imports imports, TypeElement owner) {
        this.imports = imports;
        this.owner = owner;
    }

    void write(List<String> parts, Member.Column column) {
        Options options = column.options();
        VariableElement field = column.field();
        boolean slug = has(field, "Slug");
        flag(parts, options.flag("unique", false) && !column.primaryKey(), "unique");
        flag(
                parts,
                options.flag("index", false) || (slug && options.flag("index", true) && !options.flag("unique", false)),
                "indexed");
        flag(parts, options.flag("positive", false), "positive");
        flag(parts, has(field, "AutoNow"), "autoNow");
        flag(parts, has(field, "AutoNowAdd"), "autoNowAdd");
        int length = maxLength(column, options);
        if (length > 0) {
            parts.add(".maxLength(" + length + ")");
        }
        if (options.number("precision") > 0) {
            parts.add(".decimal(" + options.number("precision") + ", " + options.number("scale") + ")");
        }
        String shared = shared(options);
        if (!shared.isEmpty()) {
            parts.add(shared);
        }
        text(parts, options, "collation");
        text(parts, options, "databaseDefault");
        text(parts, options, "generatedAs");
        defaultValue(parts, column, options);
        choices(parts, column, options);
        validators(parts, column, options);
    }

    private static int maxLength(Member.Column column, Options options) {
        if (options.given("maxLength") || options.given("type")) {
            return options.number("maxLength");
        }
        VariableElement field = column.field();
        return has(field, "Email")
                ? EMAIL_LENGTH
                : has(field, "Url") ? URL_LENGTH : has(field, "Slug") ? SLUG_LENGTH : 0;
    }

    /** The options that keys have too, as calls in a chain. */
    private static String shared(Options options) {
        StringBuilder calls = new StringBuilder();
        if (options.flag("blank", false)) {
            calls.append(".blank()");
        }
        for (String name : List.of("verboseName", "comment")) {
            if (!options.text(name).isEmpty()) {
                calls.append('.')
                        .append(name)
                        .append('(')
                        .append(Names.quoted(options.text(name)))
                        .append(')');
            }
        }
        return calls.toString();
    }

    /** The column options of a key, as calls in a chain; empty when there are none. */
    static String ofKey(Options options) {
        String fallback = options.text("databaseDefault");
        return (options.flag("unique", false) ? ".unique()" : "")
                + (options.flag("primaryKey", false) ? ".primaryKey()" : "")
                + (fallback.isEmpty() ? "" : ".databaseDefault(" + Names.quoted(fallback) + ")")
                + shared(options);
    }

    private void defaultValue(List<String> parts, Member.Column column, Options options) {
        String from = options.text("defaultFrom");
        boolean uuid = Language.is(column.boxed(), "java.util.UUID");
        Options key = Options.of(column.field(), "PrimaryKey");
        if (!from.isEmpty()) {
            parts.add(".defaultValue(() -> " + call(imports, owner, from) + ")");
        } else if (uuid && (has(column.field(), "RandomUuid") || (column.primaryKey() && key.flag("random", true)))) {
            parts.add(".defaultValue(() -> " + imports.util("UUID") + ".randomUUID())");
        }
    }

    /** The call of a static method, or of a nested supplier, by its name. */
    static String call(Imports imports, TypeElement owner, String name) {
        boolean supplier = owner.getEnclosedElements().stream()
                .anyMatch(inner ->
                        inner instanceof TypeElement && inner.getSimpleName().contentEquals(name));
        String place = imports.of(owner) + "." + name + "()";
        return supplier ? "new " + place + ".get()" : place;
    }

    private void choices(List<String> parts, Member.Column column, Options options) {
        List<String> written = new ArrayList<>();
        String record = imports.model("Field") + ".Choice";
        for (String choice : options.texts("choices")) {
            int slash = choice.indexOf('/');
            int equals = choice.indexOf('=');
            boolean grouped = slash >= 0 && slash < equals;
            String value = choice.substring(grouped ? slash + 1 : 0, Math.max(equals, 0));
            written.add("new " + record + "(" + literal(value, column.boxed()) + ", "
                    + Names.quoted(choice.substring(equals + 1)) + ", "
                    + Names.quoted(grouped ? choice.substring(0, slash) : null) + ")");
        }
        if (!written.isEmpty()) {
            parts.add(".choices(" + imports.util("List") + ".of(" + String.join(", ", written) + "))");
        } else if (column.kind().way() == ColumnType.Way.ENUM_BY_NAME
                || column.kind().way() == ColumnType.Way.ENUM_BY_VALUE) {
            parts.add(".choices(() -> " + imports.model("ModelFields") + ".choices(" + imports.of(column.boxed())
                    + ".class))");
        }
    }

    /** A value of a choice as an expression of the column's class. */
    private String literal(String value, TypeMirror boxed) {
        return Language.is(boxed, "java.lang.String")
                ? Names.quoted(value)
                : Language.is(boxed, "java.lang.Character")
                        ? Names.quoted(value) + ".charAt(0)"
                        : imports.of(boxed) + ".valueOf(" + Names.quoted(value) + ")";
    }

    private void validators(List<String> parts, Member.Column column, Options options) {
        String standard = imports.model("Validators");
        List<String> written = new ArrayList<>();
        for (String name : List.of("Email", "Url", "Slug")) {
            if (has(column.field(), name)) {
                written.add(standard + "." + Names.lower(name) + "()");
            }
        }
        for (TypeMirror own : options.types("validators")) {
            written.add("new " + imports.of(own) + "()");
        }
        if (!written.isEmpty()) {
            parts.add(".validators(" + imports.util("List") + ".<" + imports.model("Validator") + "<? super "
                    + imports.of(column.boxed()) + ">>of(" + String.join(", ", written) + "))");
        }
    }

    static boolean has(VariableElement field, String annotation) {
        return Options.of(field, annotation).present();
    }

    private static void flag(List<String> parts, boolean set, String call) {
        if (set) {
            parts.add("." + call + "()");
        }
    }

    private static void text(List<String> parts, Options options, String name) {
        if (!options.text(name).isEmpty()) {
            parts.add("." + name + "(" + Names.quoted(options.text(name)) + ")");
        }
    }
}
