package dev.rowan.orm.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Questions about types; compared by kind and element, since their printed form carries annotations. */
final class Language {
    final Elements elements;
    final Types types;

    Language(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The class of a declared type, or null. */
    static @Nullable TypeElement element(@Nullable TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? element
                : null;
    }

    static boolean is(@Nullable TypeMirror type, String qualified) {
        TypeElement element = element(type);
        return element != null && element.getQualifiedName().contentEquals(qualified);
    }

    static boolean isMain(TypeMirror type, String ormClass) {
        return is(type, Options.PACKAGE + ormClass);
    }

    /** Whether a field of the type holds a relation, and is made once for its row. */
    static boolean isHolder(TypeMirror type) {
        return isMain(type, "Ref") || isMain(type, "Many") || isMain(type, "GenericRef");
    }

    /** The type of the column that a field is: what a {@code Lazy} holds, else the field's own. */
    static TypeMirror column(TypeMirror field) {
        boolean lazy = field instanceof DeclaredType declared
                && isMain(field, "Lazy")
                && !declared.getTypeArguments().isEmpty();
        return lazy ? ((DeclaredType) field).getTypeArguments().get(0) : field;
    }

    boolean extendsModel(TypeElement type) {
        return isA(type.asType(), Options.PACKAGE + "Model");
    }

    /** Whether a type is a class or interface, or inherits from it, whatever the type arguments. */
    boolean isA(TypeMirror type, String qualified) {
        TypeElement wanted = elements.getTypeElement(qualified);
        return wanted != null && types.isSubtype(types.erasure(type), types.erasure(wanted.asType()));
    }

    TypeMirror boxed(TypeMirror type) {
        return type instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : type;
    }

    /** Whether a field's type says {@code @Nullable}, by JSpecify's annotation or any other of that name. */
    static boolean saysNullable(VariableElement field) {
        return saysNullable(field.asType()) || hasNullable(field);
    }

    static boolean saysNullable(TypeMirror type) {
        for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
            if (isNullable(annotation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNullable(Element element) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (isNullable(annotation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNullable(AnnotationMirror annotation) {
        return annotation.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable");
    }

    /** Makes sure that a type is all there. */
    static void complete(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            throw new NotYet(type.toString());
        }
        if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(Language::complete);
        }
        if (type instanceof ArrayType array) {
            complete(array.getComponentType());
        }
    }

    static boolean isEnum(TypeElement type) {
        return type.getKind() == ElementKind.ENUM;
    }

    /** The superclass, or null at the top. */
    static @Nullable TypeElement above(TypeElement type) {
        return element(type.getSuperclass());
    }
}
