package dev.rowan.orm.processor;

import dev.rowan.orm.processor.ColumnType.Way;
import dev.rowan.orm.processor.Member.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Writes the class that belongs to a model: {@code Post_} for {@code Post}. */
final class ModelWriter {
    /** Names that mean something in every generated file. */
    private static final Set<String> RESERVED = Set.of("Path", "R", "M_", "Handles");

    private static final String GENERATED = "javax.annotation.processing";

    private final Language language;
    private final ModelReader reader;
    private final ModelClass model;
    private final String pack;
    private final String simple;
    private final Imports imports;

    ModelWriter(Language language, ModelReader reader, ModelClass model) {
        this.language = language;
        this.reader = reader;
        this.model = model;
        this.pack = Names.packageOf(model.type());
        this.simple = Names.companion(model.type());
        this.imports = new Imports(pack, RESERVED);
    }

    String name() {
        return Names.qualified(pack, simple);
    }

    String source() {
        imports.of(pack, simple);
        imports.of(model.type());
        Code code = new Code();
        String marked = imports.of("org.jspecify.annotations", "NullMarked");
        code.line("/** What the run time knows of {@link " + imports.of(model.type()) + "}"
                + (model.isAbstract() ? ", for the models that inherit from it" : ", and the paths that start there")
                + ". */");
        code.line("@" + marked);
        if (language.elements.getTypeElement(GENERATED + ".Generated") != null) {
            code.line("@" + imports.of(GENERATED, "Generated") + "(\"" + ModelProcessor.class.getName() + "\")");
        }
        // Casts of row types to type variables, raw holders; what NullAway would ask of it, its own tests do.
        code.line("@" + imports.java("SuppressWarnings")
                + "({\"all\", \"unchecked\", \"rawtypes\", \"cast\", \"deprecation\", \"removal\", \"NullAway\"})");
        code.open("public final class " + simple);
        if (model.isAbstract()) {
            abstractParent(code);
        } else {
            concrete(code);
        }
        code.close();
        String header = pack.isEmpty() ? "" : "package " + pack + ";\n\n";
        return header + imports.lines() + "\n" + code;
    }

    private void concrete(Code code) {
        String row = imports.of(model.type());
        String meta = imports.model("ModelMeta");
        PathWriter paths = new PathWriter(imports, model);
        FieldAccess fields = new FieldAccess(language, imports, model.type());
        MemberWriter members = new MemberWriter(language, imports, model.type(), row, fields);
        code.line("/** The description of the model. */")
                .line("public static final " + meta + "<" + row + "> META = describe();")
                .line("");
        paths.mirrors(code);
        code.line("").open("private " + simple + "()").close();
        String manager = imports.orm("Manager");
        boolean taken = Member.named(model.allMembers(), "manager") != null;
        code.line("")
                .line("/** The default manager: all rows. */")
                .open("public static " + manager + "<" + row + "> " + (taken ? "objects" : "manager") + "()")
                .line("return new " + manager + "<>(META);")
                .close();
        paths.relationMirrors(code);
        paths.waysBack(code);
        paths.keys(code, fields);
        describe(code, row, meta, members);
        if (!model.isProxy()) {
            new Tables(imports).methods(code, model.type(), model.table(), false, model.tableName());
            fields.handles(code, model.own());
        }
        paths.path(code);
    }

    private void describe(Code code, String row, String meta, MemberWriter members) {
        code.line("").open("private static " + meta + "<" + row + "> describe()");
        code.line(meta + ".Builder<" + row + "> to = " + meta + ".of(" + row + ".class, " + Names.quoted(model.app())
                + ", " + Names.quoted(model.tableName()) + ", () -> new " + row + "());");
        List<String> options = new Tables(imports).of(model);
        if (!options.isEmpty()) {
            options.add(0, "to.options(" + imports.model("TableOptions") + ".NONE");
            options.set(options.size() - 1, options.get(options.size() - 1) + ")");
            code.chain(options);
        }
        ModelClass parent = model.parent();
        if (parent != null) {
            String call = model.isProxy() ? "proxyOf" : "parent";
            code.line("to." + call + "(() -> " + imports.companion(parent.type()) + ".META);");
        }
        if (model.isChild() && parent != null) {
            String link = model.parentLink();
            code.line("to.field(" + imports.model("ForeignKey") + ".<" + row + ">of(" + Names.quoted(link) + ", "
                    + Names.quoted(Names.snake(link) + "_id") + ", () -> " + imports.companion(parent.type())
                    + ".META).parentLink().build());");
        }
        if (!model.isProxy()) {
            ownAndInherited(code, row, members);
        }
        code.line("return to.build();").close();
    }

