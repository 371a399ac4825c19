package dev.rowan.agent.record;

import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look down a stack, which is told frame by frame, the innermost first. Confined to its thread.
 *
 * <p>With a memory it ends at the site, where the paths from there are known well enough: mostly that is the innermost
 * application frame.
 */
class Look {
    /** Application frames that are kept; a recursion beyond this is a recursion. */
    private static final int MAX_FRAMES = 64;

    /** Frames that are looked at, of all kinds: deep enough for a filter chain above an ORM. */
    static final int MAX_DEPTH = 1024;

    final ClassValue<KnownClass> classes;
    private final @Nullable CallSiteMemory memory;
    private final @Nullable TestPhase phase;
    private final @Nullable SqlStatement statement;

    /** What a library is in the middle of. */
    private final @Nullable Doing doing;

    private final PathTree root;
    private PathTree node;

    /** An application frame whose loop depends on who calls it: the next frame tells. Never the innermost one. */
    private @Nullable Spot undecided;

    /** What is looked for behind the innermost frame; null when it was found, or there is nothing to be found. */
    private @Nullable Sought sought;

    /** Frames of helpers, the innermost first, while what is sought is looked for. */
    private @Nullable List<Frame> helpers;

    private @Nullable Frame innermost;
    private boolean innermostIsTest;

    private @Nullable Via via;
    private Set<Role> roles = Set.of();
    private @Nullable CallSite known;
    private int seen;
    private int below = 1;

    /** Whether the innermost frame has called for a key or a mapper's statement itself, as far as that is known. */
    private boolean named;

    private boolean nameless;

    /** How many frames tell the site, once it is told. */
    private int settled = Integer.MAX_VALUE;

    private int depth;
    private boolean iterated;

    /** Whether the frame before goes on with a call that its caller stands in the way of. */
    private boolean passedOn;

    private boolean ended;
    private boolean atEnd;
    private boolean inTest;
    private boolean bounded;
    private int insideBoundary;
    private int outsideBoundary;

    /** A look at the whole path. */
    Look(ClassValue<KnownClass> classes, PathTree root, @Nullable SqlStatement statement, @Nullable Doing doing) {
        this.classes = classes;
        this.root = root;
        this.node = root;
        memory = null;
        phase = null;
        this.statement = statement;
        this.doing = doing;
    }

    /** A look for what ran a statement. */
    Look(
            ClassValue<KnownClass> classes,
            PathTree root,
            CallSiteMemory memory,
            TestPhase phase,
            SqlStatement statement,
            @Nullable Doing doing) {
        this.classes = classes;
        this.root = root;
        this.node = root;
        this.memory = memory;
        this.phase = phase;
        this.statement = statement;
        this.doing = doing;
    }

    /** Whether further frames change nothing. */
    final boolean hasEnded() {
        return ended;
    }

    /** How far down the innermost application frame was, or the end of the stack. */
    final int below() {
        return below;
    }

    /** How far down the next look for the same will probably go. */
    final int looked() {
        return isShort() ? seen : below;
    }

    /** How many frames tell the site: more than there are, if it took all of them. */
    final int settled() {
        return settled;
    }

    /** The innermost application frame, if there is one. */
    final @Nullable Frame innermost() {
        return innermost;
    }

    /** How many frames tell what it found: more than there are, if it went to the end of the stack. */
    final int telling() {
        return ended ? seen : Integer.MAX_VALUE;
    }

    /** Whether it looked no further than to the site. */
    final boolean isShort() {
        return known != null;
    }

    /** @param spot may be {@code null} where the class {@linkplain KnownClass#tellsBySpot tells enough} */
    final void step(KnownClass type, @Nullable Spot spot) {
        seen++;
        if (depth == 0) {
            below = seen;
        }
        if (!type.application) {
            decide(false);
            if (!hasReturned(type, spot)) {
                pass(type, spot);
            }
            passedOn = spot != null && spot.goesOn;
        } else if (spot != null && depth < MAX_FRAMES && !spot.plumbing) {
            // Who only stands in the way asks for nothing: an aspect around all repositories is no line to edit.
            if (!passedOn) {
                decide(true);
                application(type, spot);
            }
            passedOn = false;
        } else if (spot != null && spot.handles && innermost != null && spot.isBeside(innermost)) {
            behindProxy();
        }
        ended |= seen == MAX_DEPTH;
    }

