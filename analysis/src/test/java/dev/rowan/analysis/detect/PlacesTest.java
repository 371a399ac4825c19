package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.detect.Places.Owner;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Frame.Loop;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.judge.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a repeated statement comes from, and whose loop repeats it. */
final class PlacesTest {
    private static Frame code(String method, int line, Loop loop) {
        return new Frame("com.acme.Owners", method, "Owners.java", line, Frame.Origin.APPLICATION, loop);
    }

    private static Frame test(int line, Loop loop) {
        return new Frame("com.acme.OwnersTest", "lists", "OwnersTest.java", line, Frame.Origin.TEST, loop);
    }

    private static List<PathCount> paths(CallPath... paths) {
        return Stream.of(paths).map(path -> new PathCount(path, 1)).toList();
    }

    // -- the place

    @Test
    void recursionIsCutAtTheLineThatItReturnsTo() {
        CallPath path = path("A.root:1", "A.walk:2", "A.walk:3", "A.child:4", "A.walk:3", "A.child:4", "A.read:5");
        assertThat(Places.fold(path)).isEqualTo(path("A.root:1", "A.walk:2", "A.walk:3", "A.child:4", "A.read:5"));
        CallPath straight = path("A.root:1", "A.read:2");
        assertThat(Places.fold(straight)).isSameAs(straight);
    }

    @Test
    void theCommonAncestorEndsWithTheMethodInWhichThePathsPart() {
        assertThat(Places.commonAncestor(
                        paths(path("A.all:1", "B.each:7", "C.one:3"), path("A.all:1", "B.each:9", "C.two:4"))))
                .isEqualTo(path("A.all:1", "B.each:7"));
        assertThat(Places.commonAncestor(paths(path("A.all:1", "B.each:7"), path("A.all:1", "B.each:7", "C.two:4"))))
                .as("one is the beginning of the other")
                .isEqualTo(path("A.all:1", "B.each:7"));
        assertThat(Places.commonAncestor(paths(path("A.all:1"), path("B.all:1")))
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "A.a:1 B.b:2 C.c:3, A.a:1 B.b:2 C.c:3, 3",
        "A.a:1 B.b:2 C.c:3, A.a:1 B.b:5 C.c:3, 2",
        "A.a:1 B.b:2 C.c:3, A.a:1 D.d:2 C.c:3, 1",
        "A.a:1 B.b:2,       A.a:1 B.b:2 C.c:3, 2",
        "A.a:1,             B.b:1,             0",
    })
    void pathsHaveTheirFirstFramesInCommon(String one, String other, int frames) {
        CallPath first = path(one.split(" ", -1));
        CallPath second = path(other.split(" ", -1));
        assertThat(Places.inCommon(first, second)).isEqualTo(frames);
        assertThat(Places.inCommon(second, first)).isEqualTo(frames);
    }

    // -- calls that are written one below the other

    private static CallPath calls(Loop around, int line, Loop at) {
        return CallPath.of(code("all", 5, around), code("each", line, at), Frame.of("com.acme.Pets", "read", "", 3));
    }

    @Test
    void linesOfOneMethodOutsideOfAnyLoopAreWrittenOut() {
        assertThat(Places.isWrittenOut(
                        paths(calls(Loop.OUTSIDE, 7, Loop.OUTSIDE), calls(Loop.OUTSIDE, 8, Loop.OUTSIDE))))
                .isTrue();
        assertThat(Places.isWrittenOut(paths(calls(Loop.OUTSIDE, 7, Loop.OUTSIDE))))
                .as("one line is called again")
                .isFalse();
        assertThat(Places.isWrittenOut(paths(calls(Loop.INSIDE, 7, Loop.OUTSIDE), calls(Loop.INSIDE, 8, Loop.OUTSIDE))))
                .as("a loop lies around them")
                .isFalse();
        assertThat(Places.isWrittenOut(
                        paths(calls(Loop.UNKNOWN, 7, Loop.OUTSIDE), calls(Loop.UNKNOWN, 8, Loop.OUTSIDE))))
                .as("a loop may lie around them")
                .isFalse();
        assertThat(Places.isWrittenOut(
                        paths(calls(Loop.OUTSIDE, 7, Loop.INSIDE), calls(Loop.OUTSIDE, 8, Loop.OUTSIDE))))
                .as("one of the lines stands in a loop")
                .isFalse();
    }

    @Test
    void oneLineThatLeadsTwoWaysIsNotWrittenOut() {
        CallPath one = CallPath.of(code("each", 7, Loop.OUTSIDE), Frame.of("com.acme.Pets", "read", "", 3));
        CallPath other = CallPath.of(code("each", 7, Loop.OUTSIDE), Frame.of("com.acme.Cats", "read", "", 4));
        assertThat(Places.isWrittenOut(paths(one, other))).isFalse();
    }

    @Test
    void aMethodThatComesBackToItselfIsNotWrittenOut() {
        CallPath one = CallPath.of(code("walk", 7, Loop.OUTSIDE), code("walk", 8, Loop.OUTSIDE));
        CallPath other = CallPath.of(code("walk", 8, Loop.OUTSIDE), code("walk", 7, Loop.OUTSIDE));
        assertThat(Places.isWrittenOut(paths(one, other))).isFalse();
    }

