package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The values of one annotation, read by name: this module may not import the annotations, and a class value that is
 * still to be compiled is a mirror, never a class.
 *
 * @param mirror null when the annotation is absent; every value is then its type's zero
 */
record Options(@Nullable AnnotationMirror mirror) {
    static final String PACKAGE = "dev.rowan.orm.";
    static final Options ABSENT = new Options(null);

    static Options of(Element element, String annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (is(mirror, PACKAGE + annotation)) {
                return new Options(mirror);
            }
        }
        return ABSENT;
    }

    static boolean is(AnnotationMirror mirror, String qualified) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(qualified);
    }

    boolean present() {
        return mirror != null;
    }

    /** A text, empty when it is not given. */
    String text(String name) {
        return get(name) instanceof String text ? text : "";
    }

    int number(String name) {
        return get(name) instanceof Integer number ? number : 0;
    }

    boolean flag(String name, boolean standard) {
        return get(name) instanceof Boolean flag ? flag : standard;
    }

    boolean given(String name) {
        return get(name) != null;
    }

    @Nullable
    TypeMirror type(String name) {
        return get(name) instanceof TypeMirror type ? type : null;
    }

    /** The simple name of an enum constant, or empty. */
    String constant(String name) {
        Object value = get(name);
        return value instanceof Element constant ? constant.getSimpleName().toString() : "";
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (Object each : list(name)) {
            all.add((String) each);
        }
        return all;
    }

    List<TypeMirror> types(String name) {
        List<TypeMirror> all = new ArrayList<>();
        for (Object each : list(name)) {
            all.add((TypeMirror) each);
        }
        return all;
    }

    List<Options> nested(String name) {
        List<Options> all = new ArrayList<>();
        for (Object each : list(name)) {
            all.add(new Options((AnnotationMirror) each));
        }
        return all;
    }

    private List<Object> list(String name) {
        List<Object> all = new ArrayList<>();
        if (get(name) instanceof List<?> values) {
            values.forEach(value -> all.add(((AnnotationValue) value).getValue()));
        }
        return all;
    }

    private @Nullable Object get(String name) {
        AnnotationValue value = value(name);
        return value == null ? null : value.getValue();
    }

    /** The place of a value, for messages; null when it is not given. */
    @Nullable
    AnnotationValue value(String name) {
        if (mirror == null) {
            return null;
        }
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
