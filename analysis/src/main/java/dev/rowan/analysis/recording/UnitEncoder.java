package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.BindType;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.ColumnUse;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Loop;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Sample;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.sql.Column;
import org.jspecify.annotations.Nullable;

/** Writes events field by field; {@link UnitDecoder} reads the same fields in the same order. */
final class UnitEncoder {

    private final Output out;
    private final Dictionary dictionary;

    UnitEncoder(Output out, Dictionary dictionary) {
        this.out = out;
        this.dictionary = dictionary;
    }

    void unit(Unit unit) {
        out.text(unit.id());
        text(unit.testId());
        text(unit.testName());
        constant(unit.phase());
        out.text(unit.parent());
        constant(unit.kind());
        out.text(unit.name());
        out.flag(unit.incomplete() != null);
        if (unit.incomplete() != null) {
            out.text(unit.incomplete());
        }
        out.number(unit.startedAtMillis());
        out.number(Math.max(0, unit.nanos()));
        out.number(unit.statements());
        out.number(unit.overflow());
        out.number(unit.steps().size());
        unit.steps().forEach(this::step);
        out.number(unit.edges().size());
        unit.edges().forEach(this::edge);
        out.number(unit.loops().size());
        unit.loops().forEach(this::loop);
        out.number(unit.samples().size());
        unit.samples().forEach(this::sample);
        out.number(unit.transactions().size());
        unit.transactions().forEach(this::transaction);
        out.number(unit.cacheHits().size());
        for (Unit.CacheHit hit : unit.cacheHits()) {
            text(hit.association());
            out.number(dictionary.path(hit.path()));
            out.number(hit.count());
        }
        if (!unit.values().isEmpty()) {
            out.number(unit.values().size());
            unit.values().forEach(this::values);
        }
    }

    private void values(Unit.Values values) {
        out.number(values.step());
        out.number(values.sets().size());
        values.sets().forEach(out::text);
    }

    private void step(Step step) {
        out.signed(step.openParent());
        out.number(dictionary.statement(step.statement()));
        constant(step.kind());
        out.number(step.paths().size());
        for (PathCount path : step.paths()) {
            out.number(dictionary.path(path.path()));
            out.number(path.count());
        }
        cause(step.cause());
        constant(step.via());
        out.number(step.roles().size());
        step.roles().forEach(this::constant);
        out.signed(step.transaction());
        out.signed(step.connection());
        out.number(step.count());
        out.number(step.firstSequence());
        out.number(step.lastSequence());
        out.signed(step.startedAt());
        out.signed(step.endedAt());
        out.signed(step.nanos());
        out.signed(step.maxNanos());
        out.number(step.errors());
        out.number(step.threads());
        out.number(step.rows().total());
        out.number(step.rows().largest());
        out.number(step.rows().untouched());
        out.number(step.rows().unexhausted());
        Step.Batches batches = step.batches();
        out.number(batches == null ? 0 : batches.count());
        if (batches != null) {
            out.number(batches.entries());
            out.number(batches.smallest());
            out.number(batches.largest());
        }
        out.number(step.binds().distinct());
        out.flag(step.binds().exact());
        out.number(step.binds().repeats());
        out.number(step.binds().mostRepeated());
        out.number(step.binds().varied());
        out.number(step.shape().texts());
        out.number(step.shape().leastValues());
        out.number(step.shape().mostValues());
        out.signed(step.shape().limit());
        out.signed(step.shape().offset());
        out.number(step.columns().size());
        for (ColumnUse use : step.columns()) {
            column(use.column());
            out.flag(use.read());
            out.number(use.tracked());
            out.number(use.distinct());
        }
        out.number(step.binds().types().size());
        for (BindType type : step.binds().types()) {
            constant(type.kind());
            out.number(type.size());
        }
    }

    private void cause(@Nullable Cause cause) {
        out.flag(cause != null);
        if (cause != null) {
            constant(cause.kind());
            text(cause.association());
            text(cause.detail());
            out.flag(cause.many());
            out.number(cause.siblings());
            text(cause.origin());
            text(cause.originFingerprint());
        }
    }

    private void edge(Edge edge) {
        out.number(edge.child());
        out.number(edge.key());
        out.number(edge.parent());
        column(edge.column());
        out.number(edge.tested());
        out.number(edge.matched());
        out.number(edge.distinct());
        out.flag(edge.inOrder());
        out.flag(edge.parentCurrent());
        out.number(edge.parentRows());
        out.number(edge.mostPerExecution());
        out.number(edge.rivals().size());
        for (Edge.Rival rival : edge.rivals()) {
            out.number(rival.parent());
            column(rival.column());
        }
    }

    private void loop(Loop loop) {
        out.number(loop.body().size());
        loop.body().forEach(out::number);
        out.number(loop.times());
    }

    private void sample(Sample sample) {
        out.number(sample.step());
        out.number(sample.sequence());
        out.signed(sample.startedAt());
        out.signed(sample.nanos());
        out.number(sample.rows());
        out.signed(sample.transaction());
        out.signed(sample.connection());
        out.number(sample.thread());
        out.number(sample.binds());
        out.flag(sample.failed());
    }

    private void transaction(Transaction transaction) {
        out.signed(transaction.id());
        out.signed(transaction.connection());
        out.signed(transaction.startedAt());
        out.signed(transaction.nanos());
        out.number(transaction.statements());
        out.number(transaction.writes());
        out.signed(transaction.longestIdle());
        out.signed(transaction.idleAfter());
        out.number(dictionary.path(transaction.idlePath()));
        constant(transaction.outcome());
    }

    void health(Health health) {
        constant(health.state());
        out.text(health.reason());
        out.number(health.drivers().size());
        health.drivers().forEach(driver -> {
            out.text(driver.name());
            out.text(driver.version());
            out.text(driver.product());
            out.text(driver.productVersion());
            out.number(driver.statements());
        });
        out.number(health.classesWoven());
        out.number(health.statements());
        out.number(health.faults().size());
        health.faults().forEach((place, count) -> {
            out.text(place);
            out.number(count);
        });
        out.number(health.dropped());
        out.number(health.unattributed());
    }

    void column(Column column) {
        text(column.table());
        text(column.name());
    }

    /** By name, so that constants may be added and moved without a new format. */
    void constant(Enum<?> value) {
        text(value.name());
    }

    void text(String text) {
        out.number(dictionary.text(text));
    }
}
