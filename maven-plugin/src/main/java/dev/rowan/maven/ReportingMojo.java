package dev.rowan.maven;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Format;
import dev.rowan.reports.Result;
import dev.rowan.reports.export.Console;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes reports and says what is in them. */
abstract class ReportingMojo extends RecordingsMojo {

    static final String BASELINE = "rowan-baseline.json";

    /** Where {@code report} leaves, for {@code check}, what it told of. */
    private static final String TOLD = "dev.rowan.told";

    /** Where reports are written. */
    @Parameter(property = "rowan.outputDirectory", defaultValue = "${project.build.directory}/rowan")
    @Nullable
    File outputDirectory;

    /** What is written: {@code html}, {@code json}, {@code sarif}, {@code junit}, {@code markdown}. */
    @Parameter(property = "rowan.formats", defaultValue = "html,json")
    List<String> formats = List.of("html", "json");

    /** The baseline to compare with. By default {@code rowan-baseline.json} here, else in the topmost module. */
    @Parameter(property = "rowan.baseline")
    @Nullable
    File baseline;

    /** An earlier recording, whose latencies are drawn beside the new ones: a file or a folder. */
    @Parameter(property = "rowan.before")
    @Nullable
    File before;

    final Result decide(Settings settings) throws ConfigurationException, IOException {
        return Engine.standard().decide(request(settings, baseline(settings), before == null ? null : before.toPath()));
    }

    final @Nullable Path baseline(Settings settings) {
        if (baseline != null) {
            return baseline.toPath();
        }
        String named = settings.baseline();
        if (named != null) {
            File file = config != null ? config : beside("rowan.yaml");
            return file == null ? Path.of(named) : file.toPath().resolveSibling(named);
        }
        File found = beside(BASELINE);
        return found == null ? null : found.toPath();
    }

    /** Writes what was asked for, and gives the file to open. */
    final Path write(Result result) throws IOException, MojoExecutionException {
        Path folder = given(outputDirectory, "outputDirectory").toPath();
        return Engine.standard().write(result, folder, formats());
    }

    private EnumSet<Format> formats() throws MojoExecutionException {
        EnumSet<Format> chosen = EnumSet.noneOf(Format.class);
        for (String name : formats) {
            try {
                chosen.add(Format.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                StringJoiner choices = new StringJoiner(", ");
                for (Format format : Format.values()) {
                    choices.add(format.name().toLowerCase(Locale.ROOT));
                }
                throw new MojoExecutionException(
                        "rowan.formats has no '" + name + "'. Choices are: " + choices + ".", e);
            }
        }
        if (chosen.isEmpty()) {
            throw new MojoExecutionException("rowan.formats is empty. Its default is html,json.");
        }
        return chosen;
    }

    final void report() throws ConfigurationException, IOException, MojoExecutionException {
        Result result = decide(settings());
        say(new Console(false).reported(result.report(), write(result)));
        project().setContextValue(TOLD, told());
        if (result.report().totals().statements() == 0) {
            getLog().warn(result.report().verdict().reason());
        }
    }

    /** Whether the goal {@code report} said in this build what was found in these recordings; {@code -q} hides it. */
    final boolean saidAlready() throws IOException {
        return getLog().isInfoEnabled() && told().equals(project().getContextValue(TOLD));
    }

    private String told() throws IOException {
        return recordings() + " " + config + " " + baseline;
    }

    @Override
    abstract void act() throws ConfigurationException, IOException, MojoExecutionException, MojoFailureException;
}
