package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.judge.Script;
import java.util.List;

/** A rule's test: an application's behaviour, and the only finding in it, or none. */
abstract class RuleFixture {
    static final CallPath LIST = path("OwnerController.show:31", "OwnerService.list:40");
    static final CallPath LOOP = path("OwnerController.show:31", "OwnerService.list:41");

    final Script script = new Script();

    final Finding only(String rule) {
        List<Finding> findings = script.findings();
        assertThat(findings).as("findings").hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo(rule);
        return findings.get(0);
    }

    final void assertNothing() {
        assertThat(script.findings()).as("findings").isEmpty();
    }
}
