package dev.rowan.orm.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A rule of the row as a whole: the house opens at five. */
@Constraint(validatedBy = Evenings.Opening.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Evenings {
    String message() default "The house opens at five.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at the hour. */
    final class Opening implements ConstraintValidator<Evenings, Guest> {
        @Override
        public boolean isValid(Guest guest, ConstraintValidatorContext context) {
            return guest.from >= 17;
        }
    }
}