    // -- whose loop it is, by byte code

    @Test
    void aLoopOfTheApplicationIsItsOwnWhateverStandsAroundIt() {
        assertThat(Places.owner(CallPath.of(test(3, Loop.INSIDE), code("each", 7, Loop.INSIDE))))
                .isEqualTo(Owner.APPLICATION);
    }

    @Test
    void aLoopOfTheTestAloneIsTheTests() {
        assertThat(Places.owner(CallPath.of(test(3, Loop.INSIDE), code("one", 7, Loop.OUTSIDE))))
                .isEqualTo(Owner.TEST);
        assertThat(Places.owner(CallPath.of(test(2, Loop.UNKNOWN), test(3, Loop.INSIDE), code("one", 7, Loop.OUTSIDE))))
                .as("what else the test does is the test's as well")
                .isEqualTo(Owner.TEST);
        assertThat(Places.owner(CallPath.of(test(3, Loop.INSIDE), code("one", 7, Loop.UNKNOWN))))
                .as("the application may have a loop of its own")
                .isEqualTo(Owner.UNKNOWN);
        assertThat(Places.owner(CallPath.of(test(3, Loop.OUTSIDE), code("one", 7, Loop.OUTSIDE))))
                .as("no loop was seen")
                .isEqualTo(Owner.UNKNOWN);
    }

    // -- whose loop it is, by the place of the parent

    @Test
    void whereChildAndParentPartInOneMethodTheLoopIsThatMethods() {
        CallPath parent = path("OwnersTest.lists:3", "Owners.each:6", "Owners.read:20");
        assertThat(Places.owner(path("OwnersTest.lists:3", "Owners.each:7", "Pets.read:4"), parent))
                .isEqualTo(Owner.APPLICATION);
        assertThat(Places.owner(
                        path("OwnersTest.lists:4", "Pets.read:4"), path("OwnersTest.lists:3", "Owners.read:20")))
                .isEqualTo(Owner.TEST);
    }

    @Test
    void whereTheyPartInDifferentMethodsTheLastCommonFrameHoldsBoth() {
        CallPath parent = path("Owners.all:3", "Owners.read:20");
        assertThat(Places.owner(path("Owners.all:3", "Pets.read:4"), parent)).isEqualTo(Owner.APPLICATION);
        assertThat(Places.owner(path("OwnersTest.a:3", "Pets.read:4"), path("OwnersTest.a:3", "Owners.read:20")))
                .isEqualTo(Owner.TEST);
        assertThat(Places.owner(path("Owners.all:3", "Pets.read:4"), path("Owners.all:3")))
                .as("one inside of the other's line")
                .isEqualTo(Owner.APPLICATION);
        assertThat(Places.owner(path("OwnersTest.a:3"), path("OwnersTest.a:3", "Pets.read:4")))
                .isEqualTo(Owner.TEST);
    }

    @Test
    void whereTheyHaveNothingInCommonItIsNotKnown() {
        assertThat(Places.owner(path("Pets.read:4"), path("Owners.read:20"))).isEqualTo(Owner.UNKNOWN);
        assertThat(Places.owner(CallPath.NONE, path("Owners.read:20"))).isEqualTo(Owner.UNKNOWN);
    }

    // -- whose loop it is, by the unit of work

    private static Unit unit(UnitKind kind, String test) {
        Script script = new Script();
        script.begin(kind, "work", test);
        script.run("select 1").at("Owners.read:20").rows();
        return script.onlyUnit();
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitKind.class,
            names = {"REQUEST", "MESSAGE"})
    void aRequestIsTheApplicationsOwnEntranceInATestToo(UnitKind kind) {
        assertThat(Places.ownerByUnit(unit(kind, "com.acme.OwnersTest.lists"), path("Owners.read:20")))
                .isEqualTo(Owner.APPLICATION);
    }

    @Test
    void aTransactionInATestMayBeLoopedOverByTheTest() {
        Unit inTest = unit(UnitKind.TRANSACTION, "com.acme.OwnersTest.lists");
        assertThat(Places.ownerByUnit(inTest, path("Owners.read:20"))).isEqualTo(Owner.UNKNOWN);
        Unit alone = unit(UnitKind.TRANSACTION, "");
        assertThat(Places.ownerByUnit(alone, path("Owners.read:20"))).isEqualTo(Owner.APPLICATION);
        assertThat(Places.ownerByUnit(alone, path("OwnersTest.lists:3", "Owners.read:20")))
                .as("a test's own code is on the stack")
                .isEqualTo(Owner.UNKNOWN);
        assertThat(Places.ownerByUnit(alone, CallPath.NONE)).isEqualTo(Owner.UNKNOWN);
    }

    @Test
    void aThreadOfItsOwnIsNotKnown() {
        assertThat(Places.ownerByUnit(unit(UnitKind.THREAD, ""), path("Owners.read:20")))
                .isEqualTo(Owner.UNKNOWN);
    }
}
