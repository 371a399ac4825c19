package dev.rowan.reports.cli;

import dev.rowan.reports.Request;
import dev.rowan.reports.gate.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a page shows beside what was recorded: for the commands that may write one. */
final class PageOptions {

    @Option(names = "--title", paramLabel = "TEXT", description = "What was recorded. Default: this folder's name.")
    private @Nullable String title;

    @Option(
            names = "--sources",
            paramLabel = "DIR",
            split = ",",
            description = "Projects or source folders to show code lines from. Default: this folder.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--before",
            paramLabel = "DIR",
            description = "An earlier recording, whose latencies are drawn beside the new ones.")
    private @Nullable Path before;

    Request request(InputOptions input, Settings settings, @Nullable Path baseline) throws IOException {
        Path name = Path.of("").toAbsolutePath().getFileName();
        String called = title != null ? title : name == null ? "recording" : name.toString();
        return new Request(
                input.recordings(),
                input.benchmarks(),
                settings,
                baseline,
                before,
                sources.isEmpty() ? List.of(Path.of("")) : sources,
                called);
    }
}
