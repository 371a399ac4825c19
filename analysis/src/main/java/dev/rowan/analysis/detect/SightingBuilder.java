package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sighting while its detector puts it together; not thread-safe. */
final class SightingBuilder {

    private final String rule;
    private final SqlStatement statement;
    private final List<Supplier<String>> sentences = new ArrayList<>();
    private Supplier<List<String>> evidence =
            () -> sentences.stream().map(Supplier::get).toList();
    private Severity severity = Severity.WARNING;
    private Confidence confidence = Confidence.LIKELY;
    private Supplier<String> title = () -> "";
    private @Nullable UnitName unit;
    private @Nullable Step step;
    private @Nullable Step parent;
    private @Nullable Edge edge;
    private CallPath path = CallPath.NONE;
    private List<String> values = List.of();
    private String association = "";
    private String name = "";
    private long count = 1;
    private long wouldBe = 1;
    private long nanos;

    SightingBuilder(String rule, SqlStatement statement) {
        this.rule = rule;
        this.statement = statement;
    }

    /** A sighting about one step, with what the step says of itself. */
    SightingBuilder(String rule, UnitView view, Step step) {
        this(rule, view.name(), step);
        this.values = view.values(step);
    }

    SightingBuilder(String rule, UnitName unit, Step step) {
        this(rule, step.statement());
        this.unit = unit;
        this.step = step;
        this.path = step.path();
        this.association = step.association();
        this.count = step.count();
        this.nanos = step.nanos();
    }

    SightingBuilder severity(Severity value) {
        severity = value;
        return this;
    }

    SightingBuilder confidence(Confidence value) {
        confidence = value;
        return this;
    }

    SightingBuilder title(Supplier<String> text) {
        title = text;
        return this;
    }

    SightingBuilder because(Supplier<String> sentence) {
        sentences.add(sentence);
        return this;
    }

    SightingBuilder evidence(Supplier<List<String>> all) {
        evidence = all;
        return this;
    }

    /** A step that speaks for a matter of the whole run. */
    SightingBuilder step(@Nullable Step value) {
        step = value;
        return this;
    }

    SightingBuilder parent(@Nullable Step value, @Nullable Edge how) {
        parent = value;
        edge = how;
        return this;
    }

    SightingBuilder path(CallPath value) {
        path = value;
        return this;
    }

    SightingBuilder association(String value) {
        association = value;
        return this;
    }

    /** What the association is called where no library names it; the id stays that of the statement. */
    SightingBuilder called(String value) {
        name = value;
        return this;
    }

    SightingBuilder counted(long executions, long wouldDo, long time) {
        count = executions;
        wouldBe = wouldDo;
        nanos = time;
        return this;
    }

    private Supplier<List<String>> allEvidence() {
        if (values.isEmpty()) {
            return evidence;
        }
        Supplier<List<String>> without = evidence;
        List<String> shown = values;
        return () -> {
            List<String> all = new ArrayList<>(without.get());
            all.add("values of its first executions: " + String.join(", ", shown));
            return all;
        };
    }

    Sighting build() {
        Frame site = path.site();
        String place = site == null ? "?" : site.simpleClass() + "." + site.method();
        String what = association.isEmpty() ? describe(statement) : association;
        FaultKey key = new FaultKey(
                rule + ":" + place + ":" + what, site == null ? "" : site.className(), statement.fingerprint());
        return new Sighting(
                key,
                rule,
                severity,
                confidence,
                title,
                allEvidence(),
                unit,
                site,
                path,
                association.isEmpty() ? name : association,
                statement,
                step,
                parent,
                edge,
                null,
                count,
                wouldBe,
                nanos);
    }

    /** Verb, table and key columns: what survives new columns and moved lines. */
    static String describe(SqlStatement statement) {
        String verb = statement.verb().name().toLowerCase(Locale.ROOT);
        String keys = statement.keys().stream()
                .map(Key::column)
                .map(column -> column.table().equals(statement.table())
                                || column.table().isEmpty()
                        ? column.name()
                        : column.toString())
                .distinct()
                .collect(Collectors.joining(","));
        return verb + " " + statement.table() + (keys.isEmpty() ? "" : "(" + keys + ")");
    }
}
