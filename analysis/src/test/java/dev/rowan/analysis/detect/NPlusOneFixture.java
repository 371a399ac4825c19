package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.judge.Script;
import java.util.List;
import java.util.stream.LongStream;

/** Owners, and the pets of each asked for in a loop. */
abstract class NPlusOneFixture {
    static final String OWNERS = "select id, name from owners";
    static final String PETS = "select id, name from pets where owner_id = ?";
    static final CallPath LIST = path("OwnerTests.lists:20", "OwnerController.show:31", "OwnerService.list:40");
    static final CallPath LOOP = path("OwnerTests.lists:20", "OwnerController.show:31", "OwnerService.list:41");

    final Script script = new Script();

    final void owners(long... ids) {
        script.query(
                LIST,
                OWNERS,
                binds(),
                LongStream.of(ids).mapToObj(id -> row(id, "n")).toArray(Object[][]::new));
    }

    static long[] ids(long from, int count) {
        return LongStream.range(from, from + count).toArray();
    }

    final void pets(CallPath path, long owner) {
        script.query(path, PETS, binds(owner), row(owner * 1_000, "rex"));
    }

    final Finding only() {
        List<Finding> findings = script.findings();
        assertThat(findings).as("findings").hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo("n-plus-one");
        return findings.get(0);
    }

    final void assertNothing() {
        assertThat(script.findings()).as("findings").isEmpty();
    }
}
