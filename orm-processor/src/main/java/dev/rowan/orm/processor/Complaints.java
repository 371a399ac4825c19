package dev.rowan.orm.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** The mistakes of one model, told where they are: what, the choices, the fix. */
final class Complaints {
    private final Messager messager;
    private final Set<Element> unusable = new HashSet<>();

    Complaints(Messager messager) {
        this.messager = messager;
    }

    /** A mistake after which nothing can be written for a field; without the field, the rest still can. */
    void unusable(Element field, String message) {
        unusable.add(field);
        at(field, message);
    }

    boolean isUsable(Member member) {
        return !unusable.contains(member.field());
    }

    void at(Element place, String message) {
        messager.printMessage(Diagnostic.Kind.ERROR, message, place);
    }

    /** At a value of an annotation, or at the annotation when the value has no place of its own. */
    void at(Element place, Options options, String value, String message) {
        AnnotationValue exact = options.value(value);
        if (exact != null) {
            messager.printMessage(Diagnostic.Kind.ERROR, message, place, options.mirror(), exact);
        } else {
            messager.printMessage(Diagnostic.Kind.ERROR, message, place, options.mirror());
        }
    }

    /** At a value of an annotation inside an annotation; compilers find the place by the outer one. */
    void at(Element place, Options outer, Options inner, String value, String message) {
        AnnotationValue exact = inner.value(value);
        messager.printMessage(Diagnostic.Kind.ERROR, message, place, outer.mirror(), exact);
    }
}
