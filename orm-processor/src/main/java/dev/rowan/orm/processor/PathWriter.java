package dev.rowan.orm.processor;

import dev.rowan.orm.processor.ColumnType.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes the typed paths: the class {@code Path}, its mirrors for the model itself, and the ways back. */
final class PathWriter {
    private final Imports imports;
    private final ModelClass model;

    PathWriter(Imports imports, ModelClass model) {
        this.imports = imports;
        this.model = model;
    }

    private String relationPath() {
        return imports.orm("RelationPath");
    }

    /** The nested class of paths that lead to the model. */
    void path(Code code) {
        String row = imports.of(model.type());
        code.line("")
                .line("/** A way from rows of {@code R} to rows of {@link " + row + "}. */")
                .open("public static final class Path<R> extends " + relationPath() + "<R, " + row + ">");
        for (Member member : model.allMembers()) {
            if (member instanceof Member.Column column) {
                column(code, column.name(), column.kind().path(), column.boxed());
            } else if (member instanceof Member.Key key) {
                keyColumn(code, key);
            } else if (member instanceof Member.Generic generic) {
                column(code, generic.type() + "Id", Shape.NUMBER, imports.java("Long"));
                column(
                        code,
                        generic.id(),
                        generic.key().kind().path(),
                        imports.of(generic.key().boxed()));
            }
        }
        parentLinks(code, "R", false);
        code.line("").open("Path()").close();
        code.line("")
                .open("public Path(" + relationPath() + "<R, ?> from, " + imports.java("String") + " relation)")
                .line("super(from, relation);")
                .close();
        for (Member member : model.allMembers()) {
            TypeElement target = target(member);
            if (target != null) {
                relation(code, member.name(), target);
            } else if (member instanceof Member.Generic generic) {
                way(code, generic.type(), imports.orm("ContentType_") + ".Path<R>");
                way(code, generic.name(), imports.orm("GenericPath") + "<R>");
            }
        }
        for (ModelClass at = model; at != null; at = at.parent()) {
            if (at.isChild()) {
                relation(code, at.parentLink(), parentOf(at).type());
            }
        }
        code.close();
    }

    private static ModelClass parentOf(ModelClass child) {
        return java.util.Objects.requireNonNull(child.parent());
    }

    /** A way on is made once: it has a path for each column there, and is asked for again and again. */
    private void relation(Code code, String name, TypeElement target) {
        way(code, name, imports.companion(target) + ".Path<R>");
    }

    private void way(Code code, String name, String path) {
        String mark = "@" + imports.of("org.jspecify.annotations", "Nullable") + " ";
        int dot = path.lastIndexOf('.', path.indexOf('<'));
        code.line("")
                .line("private " + path.substring(0, dot + 1) + mark + path.substring(dot + 1) + " " + name + ";")
                .line("")
                .open("public " + path + " " + name + "()")
                .line(path + " known = this." + name + ";")
                .open("if (known == null)")
                .line("known = new " + path.replace("<R>", "<>") + "(this, " + Names.quoted(name) + ");")
                .line("this." + name + " = known;")
                .close()
                .line("return known;")
                .close();
    }

    private void column(Code code, String name, Shape shape, TypeMirror boxed) {
        column(code, name, shape, imports.of(boxed));
    }

    private void column(Code code, String name, Shape shape, String boxed) {
        code.line("public final " + type(shape, boxed, "R") + " " + name + " = " + shape.factory + "("
                + Names.quoted(name) + ");");
    }

    private void keyColumn(Code code, Member.Key key) {
        if (key.key() != null) {
            column(code, key.attribute(), key.key().kind().path(), key.key().boxed());
        } else {
            code.line("public final " + any("R") + " " + key.attribute() + " = any(" + Names.quoted(key.attribute())
                    + ");");
        }
    }

    private String any(String root) {
        return imports.orm("Path") + "<" + root + ", " + imports.java("Object") + ">";
    }

    private String type(Shape shape, TypeMirror boxed, String root) {
        return type(shape, imports.of(boxed), root);
    }

    private String type(Shape shape, String boxed, String root) {
        String name = imports.orm(shape.type);
        return shape.typed ? name + "<" + root + ", " + boxed + ">" : name + "<" + root + ">";
    }

    /** The keys of the links to parents' tables, as columns. */
    private void parentLinks(Code code, String root, boolean mirror) {
        for (ModelClass at = model; at != null; at = at.parent()) {
            if (!at.isChild()) {
                continue;
            }
            VariableElement key = Targets.keyOf(parentOf(at).type());
            String name = at.parentLink() + "Id";
            Member found = key == null
                    ? null
                    : Member.named(model.allMembers(), key.getSimpleName().toString());
            if (found instanceof Member.Column column) {
                if (mirror) {
                    mirror(code, name, type(column.kind().path(), column.boxed(), root));
                } else {
                    column(code, name, column.kind().path(), column.boxed());
                }
            }
        }
    }

    private static void mirror(Code code, String name, String type) {
        code.line("public static final " + type + " " + name + " = ROOT." + name + ";");
    }

    /** The same paths from the model itself: columns as constants, relations as methods. */
    void mirrors(Code code) {
        String row = imports.of(model.type());
        code.line("/** The model itself, where its paths begin. */")
                .line("public static final Path<" + row + "> ROOT = new Path<>();")
                .line("");
        for (Member member : model.allMembers()) {
            if (member instanceof Member.Column column) {
                mirror(code, column.name(), type(column.kind().path(), column.boxed(), row));
            } else if (member instanceof Member.Key key) {
                mirror(
                        code,
                        key.attribute(),
                        key.key() == null
                                ? any(row)
                                : type(key.key().kind().path(), key.key().boxed(), row));
            } else if (member instanceof Member.Generic generic) {
                mirror(code, generic.type() + "Id", type(Shape.NUMBER, imports.java("Long"), row));
                mirror(
                        code,
                        generic.id(),
                        type(generic.key().kind().path(), generic.key().boxed(), row));
            }
        }
        parentLinks(code, row, true);
    }

