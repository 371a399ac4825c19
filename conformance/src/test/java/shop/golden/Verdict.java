package shop.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowan.orm.Database;
import dev.rowan.orm.ValidationError;
import dev.rowan.orm.execute.TransactionManagementError;
import dev.rowan.orm.model.Validator;
import dev.rowan.testing.database.StatementLog;
import dev.rowan.testing.database.TestDatabase;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks one question and holds the answer, the statements and the state afterwards against Django's. */
final class Verdict {
    /** Which exceptions of ours say what an exception of Django says. A subclass counts as its parent. */
    private static final Map<String, Set<String>> SAME_ERROR = Map.ofEntries(
            Map.entry("FieldError", Set.of("FieldError")),
            Map.entry("FieldDoesNotExist", Set.of("FieldError")),
            Map.entry(
                    "ValueError",
                    Set.of("BadValue", "IllegalArgumentException", "IllegalStateException", "FieldError")),
            Map.entry(
                    "TypeError", Set.of("IllegalArgumentException", "IllegalStateException", "FieldError", "BadValue")),
            Map.entry("ValidationError", Set.of("ValidationError", "BadValue")),
            Map.entry("NotSupportedError", Set.of("NotSupported")),
            Map.entry("NotImplementedError", Set.of("NotSupported")),
            Map.entry("AttributeError", Set.of("FieldError", "IllegalStateException")),
            Map.entry("IndexError", Set.of("IndexOutOfBoundsException")),
            Map.entry("DoesNotExist", Set.of("DoesNotExist")),
            Map.entry("RelatedObjectDoesNotExist", Set.of("DoesNotExist")),
            Map.entry("MultipleObjectsReturned", Set.of("MultipleObjectsReturned")));

    private static final Pattern SAVEPOINT_NAME = Pattern.compile("(SAVEPOINT|RELEASE|ROLLBACK TO) .*");

    private final GoldenCase golden;
    private final Cases.Question question;

    Verdict(GoldenCase golden, Cases.Question question) {
        this.golden = golden;
        this.question = question;
    }

    /**
     * What differs from Django, one line each; empty when nothing does.
     *
     * @param answer in values, errors, the rows afterwards, and the number of statements
     * @param control in where transactions begin and end
     */
    record Differences(List<String> answer, List<String> control) {}

    Differences on(TestDatabase database, Database rowan) {
        Cases.on(database);
        List<String> wrong = new ArrayList<>();
        List<String> wrongControl = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        StatementLog log;
        Database.Observation heard = rowan.observe(event -> {
            if (event.get("error") instanceof TransactionManagementError) {
                refused.incrementAndGet(); // Django counts what it refuses in a broken block, too
            }
        });
        try {
            log = rowan.inZoneGet(ZoneId.of(golden.zone()), () -> database.record(() -> ask(wrong)));
        } finally {
            heard.close();
        }
        List<String> sent = log.statements();
        if (sent.size() + refused.get() != golden.queries()) {
            wrong.add("Django sent " + golden.queries() + " statements, Rowan " + sent.size() + ": " + sent);
        }
        List<String> control = log.transactionControl().stream()
                .map(word -> SAVEPOINT_NAME.matcher(word).replaceFirst("$1"))
                .toList();
        if (!control.equals(golden.transaction())) {
            wrongControl.add(
                    "Django controlled its transactions with " + golden.transaction() + ", Rowan with " + control);
        }
        if (question.after() != null && golden.after() != null) {
            compare("afterwards ", golden.after(), answer(question.after(), wrong), wrong);
        }
        return new Differences(wrong, wrongControl);
    }

    private void ask(List<String> wrong) {
        JsonNode expected = golden.result();
        if (expected != null) {
            compare("", expected, answer(question.ask(), wrong), wrong);
            return;
        }
        try {
            JsonNode value = Encoder.encode(question.ask().call());
            wrong.add("Django refuses with " + golden.error() + ", Rowan answers " + value);
        } catch (Throwable refusal) {
            String name = golden.error().get("class").asText();
            if (!says(classes(refusal), name.substring(name.lastIndexOf('.') + 1))) {
                wrong.add("Django refuses with " + golden.error() + ", Rowan with " + refusal);
            } else if (refusal instanceof ValidationError invalid) {
                codes(golden.error().path("codes"), invalid, wrong);
            }
        }
    }

    /** The faults must be in the same fields with the same codes, in any order; one of Django's may have no code. */
    private static void codes(JsonNode djangos, ValidationError invalid, List<String> wrong) {
        Map<String, List<String>> ours = new TreeMap<>();
        invalid.faults()
                .forEach((field, faults) -> ours.put(
                        Cases.attribute(field),
                        faults.stream().map(Validator.Fault::code).toList()));
        Set<String> fields = new TreeSet<>();
        djangos.fieldNames().forEachRemaining(fields::add);
        boolean same = fields.equals(ours.keySet());
        for (String field : same ? fields : Set.<String>of()) {
            List<String> left = new ArrayList<>(java.util.Objects.requireNonNull(ours.get(field)));
            int nameless = 0;
            for (JsonNode code : djangos.get(field)) {
                nameless += code.isNull() ? 1 : 0;
                same &= code.isNull() || left.remove(code.asText());
            }
            same &= left.size() == nameless;
        }
        if (!same) {
            wrong.add("Django finds " + djangos + ", Rowan " + ours);
        }
    }

    /** Whether one of these classes says what Django's exception says. */
    static boolean says(List<String> ours, String djangos) {
        Set<String> same = SAME_ERROR.getOrDefault(djangos, Set.of(djangos));
        return ours.stream().anyMatch(same::contains);
    }

    private static List<String> classes(Throwable refusal) {
        List<String> names = new ArrayList<>();
        for (Class<?> at = refusal.getClass(); at != Object.class; at = at.getSuperclass()) {
            names.add(at.getSimpleName());
        }
        return names;
    }

    private static @Nullable JsonNode answer(java.util.concurrent.Callable<@Nullable Object> ask, List<String> wrong) {
        try {
            return Encoder.encode(ask.call());
        } catch (Throwable failure) {
            StackTraceElement[] stack = failure.getStackTrace();
            wrong.add("failed with " + failure + (stack.length > 0 ? " at " + stack[0] : ""));
            return null;
        }
    }

    private void compare(String what, JsonNode expected, @Nullable JsonNode actual, List<String> wrong) {
        if (actual != null) {
            new Comparison(golden.hasDecimals()).differences(expected, actual).forEach(each -> wrong.add(what + each));
        }
    }
}