    /** A generated key comes first, as Django's; then what abstract parents give, then the rest. */
    private void ownAndInherited(Code code, String row, MemberWriter members) {
        List<Member> rest = new ArrayList<>(model.own());
        for (Member member : model.own()) {
            if (member instanceof Member.Column column && column.identity()) {
                members.write(code, member);
                rest.remove(member);
            }
        }
        for (ModelClass.Abstract above : model.abstracts()) {
            code.line(imports.companion(above.type()) + "." + typeArguments(row, above.as()) + "describe("
                    + String.join(", ", arguments(above, members)) + ");");
        }
        rest.forEach(member -> members.write(code, member));
    }

    private String typeArguments(String row, DeclaredType as) {
        StringBuilder text = new StringBuilder("<").append(row);
        as.getTypeArguments().forEach(argument -> text.append(", ").append(imports.of(argument)));
        return text.append('>').toString();
    }

    /** What a child hands to its abstract parent: a type or a target for each type variable that needs one. */
    private List<String> arguments(ModelClass.Abstract above, MemberWriter members) {
        List<String> arguments = new ArrayList<>(List.of("to"));
        ModelClass open = reader.read(above.type());
        List<? extends TypeParameterElement> variables = above.type().getTypeParameters();
        for (int i = 0; i < variables.size(); i++) {
            String variable = variables.get(i).getSimpleName().toString();
            TypeMirror given = above.as().getTypeArguments().get(i);
            if (isColumn(open, variable)) {
                ColumnType kind = ColumnType.of(language, given, Options.ABSENT);
                arguments.add(kind == null ? "null" : members.typeOf(kind, given, Options.ABSENT, null));
            }
            if (isTarget(open, variable)) {
                TypeElement target = Language.element(given);
                arguments.add(target == null ? "null" : "() -> " + imports.companion(target) + ".META");
            }
        }
        return arguments;
    }

    private static boolean isColumn(ModelClass open, String variable) {
        return open.own().stream()
                .anyMatch(member -> member instanceof Member.Column column
                        && column.kind().way() == Way.VARIABLE
                        && column.kind().constant().equals(variable));
    }

    private static boolean isTarget(ModelClass open, String variable) {
        return open.own().stream()
                .anyMatch(member -> Member.targetOf(member) instanceof Target.Variable target
                        && target.name().equals(variable));
    }

    private void abstractParent(Code code) {
        FieldAccess fields = new FieldAccess(language, imports, model.type());
        MemberWriter members = new MemberWriter(language, imports, model.type(), "M_", fields);
        String type = imports.of(model.type().asType());
        StringBuilder variables = new StringBuilder("<M_ extends " + type);
        StringBuilder parameters = new StringBuilder(imports.model("ModelMeta") + ".Builder<M_> to");
        for (TypeParameterElement variable : model.type().getTypeParameters()) {
            String name = variable.getSimpleName().toString();
            variables.append(", ").append(name).append(bounds(variable));
            if (isColumn(model, name)) {
                parameters.append(", " + imports.model("FieldType") + "<" + name + ", ?> typeOf" + name);
            }
            if (isTarget(model, name)) {
                parameters.append(", " + imports.of("java.util.function", "Supplier") + "<" + imports.model("ModelMeta")
                        + "<?>> targetOf" + name);
            }
        }
        code.open("private " + simple + "()").close();
        code.line("")
                .line("/** Adds what a child inherits to its description. */")
                .open("public static " + variables + "> void describe(" + parameters + ")");
        model.own().forEach(member -> members.write(code, member));
        code.close();
        new Tables(imports).methods(code, model.type(), model.table(), true, "");
        fields.handles(code, model.own());
    }

    private String bounds(TypeParameterElement variable) {
        List<String> all = new ArrayList<>();
        for (TypeMirror bound : variable.getBounds()) {
            if (!Language.is(bound, "java.lang.Object")) {
                all.add(imports.of(bound));
            }
        }
        return all.isEmpty() ? "" : " extends " + String.join(" & ", all);
    }

    /** The file's only originating element, which keeps incremental builds incremental. */
    Element origin() {
        return model.type();
    }
}
