package dev.rowan.orm;

import dev.rowan.orm.model.Choice;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.Validator;
import dev.rowan.orm.model.Validator.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be said against a value without asking the database; codes and sentences are Django's. */
final class ValueChecks {
    private ValueChecks() {}

    /** Whether a person left it out: null, no text, no items. */
    static boolean isEmpty(@Nullable Object value) {
        return value == null
                || "".equals(value)
                || (value instanceof Collection<?> many && many.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    static List<Fault> of(Field<?, ?> field, @Nullable Object value) {
        List<Fault> faults = new ArrayList<>();
        if (value == null) {
            if (!field.nullable()) {
                faults.add(new Fault("null", "This field cannot be null."));
            } else if (!field.blank()) {
                faults.add(new Fault("blank", "This field cannot be blank."));
            }
            return faults;
        }
        if (isEmpty(value)) {
            if (!field.blank()) {
                faults.add(new Fault("blank", "This field cannot be blank."));
            }
            return faults;
        }
        if (!isChoice(field, value)) {
            faults.add(new Fault("invalid_choice", "Value " + shown(value) + " is not a valid choice."));
            return faults;
        }
        validators(field, value, faults);
        length(field, value, faults);
        range(field, value, faults);
        if (value instanceof BigDecimal decimal && field.precision() > 0) {
            digits(field, decimal, faults);
        }
        return faults;
    }

    private static boolean isChoice(Field<?, ?> field, Object value) {
        Object stored = value instanceof Choice<?> choice ? choice.value() : value;
        return field.choices().isEmpty()
                || field.choices().stream()
                        .anyMatch(choice ->
                                choice.value().equals(stored) || choice.value().equals(value));
    }

    @SuppressWarnings("unchecked") // a field's validators take its values
    private static void validators(Field<?, ?> field, Object value, List<Fault> faults) {
        for (Validator<?> validator : field.validators()) {
            Fault fault = ((Validator<Object>) validator).check(value);
            if (fault != null) {
                faults.add(fault);
            }
        }
    }

    private static void length(Field<?, ?> field, Object value, List<Fault> faults) {
        if (!(value instanceof String text) || field.maxLength() == 0) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (length > field.maxLength()) {
            faults.add(new Fault(
                    "max_length",
                    "Ensure this value has at most " + count(field.maxLength(), "character") + " (it has " + length
                            + ")."));
        }
    }

    private static void range(Field<?, ?> field, Object value, List<Fault> faults) {
        boolean told = faults.stream().anyMatch(fault -> fault.code().equals("min_value"));
        if (field.positive() && !told && value instanceof Number number && number.doubleValue() < 0) {
            faults.add(new Fault("min_value", "Ensure this value is greater than or equal to 0."));
        }
    }

    private static void digits(Field<?, ?> field, BigDecimal value, List<Fault> faults) {
        int scale = Math.max(value.scale(), 0);
        int precision =
                value.scale() < 0 && value.signum() != 0 ? value.precision() - value.scale() : value.precision();
        int digits = Math.max(precision, scale);
        int whole = digits - scale;
        int mostWhole = field.precision() - field.scale();
        if (digits > field.precision()) {
            faults.add(new Fault(
                    "max_digits",
                    "Ensure that there are no more than " + count(field.precision(), "digit") + " in total."));
        } else if (scale > field.scale()) {
            faults.add(new Fault(
                    "max_decimal_places",
                    "Ensure that there are no more than " + count(field.scale(), "decimal place") + "."));
        } else if (whole > mostWhole) {
            faults.add(new Fault(
                    "max_whole_digits",
                    "Ensure that there are no more than " + count(mostWhole, "digit") + " before the decimal point."));
        }
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static String shown(Object value) {
        return value instanceof String ? "'" + value + "'" : value.toString();
    }
}
