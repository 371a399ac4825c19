package dev.rowan.analysis.remedy;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.judge.Script;
import org.jspecify.annotations.Nullable;

/** A program that reads or writes row by row, and the fix that it is given. */
abstract class RemedyFixture {

    static final String OWNERS = "select id, vet_id from owners";

    final Script script = new Script();

    Remedy loop(Via via, @Nullable Cause cause, String parent, String child, int childrenEach) {
        script.query(path("S.list:10"), parent, binds(), row(101L, 901L), row(102L, 902L), row(103L, 903L));
        for (long id = 101; id <= 103; id++) {
            Object[][] rows = new Object[childrenEach][];
            for (int i = 0; i < childrenEach; i++) {
                rows[i] = row(id * 100 + i);
            }
            Script.Run run = script.run(child, id).at("S.list:11").via(via);
            if (cause != null) {
                run.cause(cause);
            }
            run.rows(rows);
        }
        return script.findings("n-plus-one").get(0).remedy();
    }

    Remedy lazy(Via via, Cause cause) {
        return loop(via, cause, OWNERS, "select id from pets where owner_id = ?", 2);
    }

    Remedy writes(Via via, String sql) {
        for (int i = 0; i < 12; i++) {
            script.run(sql, (long) i).at("S.save:10").via(via).affecting(1);
        }
        return script.findings("n-plus-one-write").get(0).remedy();
    }
}
