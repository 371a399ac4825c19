package dev.rowan.examples.verdicts;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the analysis makes of a recording, in the form of verdicts. */
public final class Findings {
    /**
     * The usual thresholds but for time: how long a transaction idles while classes are loaded for the
     * first time says something of the machine, and nothing of the example.
     */
    private static final Options OPTIONS = withoutTime(Options.defaults());

    private Findings() {}

    private static Options withoutTime(Options usual) {
        return new Options(
                usual.disabled(),
                usual.leastRepeats(),
                usual.leastDuplicates(),
                usual.unboundedRows(),
                usual.deepOffset(),
                Duration.ofMinutes(1));
    }

    /**
     * Reads the recording and analyses it.
     *
     * @throws IllegalStateException if the agent says that it did not see everything
     */
    public static List<Finding> of(Path recordings) {
        Recording recording = RecordingReader.read(List.of(recordings));
        boolean sound = !recording.jvms().isEmpty()
                && recording.problems().isEmpty()
                && recording.jvms().stream().allMatch(jvm -> jvm.health().state() == Health.State.CAPTURING);
        if (!sound) {
            throw new IllegalStateException("The recording is not sound: " + recording.problems() + recording.jvms());
        }
        Analysis analysis = new Analyzer().analyze(recording, Suppressions.none(), OPTIONS);
        return analysis.findings();
    }

    /** Where and what, to be compared with what the sources expect. */
    public static List<Verdict> verdicts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Verdict(
                        finding.callSite().file(),
                        finding.callSite().line(),
                        finding.rule(),
                        finding.association() == null ? "" : finding.association(),
                        verified(finding.remedy())))
                .sorted()
                .toList();
    }

    private static String verified(@Nullable Remedy remedy) {
        Remedy.Verified verified = remedy == null ? null : remedy.verified();
        return verified == null ? "" : verified.before() + " → " + verified.after();
    }
}
