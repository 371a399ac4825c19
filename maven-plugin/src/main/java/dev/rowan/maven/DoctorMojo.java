package dev.rowan.maven;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Result;
import dev.rowan.reports.export.Doctor;
import dev.rowan.reports.gate.ConfigurationException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Says what the agent saw, what it did not, and why: {@code mvn test rowan:doctor}. */
@Mojo(name = "doctor", aggregator = true, threadSafe = true)
public final class DoctorMojo extends RecordingsMojo {
    @Override
    boolean looksAtOtherModules() {
        return true;
    }

    @Override
    void act() throws ConfigurationException, IOException {
        Result result = Engine.standard().look(recordings(), benchmarks(), settings());
        say(Doctor.lines(result.report()));
    }
}
