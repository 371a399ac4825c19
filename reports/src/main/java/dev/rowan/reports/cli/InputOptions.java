package dev.rowan.reports.cli;

import dev.rowan.reports.Benchmarks;
import dev.rowan.reports.Recordings;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Preset;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.gate.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command that reads recordings takes. */
final class InputOptions {

    private static final Path DEFAULT_CONFIG = Path.of("rowan.yaml");

    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "Recordings: files, folders, or globs such as 'modules/*/target/rowan'. Forks and machines"
                    + " are merged.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Rules, levels, suppressions. Default: rowan.yaml, where it exists.")
    private @Nullable Path config;

    @Option(
            names = "--benchmarks",
            paramLabel = "FILE",
            description = "Results of JMH, written with -prof gc -rf json: files or globs; may be given more than once."
                    + " With them DIR may be left out.")
    private List<String> benchmarks = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    Benchmarks benchmarks() throws IOException {
        return Benchmarks.named(benchmarks, names.isEmpty());
    }

    Recordings.Found recordings() throws IOException {
        if (names.isEmpty() && benchmarks.isEmpty() && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "DIR is missing: the folder of the recordings, such as target/rowan");
        }
        return Recordings.found(names);
    }

    Settings settings() throws ConfigurationException {
        Path file = config;
        if (file != null) {
            return SettingsFile.read(file);
        }
        return Files.isRegularFile(DEFAULT_CONFIG) ? SettingsFile.read(DEFAULT_CONFIG) : Settings.DEFAULT;
    }

    /** The baseline to compare with: the one given here, else the configuration's, beside which it is looked up. */
    @Nullable
    Path baseline(@Nullable Path given, Settings settings) {
        String named = settings.baseline();
        if (given != null || named == null) {
            return given;
        }
        Path file = config == null ? DEFAULT_CONFIG : config;
        return file.resolveSibling(named);
    }

    static Settings with(@Nullable Preset preset, Settings settings) {
        return preset == null ? settings : settings.withPreset(preset);
    }
}
