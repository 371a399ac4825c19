package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Writes the options of a table: {@code TableOptions.NONE.withOrdering(…)…}. */
final class Tables {
    /** PostgreSQL cuts longer names off, MariaDB refuses from 65 on. */
    private static final int LONGEST_NAME = 63;

    private final Imports imports;

    Tables(Imports imports) {
        this.imports = imports;
    }

    /** The options of a model; nothing when all are standard. */
    List<String> of(ModelClass model) {
        List<String> parts = new ArrayList<>();
        strings(parts, model, "ordering", "withOrdering");
        strings(parts, model, "getLatestBy", "withGetLatestBy");
        strings(parts, model, "naturalKey", "withNaturalKey");
        if (!model.isProxy()) {
            made(parts, model, "withIndexes", "indexes", List.of("indexes"), indexes(model.type(), model.table()));
            made(
                    parts,
                    model,
                    "withConstraints",
                    "constraints",
                    List.of("unique", "constraints"),
                    constraints(model.type(), model.table(), "table"));
        }
        if (!model.table().flag("managed", true)) {
            parts.add(".unmanaged()");
        }
        String one = model.table().text("verboseName");
        String many = model.table().text("verboseNamePlural");
        if (!one.isEmpty() || !many.isEmpty()) {
            parts.add(".withVerboseNames(" + orNull(one) + ", " + orNull(many) + ")");
        }
        if (!model.table().text("comment").isEmpty()) {
            parts.add(".withComment(" + Names.quoted(model.table().text("comment")) + ")");
        }
        return parts;
    }

    private static String orNull(String text) {
        return Names.quoted(text.isEmpty() ? null : text);
    }

    private static void strings(List<String> parts, ModelClass model, String attribute, String call) {
        List<String> names = model.inherited(attribute, true).texts(attribute);
        if (!names.isEmpty()) {
            parts.add("." + call + "("
                    + String.join(", ", names.stream().map(Names::quoted).toList()) + ")");
        }
    }

    /** Lists that are made at first use: the model's own, else those of the abstract parent that has some. */
    private void made(
            List<String> parts,
            ModelClass model,
            String call,
            String method,
            List<String> attributes,
            @Nullable String own) {
        if (own != null) {
            parts.add("." + call + "(" + imports.companion(model.type()) + "::" + method + ")");
            return;
        }
        for (String attribute : attributes) {
            ModelClass.Abstract giver = model.giverOf(attribute);
            if (giver != null) {
                parts.add("." + call + "(() -> " + imports.companion(giver.type()) + "." + method + "("
                        + Names.quoted(Names.lower(model.name())) + ", " + Names.quoted(model.tableName()) + "))");
                return;
            }
        }
    }

    /** The methods that make the lists; an abstract parent's take the child's name and table. */
    void methods(Code code, TypeElement type, Options table, boolean isAbstract, String tableName) {
        String parameters = isAbstract ? imports.java("String") + " model, " + imports.java("String") + " table" : "";
        String visible = isAbstract ? "public" : "private";
        String indexes = indexes(type, table);
        if (indexes != null) {
            code.line("").open(visible + " static " + listOf("IndexSpec") + " indexes(" + parameters + ")");
            names(code, type, isAbstract, tableName);
            code.line("return " + indexes + ";").close();
        }
        String constraints = constraints(type, table, "table");
        if (constraints != null) {
            code.line("").open(visible + " static " + listOf("ConstraintSpec") + " constraints(" + parameters + ")");
            names(code, type, isAbstract, tableName);
            String list = imports.of("java.util", "ArrayList");
            code.line(listOf("ConstraintSpec") + " all = new " + list + "<>(" + constraints + ");");
            String method = table.text("constraints");
            if (!method.isEmpty()) {
                code.line("all.addAll(" + imports.orm("Constraint") + ".specs(" + imports.of(type) + "." + method
                        + "()));");
            }
            code.line("return all;").close();
        }
    }

    private void names(Code code, TypeElement type, boolean isAbstract, String tableName) {
        if (!isAbstract) {
            String string = imports.java("String");
            code.line(string + " model = "
                    + Names.quoted(Names.lower(type.getSimpleName().toString())) + ";");
            code.line(string + " table = " + Names.quoted(tableName) + ";");
        }
    }

    private String listOf(String record) {
        return imports.util("List") + "<" + imports.model(record) + ">";
    }

    private @Nullable String indexes(TypeElement type, Options table) {
        List<String> written = new ArrayList<>();
        for (Options index : table.nested("indexes")) {
            String expressions = index.text("expressions");
            String parts = expressions.isEmpty()
                    ? objects(index.texts("value"))
                    : imports.orm("Constraint") + ".trees(" + imports.of(type) + "." + expressions + "())";
            written.add("new " + imports.model("IndexSpec") + "(" + named(index.text("name")) + ", " + parts + ", "
                    + condition(type, index) + ", " + texts(index.texts("include")) + ", "
                    + texts(index.texts("opclasses")) + ", " + orNull(index.text("method")) + ")");
        }
        return written.isEmpty() ? null : imports.util("List") + ".of(" + String.join(", ", written) + ")";
    }

    private @Nullable String constraints(TypeElement type, Options table, String tableVariable) {
        List<String> written = new ArrayList<>();
        for (Options unique : table.nested("unique")) {
            List<String> fields = unique.texts("value");
            String name = unique.text("name");
            String spelled = name.isEmpty()
                    ? imports.model("ModelFields") + ".constraintName(" + tableVariable + ", "
                            + Names.quoted(uniqueName(fields)) + ", " + LONGEST_NAME + ")"
                    : named(name);
            written.add("new " + imports.model("ConstraintSpec") + ".Unique(" + spelled + ", " + objects(fields) + ", "
                    + condition(type, unique) + ", " + texts(unique.texts("include")) + ", "
                    + unique.flag("deferred", false) + ", null, " + orNull(unique.text("message")) + ")");
        }
        if (written.isEmpty() && table.text("constraints").isEmpty()) {
            return null;
        }
        return imports.util("List") + ".of(" + String.join(", ", written) + ")";
    }

    private static String uniqueName(List<String> fields) {
        return String.join("_", fields.stream().map(Names::snake).toList()) + "_uniq";
    }

    private static String named(String name) {
        return name.contains("%s") ? Names.quoted(name) + ".replace(\"%s\", model)" : orNull(name);
    }

    private String condition(TypeElement type, Options options) {
        String method = options.text("condition");
        return method.isEmpty()
                ? "null"
                : imports.orm("Constraint") + ".tree(" + imports.of(type) + "." + method + "())";
    }

    private String objects(List<String> names) {
        return imports.util("List") + ".<" + imports.java("Object") + ">of("
                + String.join(", ", names.stream().map(Names::quoted).toList()) + ")";
    }

    private String texts(List<String> names) {
        return imports.util("List") + ".<" + imports.java("String") + ">of("
                + String.join(", ", names.stream().map(Names::quoted).toList()) + ")";
    }
}
