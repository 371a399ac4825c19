package dev.rowan.analysis.detect;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a repeated statement comes from: one place again and again, one place spread over helpers, or many places. */
final class Places {

    /** Whose loop it is. */
    enum Owner {
        APPLICATION,
        TEST,
        UNKNOWN
    }

    private Places() {}

    /** The paths of several steps with recursion folded, and how often each was taken; most frequent first. */
    static List<PathCount> folded(List<Step> steps) {
        Map<CallPath, Long> counts = new LinkedHashMap<>();
        for (Step step : steps) {
            for (PathCount path : step.paths()) {
                counts.merge(fold(path.path()), path.count(), Long::sum);
            }
        }
        List<PathCount> folded = new ArrayList<>();
        counts.forEach((path, count) -> folded.add(new PathCount(path, count)));
        folded.sort((one, other) -> Long.compare(other.count(), one.count()));
        return folded;
    }

    /** The path with each return to a line that it went through already cut short: recursion is one place. */
    static CallPath fold(CallPath path) {
        List<Frame> folded = new ArrayList<>();
        for (Frame frame : path.frames()) {
            int before = folded.indexOf(frame);
            if (before >= 0) {
                folded.subList(before + 1, folded.size()).clear();
            } else {
                folded.add(frame);
            }
        }
        return folded.size() == path.frames().size() ? path : new CallPath(folded);
    }

    /** The way to the deepest method that all paths go through, at the line of the first of them. */
    static CallPath commonAncestor(List<PathCount> paths) {
        List<Frame> first = paths.get(0).path().frames();
        int common = first.size();
        for (PathCount other : paths) {
            List<Frame> frames = other.path().frames();
            int same = 0;
            while (same < common && same < frames.size() && first.get(same).equals(frames.get(same))) {
                same++;
            }
            if (same < common && same < frames.size() && first.get(same).sameMethod(frames.get(same))) {
                same++;
            }
            common = Math.min(common, same);
        }
        return new CallPath(first.subList(0, common));
    }

    /**
     * Whether the paths part at lines of one method that stand in no loop, and none lies around them: someone wrote the
     * calls one below the other.
     */
    static boolean isWrittenOut(List<PathCount> paths) {
        if (paths.size() < 2) {
            return false;
        }
        List<Frame> first = paths.get(0).path().frames();
        int fork = commonAncestor(paths).frames().size() - 1;
        if (fork < 0 || first.subList(0, fork).stream().anyMatch(Places::mayLoop)) {
            return false;
        }
        Frame at = first.get(fork);
        boolean lines = false;
        for (PathCount path : paths) {
            List<Frame> frames = path.path().frames();
            List<Frame> below = frames.subList(fork + 1, frames.size());
            if (frames.get(fork).loop() != Frame.Loop.OUTSIDE || below.stream().anyMatch(at::sameMethod)) {
                return false;
            }
            lines |= frames.get(fork).line() != at.line();
        }
        return lines;
    }

    private static boolean mayLoop(Frame frame) {
        return frame.loop() == Frame.Loop.INSIDE || (frame.loop() == Frame.Loop.UNKNOWN && !frame.isTest());
    }

    /**
     * Whose loop it is where no byte code tells: the application's where its own entrance is the outermost code. What it
     * does on other threads of a test may be what the test had it do again and again.
     */
    static Owner ownerByUnit(Unit unit, CallPath path) {
        boolean ownEntry = unit.kind() == UnitKind.REQUEST || unit.kind() == UnitKind.MESSAGE;
        boolean inTest = !unit.testName().isEmpty() || path.frames().stream().anyMatch(Frame::isTest);
        return ownEntry || (!inTest && unit.kind() != UnitKind.THREAD && !path.isEmpty())
                ? Owner.APPLICATION
                : Owner.UNKNOWN;
    }

    /** How many frames two paths have in common, outermost first; the same method at another line is the last. */
    static int inCommon(CallPath one, CallPath other) {
        int same = 0;
        int most = Math.min(one.frames().size(), other.frames().size());
        while (same < most && one.frames().get(same).equals(other.frames().get(same))) {
            same++;
        }
        boolean sameMethod =
                same < most && one.frames().get(same).sameMethod(other.frames().get(same));
        return sameMethod ? same + 1 : same;
    }

    /**
     * The child's way from where it parts with its parent's: a loop around both (a second try, a queue that is worked off)
     * repeats both. Where one method runs both inside of loops it may be one loop.
     */
    static CallPath beyond(CallPath child, CallPath parent) {
        List<Frame> one = child.frames();
        List<Frame> other = parent.frames();
        int same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        boolean oneLoop = same < one.size()
                && same < other.size()
                && one.get(same).sameMethod(other.get(same))
                && one.get(same).loop() == Frame.Loop.INSIDE
                && other.get(same).loop() == Frame.Loop.INSIDE;
        return new CallPath(one.subList(oneLoop ? same + 1 : same, one.size()));
    }

    /** Whose loop repeats the child, told from where its parent was run. */
    static Owner owner(CallPath child, CallPath parent) {
        List<Frame> one = child.frames();
        List<Frame> other = parent.frames();
        int same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        if (same < one.size() && same < other.size() && one.get(same).sameMethod(other.get(same))) {
            return owner(one.get(same));
        }
        if (same == one.size() || same == other.size()) {
            // One ran inside the other's line: the deepest common frame holds both.
            return same == 0 ? Owner.UNKNOWN : owner(one.get(same - 1));
        }
        return same == 0 ? Owner.UNKNOWN : owner(one.get(same - 1));
    }

    /** Whose loop repeats the child, told from the byte code; the outermost loop on the way is the one. */
    static Owner owner(CallPath child) {
        boolean looked = true;
        Owner found = Owner.UNKNOWN;
        for (Frame frame : child.frames()) {
            if (frame.loop() == Frame.Loop.INSIDE && owner(frame) == Owner.APPLICATION) {
                return Owner.APPLICATION;
            }
            if (frame.loop() == Frame.Loop.INSIDE) {
                found = Owner.TEST;
            }
            looked &= frame.loop() != Frame.Loop.UNKNOWN || frame.isTest();
        }
        boolean onlyTheTestLoops = found == Owner.TEST && looked;
        return onlyTheTestLoops ? Owner.TEST : Owner.UNKNOWN;
    }

    private static Owner owner(Frame frame) {
        return frame.isTest() ? Owner.TEST : Owner.APPLICATION;
    }
}