    void relationMirrors(Code code) {
        String row = imports.of(model.type());
        for (Member member : model.allMembers()) {
            TypeElement target = target(member);
            if (target != null) {
                relationMirror(code, row, member.name(), target);
            } else if (member instanceof Member.Generic generic) {
                wayMirror(code, generic.type(), imports.orm("ContentType_") + ".Path<" + row + ">");
                wayMirror(code, generic.name(), imports.orm("GenericPath") + "<" + row + ">");
            }
        }
        for (ModelClass at = model; at != null; at = at.parent()) {
            if (at.isChild()) {
                relationMirror(code, row, at.parentLink(), parentOf(at).type());
            }
        }
    }

    private void relationMirror(Code code, String row, String name, TypeElement target) {
        wayMirror(code, name, imports.companion(target) + ".Path<" + row + ">");
    }

    private static void wayMirror(Code code, String name, String path) {
        code.line("")
                .open("public static " + path + " " + name + "()")
                .line("return ROOT." + name + "();")
                .close();
    }

    private static @Nullable TypeElement target(Member member) {
        Member.Target target = Member.targetOf(member);
        return target == null ? null : Member.model(target);
    }

    /** The ways back that the other end does not declare: it cannot know them, so they start here. */
    void waysBack(Code code) {
        Set<String> written = new LinkedHashSet<>();
        for (Member member : model.members()) {
            TypeElement target = target(member);
            String name = wayBack(model, member);
            if (target == null || name == null || declaring(model, target, member.name()) != null) {
                continue;
            }
            wayBack(code, target, name, written);
        }
        if (model.isChild() && declaring(model, parentOf(model).type(), model.parentLink()) == null) {
            wayBack(code, parentOf(model).type(), Names.lower(model.name()), written);
        }
    }

    private void wayBack(Code code, TypeElement target, String name, Set<String> written) {
        String from = imports.companion(target) + ".Path<R>";
        if (!javax.lang.model.SourceVersion.isName(name) || !written.add(from + " " + name)) {
            return;
        }
        code.line("")
                .line("/** From " + target.getSimpleName() + " back to its rows here. */")
                .open("public static <R> Path<R> " + name + "(" + from + " from)")
                .line("return new Path<>(from, " + Names.quoted(name) + ");")
                .close();
    }

    /** The name of the way back over a relation, or null when there is none. */
    static @Nullable String wayBack(ModelClass model, Member member) {
        Options options = member instanceof Member.Key key
                ? key.options()
                : member instanceof Member.Many many ? many.options() : null;
        if (options == null || options.flag("symmetrical", false)) {
            return null;
        }
        String related = options.text("relatedName");
        if (related.endsWith("+")) {
            return null;
        }
        return related.isEmpty() ? Names.lower(model.name()) : related.replace("%s", Names.lower(model.name()));
    }

    /** The {@code @Reverse} field of the target that mirrors a relation, or null. */
    static @Nullable VariableElement declaring(ModelClass model, TypeElement target, String relation) {
        for (TypeElement at = target; at != null; at = Language.above(at)) {
            for (VariableElement field : ModelReader.fields(at)) {
                String forward = Options.of(field, "Reverse").text("value");
                boolean names = Names.spells(forward, relation);
                if (names
                        && field.asType() instanceof DeclaredType holder
                        && leadsTo(model.type(), holder.getTypeArguments())) {
                    return field;
                }
            }
        }
        return null;
    }

    private static boolean leadsTo(TypeElement model, List<? extends TypeMirror> arguments) {
        return !arguments.isEmpty() && model.equals(Language.element(arguments.get(0)));
    }

    /** The typed keys of a row, free of any statement; inherited ones too. */
    void keys(Code code, FieldAccess access) {
        for (Member member : model.allMembers()) {
            if (member instanceof Member.Key key && key.key() != null) {
                String type = imports.of(key.key().boxed());
                code.line("")
                        .line("/** The key that {@code " + key.name() + "} holds, without loading anything. */")
                        .open("public static " + nullable(type) + " " + key.attribute() + "(" + imports.of(model.type())
                                + " row)")
                        .line("return " + keyOf(key, type, access) + ";")
                        .close();
            }
        }
    }

    private String keyOf(Member.Key key, String type, FieldAccess access) {
        if (!model.isProxy() && model.own().contains(key)) {
            return "(" + type + ") " + imports.model("RefSlot") + ".keyOf(" + access.get(key.field(), "row") + ")";
        }
        if (!model.isProxy() && model.members().contains(key)) {
            return "(" + type + ") META.valueOf(" + Names.quoted(key.name()) + ", row)";
        }
        return imports.companion(parentOf(model).type()) + "." + key.attribute() + "(row)";
    }

    /** A type of a single name takes the annotation before its last part. */
    private String nullable(String type) {
        int generic = type.indexOf('<');
        int dot = type.lastIndexOf('.', generic < 0 ? type.length() : generic);
        String mark = "@" + imports.of("org.jspecify.annotations", "Nullable") + " ";
        return type.endsWith("]") ? type : type.substring(0, dot + 1) + mark + type.substring(dot + 1);
    }
}
