package dev.rowan.agent.record;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a statement came from, as its stack tells; interned, so that equal ones are the same object.
 *
 * @param path the application's frames
 * @param via the library below the innermost of them
 * @param roles why it may not be the application's doing
 * @param transactional whether its transaction, if it begins one, is what the outermost application code
 *     asked for: a repository's own transaction inside of application code is not
 */
record CallSite(CallPath path, Via via, Set<Role> roles, boolean transactional) {
    /** Where the stack is not looked at: then a transaction is all that tells units apart. */
    static final CallSite UNSEEN = new CallSite(CallPath.NONE, Via.JDBC, Set.of(), true);

    CallSite {
        Frame innermost = path.site();
        roles = innermost != null && innermost.isTest() ? with(Role.TEST_CODE, roles) : roles;
    }

    static Set<Role> with(Role role, Set<Role> roles) {
        Set<Role> more = EnumSet.of(role);
        more.addAll(roles);
        return Collections.unmodifiableSet(more);
    }
}