    /**
     * A container ends the transaction of a method that has returned: what an ORM kept until then is that method's doing.
     * Who called it has not asked for it.
     */
    private boolean hasReturned(KnownClass type, @Nullable Spot spot) {
        if (type.behind == null || spot == null || depth > 0 || !bounded) {
            return false;
        }
        KnownClass behind = classes.get(type.behind);
        if (!behind.application) {
            return false;
        }
        // The flush writes row after row.
        iterated = true;
        application(behind, behind.left(spot.method));
        insideBoundary = depth;
        outsideBoundary = 0;
        return true;
    }

    /** All that was seen so far is a handler's way to what its proxy was asked for: the proxy's caller is the site. */
    private void behindProxy() {
        node = root;
        undecided = null;
        sought = null;
        helpers = null;
        innermost = null;
        settled = Integer.MAX_VALUE;
        depth = 0;
        insideBoundary = 0;
        outsideBoundary = 0;
    }

    private void decide(boolean calledByApplication) {
        Spot waiting = undecided;
        if (waiting != null) {
            undecided = null;
            add(calledByApplication ? waiting.calledByApplication() : waiting.frame(false));
        }
    }

    private void add(Frame frame) {
        List<Frame> waiting = helpers;
        if (waiting != null) {
            waiting.add(frame);
        } else {
            if (node == root) {
                sited(frame);
            }
            node = node.outward(frame);
        }
    }

    /** The site is told: its path may be known, though what was innermost did not tell it. */
    private void sited(Frame site) {
        settled = atEnd ? Integer.MAX_VALUE : seen;
        if (memory != null && phase != null && statement != null && !atEnd) {
            known = memory.at(phase, statement, site);
            ended |= known != null;
        }
    }

    /** The search for the method that asks is over: helpers of one that was found are not told. */
    private void settle(boolean found) {
        List<Frame> waiting = helpers;
        helpers = null;
        sought = null;
        if (waiting != null && !found) {
            waiting.forEach(this::add);
        }
    }

    private void application(KnownClass type, Spot spot) {
        Frame frame = spot.frame(iterated);
        if (depth == 0) {
            innermost = frame;
            if (memory != null && phase != null && statement != null) {
                known = memory.known(phase, statement, frame);
                if (known != null) {
                    settled = seen;
                    ended = true;
                    return;
                }
            }
            innermostIsTest = type.test;
            sought = statement == null ? null : Sought.of(via, named && !nameless, statement, doing);
            helpers = sought == null ? null : new ArrayList<>(0);
        }
        Sought asked = sought;
        if (asked != null) {
            boolean found = (innermostIsTest || !type.test) && asked.isIn(spot);
            // A helper's own loop is where it repeats; and what a test has written is its own.
            boolean over = frame.loop() == Frame.Loop.INSIDE || (type.test && !innermostIsTest) || !asked.mayHelp(spot);
            if (found || over) {
                settle(found);
            }
        }
        if (depth > 0 && frame.loop() == Frame.Loop.UNKNOWN) {
            undecided = spot;
        } else {
            add(frame);
        }
        depth++;
        inTest |= type.test;
        outsideBoundary += inTest ? 0 : 1;
        iterated = false;
    }

    private void pass(KnownClass type, @Nullable Spot spot) {
        iterated |= spot != null && spot.loops;
        if (depth == 0 && type.via != null) {
            named |= type.session || type.via == Via.MYBATIS;
            nameless |= type.nameless;
            // Spring Data sits on Hibernate; of others, whoever is nearest to the driver ran the statement.
            boolean above = via == Via.HIBERNATE && type.via == Via.SPRING_DATA_JPA;
            via = via == null || above ? type.via : via;
        }
        ended |= type.runner;
        if (type.boundary) {
            bounded = true;
            insideBoundary = depth;
            outsideBoundary = 0;
        }
        Role role = spot == null ? null : spot.role;
        if (role != null && !roles.contains(role)) {
            roles = CallSite.with(role, roles);
        }
    }

    /** Where it is, when all frames were told that it wanted. */
    final CallSite site() {
        if (known != null) {
            return known;
        }
        atEnd = true;
        decide(false);
        settle(false);
        boolean transactional = !bounded || (insideBoundary > 0 && outsideBoundary == 0);
        if (node == root) {
            roles = CallSite.with(Role.LIBRARY, roles);
        }
        CallSite site = node.site(via == null ? Via.JDBC : via, roles, transactional);
        if (memory != null && phase != null && statement != null && innermost != null) {
            memory.whole(phase, statement, innermost, site);
        }
        return site;
    }
}
