package dev.rowan.orm.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** The mistakes of one model, told where they are: what, the choices, the fix. */
final class Complaints {
    private final Messager messager;
    private int count;

    Complaints(Messager messager) {
        this.messager = messager;
    }

    void at(Element place, String message) {
        count++;
        messager.printMessage(Diagnostic.Kind.ERROR, message, place);
    }

    /** At a value of an annotation, or at the annotation when the value has no place of its own. */
    void at(Element place, Options options, String value, String message) {
        count++;
        AnnotationValue exact = options.value(value);
        if (exact != null) {
            messager.printMessage(Diagnostic.Kind.ERROR, message, place, options.mirror(), exact);
        } else {
            messager.printMessage(Diagnostic.Kind.ERROR, message, place, options.mirror());
        }
    }

    boolean any() {
        return count > 0;
    }
}
