package dev.rowan.reports;

import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.judge.Pass;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import dev.rowan.reports.gate.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Files on their way to an analysis: the rules look at the units of one while these are counted on another core and the
 * next file is read. Used by one thread.
 */
final class FileReading implements RecordingReader.Visitor {

    private final Settings settings;
    private final Consumer<List<Unit>> consumer;
    private Pass pass;
    private CompletableFuture<Void> consumed = CompletableFuture.completedFuture(null);

    private FileReading(Settings settings, Consumer<List<Unit>> consumer) {
        this.settings = settings;
        this.consumer = consumer;
        this.pass = pass(List.of());
    }

    static Engine.Read read(List<Path> paths, Settings settings, Consumer<List<Unit>> units) {
        FileReading reading = new FileReading(settings, units);
        Recording rest = RecordingReader.read(paths, reading);
        reading.consumed.join();
        return new Engine.Read(rest, reading.pass.finish(rest));
    }

    private Pass pass(List<ForeignKey> keys) {
        return new Analyzer().pass(keys, new Suppressions(settings.suppressions()), settings.options());
    }

    @Override
    public void foreignKeys(List<ForeignKey> keys) {
        pass = pass(keys);
    }

    @Override
    public void units(List<Unit> units) {
        // One file at a time and in order: who consumes is not thread-safe, and memory is for a few files, not for all.
        consumed.join();
        consumed = CompletableFuture.runAsync(() -> consumer.accept(units));
        pass.units(units);
    }
}
