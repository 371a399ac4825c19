package dev.rowan.orm;

import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.RowanException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a provider of Jakarta Validation says of rows, by the default group. Loaded only where its classes are.
 *
 * <p>Safe for any thread, as the provider's validators are.
 */
public final class JakartaRules implements AnnotationRules {
    private final ValidatorFactory factory;
    private final Validator validator;
    private final boolean own;

    private JakartaRules(ValidatorFactory factory, boolean own) {
        this.factory = factory;
        this.own = own;
        this.validator = factory.getValidator();
    }

    /** By a factory that the application has made: its messages, its container's validators. It stays open. */
    public static AnnotationRules of(ValidatorFactory factory) {
        return new JakartaRules(factory, false);
    }

    static AnnotationRules ofProvider() {
        try {
            return new JakartaRules(Validation.buildDefaultValidatorFactory(), true);
        } catch (NoProviderFoundException none) {
            return NONE;
        } catch (ValidationException unready) {
            throw new RowanException(
                    "The provider of Jakarta Validation on the class path does not start: " + unready.getMessage()
                            + "\n  Give it what it lacks (Hibernate Validator wants an expression language, such as"
                            + " org.glassfish.expressly:expressly), or take it off the class path.",
                    unready);
        }
    }

    @Override
    public List<Broken> brokenBy(Model row) {
        if (!validator.getConstraintsForClass(row.getClass()).isBeanConstrained()) {
            return List.of();
        }
        List<Broken> broken = new ArrayList<>();
        for (ConstraintViolation<Model> violation : validator.validate(row)) {
            String annotation = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            broken.add(new Broken(path(violation), Names.snake(annotation), violation.getMessage()));
        }
        // The provider gives a set, which has no order.
        broken.sort(Comparator.comparing(Broken::path).thenComparing(Broken::code));
        return broken;
    }

    /** Without the provider's words for what is inside a container: {@code names[0].<list element>}. */
    private static String path(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", "");
    }

    @Override
    public void close() {
        if (own) {
            factory.close();
        }
    }
}
