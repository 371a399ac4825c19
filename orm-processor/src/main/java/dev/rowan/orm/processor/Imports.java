package dev.rowan.orm.processor;

import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * The simple names of one generated file: who asks first gets the name, everybody else is written in full.
 *
 * <p>Names are imported rather than written in full because a column called {@code dev} would obscure the package.
 */
final class Imports {
    private final String pack;
    private final Set<String> reserved;
    private final TreeMap<String, String> taken = new TreeMap<>();

    Imports(String pack, Set<String> reserved) {
        this.pack = pack;
        this.reserved = reserved;
    }

    /** A top-level class by its package and name. */
    String of(String in, String simple) {
        String full = Names.qualified(in, simple);
        if (reserved.contains(simple)) {
            return full;
        }
        String owner = taken.putIfAbsent(simple, full);
        return owner == null || owner.equals(full) ? simple : full;
    }

    String orm(String simple) {
        return of("dev.rowan.orm", simple);
    }

    String model(String simple) {
        return of("dev.rowan.orm.model", simple);
    }

    String java(String simple) {
        return of("java.lang", simple);
    }

    String util(String simple) {
        return of("java.util", simple);
    }

    String of(TypeElement type) {
        Element outer = type.getEnclosingElement();
        return outer instanceof TypeElement around
                ? of(around) + "." + type.getSimpleName()
                : of(Names.packageOf(type), type.getSimpleName().toString());
    }

    /** The class that is generated for a model. */
    String companion(TypeElement model) {
        return of(Names.packageOf(model), Names.companion(model));
    }

    /** A type as source, without its annotations. */
    String of(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type);
            case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
            case TYPEVAR -> ((TypeVariable) type).asElement().getSimpleName().toString();
            case WILDCARD -> wildcard((WildcardType) type);
            default -> Names.lower(type.getKind().name());
        };
    }

    private String declared(DeclaredType type) {
        StringBuilder text = new StringBuilder(of((TypeElement) type.asElement()));
        if (!type.getTypeArguments().isEmpty()) {
            text.append('<');
            String comma = "";
            for (TypeMirror argument : type.getTypeArguments()) {
                text.append(comma).append(of(argument));
                comma = ", ";
            }
            text.append('>');
        }
        return text.toString();
    }

    private String wildcard(WildcardType type) {
        TypeMirror above = type.getExtendsBound();
        TypeMirror below = type.getSuperBound();
        return above != null ? "? extends " + of(above) : below != null ? "? super " + of(below) : "?";
    }

    /** The import lines; a class of java.lang too, in case the package has one of the same name. */
    String lines() {
        StringBuilder text = new StringBuilder();
        taken.values().stream().sorted().forEach(full -> {
            int dot = full.lastIndexOf('.');
            if (dot >= 0 && !full.substring(0, dot).equals(pack)) {
                text.append("import ").append(full).append(";\n");
            }
        });
        return text.toString();
    }
}
