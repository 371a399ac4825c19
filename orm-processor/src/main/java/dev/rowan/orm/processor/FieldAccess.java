package dev.rowan.orm.processor;

import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** How generated code reaches the fields of a row: plainly, or a private one through a handle. */
final class FieldAccess {
    private final Language language;
    private final Imports imports;
    private final TypeElement owner;

    FieldAccess(Language language, Imports imports, TypeElement owner) {
        this.language = language;
        this.imports = imports;
        this.owner = owner;
    }

    /** The field of the row {@code m}. */
    String get(VariableElement field) {
        return get(field, "m");
    }

    String get(VariableElement field, String from) {
        String name = field.getSimpleName().toString();
        return isPrivate(field)
                ? "((" + erased(field) + ") Handles." + name + ".get(" + from + "))"
                : from + "." + name;
    }

    String set(VariableElement field, String value) {
        String name = field.getSimpleName().toString();
        return isPrivate(field)
                ? "Handles." + name + ".set(m, (" + erased(field) + ") (" + value + "))"
                : "m." + name + " = " + value;
    }

    /** The handles of the private fields, looked up when the first row is read. */
    void handles(Code code, List<Member> members) {
        List<VariableElement> hidden = members.stream()
                .map(Member::field)
                .filter(FieldAccess::isPrivate)
                .toList();
        if (hidden.isEmpty()) {
            return;
        }
        String handle = imports.of("java.lang.invoke", "VarHandle");
        String lookup = imports.of("java.lang.invoke", "MethodHandles");
        code.line("").open("private static final class Handles");
        for (VariableElement field : hidden) {
            String name = field.getSimpleName().toString();
            code.line("static final " + handle + " " + name + " = " + imports.model("ModelFields") + ".handle("
                    + lookup + ".lookup(), " + imports.of(owner) + ".class, " + Names.quoted(name) + ", "
                    + erased(field) + ".class);");
        }
        code.close();
    }

    private static boolean isPrivate(VariableElement field) {
        return field.getModifiers().contains(Modifier.PRIVATE);
    }

    private String erased(VariableElement field) {
        return imports.of(language.types.erasure(field.asType()));
    }
}
