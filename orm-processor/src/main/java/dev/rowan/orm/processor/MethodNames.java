package dev.rowan.orm.processor;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Names of static methods in annotations: they must be there, and within reach of generated code. */
final class MethodNames {
    private final Language language;
    private final Complaints complaints;

    MethodNames(Language language, Complaints complaints) {
        this.language = language;
        this.complaints = complaints;
    }

    /**
     * Checks the method that an attribute names.
     *
     * @param result the class that it must return, or empty for any
     */
    void check(Element place, TypeElement model, Options options, String attribute, String result) {
        String name = options.text(attribute);
        if (name.isEmpty()) {
            return;
        }
        Set<String> choices = new TreeSet<>();
        ExecutableElement found = null;
        for (ExecutableElement method : ElementFilter.methodsIn(model.getEnclosedElements())) {
            boolean fits = method.getModifiers().contains(Modifier.STATIC)
                    && method.getParameters().isEmpty()
                    && !method.getModifiers().contains(Modifier.PRIVATE)
                    && (result.isEmpty() || language.isA(method.getReturnType(), result));
            if (fits) {
                choices.add(method.getSimpleName().toString());
            }
            if (fits && method.getSimpleName().contentEquals(name)) {
                found = method;
            }
        }
        if (found == null && !(result.isEmpty() && isSupplier(model, name))) {
            String kind = result.isEmpty() ? "" : " that returns a " + result.substring(result.lastIndexOf('.') + 1);
            complaints.at(
                    place,
                    options,
                    attribute,
                    model.getSimpleName() + " has no static method " + name + "()" + kind + " (in " + attribute
                            + " = \""
                            + name + "\")." + "\n  "
                            + (choices.isEmpty()
                                    ? "It has none that fits"
                                    : "Choices are: " + String.join(", ", choices))
                            + "." + Names.didYouMean(name, choices)
                            + "\n  It must be static, without parameters, and not private.");
        }
    }

    private boolean isSupplier(TypeElement model, String name) {
        for (TypeElement inner : ElementFilter.typesIn(model.getEnclosedElements())) {
            if (inner.getSimpleName().contentEquals(name)
                    && !inner.getModifiers().contains(Modifier.PRIVATE)
                    && inner.getModifiers().contains(Modifier.STATIC)
                    && language.isA(inner.asType(), "java.util.function.Supplier")) {
                return true;
            }
        }
        return false;
    }
}
