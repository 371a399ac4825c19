package dev.rowan.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlStatement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call site is never another execution's, however it was found out. */
final class CallSitesTest {
    private static final SqlStatement STATEMENT = Fingerprinter.normalised("select name from owners where id = ?");

    /** How stacks are looked at. */
    enum Way {
        NOTED,
        WALKED;

        CallSites sites() {
            String own = CallSitesTest.class.getName();
            return new CallSites(
                    List.of(own + "$Application*", own + "$Other"),
                    List.of(),
                    true,
                    this == NOTED ? Objects.requireNonNull(RawStack.reachable()) : null);
        }
    }

    /** An application that asks from here and from there. */
    static final class Application {
        private final Supplier<CallSite> ask;

        Application(Supplier<CallSite> ask) {
            this.ask = ask;
        }

        CallSite either(boolean first) {
            if (first) {
                return library(3, ask);
            }
            return library(3, ask);
        }

        CallSite throughHelper(boolean first) {
            if (first) {
                return Other.helper(ask);
            }
            return Other.helper(ask);
        }

        CallSite recursion(int times) {
            return times == 0 ? library(2, ask) : recursion(times - 1);
        }

        List<CallSite> inJdkLoop(int times) {
            List<CallSite> sites = new ArrayList<>();
            IntStream.range(0, times).boxed().toList().forEach(i -> sites.add(library(1, ask)));
            return sites;
        }

        CallSite asksThroughHelpers() {
            return Other.run("select name from owners where id = ?", ask);
        }

        CallSite asksElsewhere() {
            return Other.run("select name from owners where id = ?", ask);
        }

        CallSite behind(boolean first) {
            if (first) {
                return asksThroughHelpers();
            }
            return asksElsewhere();
        }

        /** Behind a lambda, whose loop only its caller tells. */
        CallSite asksInALambda() {
            return Other.called(() -> Other.run("select name from owners where id = ?", ask));
        }

        CallSite asksInPieces(String table) {
            return Other.run("select name from " + table + " where id = ?", ask);
        }

        CallSite repeatsInAHelper(List<Integer> ids) {
            return Other.each("select name from owners where id = ?", ids, ask);
        }

        CallSite isHanded(String sql) {
            return Other.run(sql, ask);
        }

        CallSite handedOn() {
            return Other.called(() -> Other.helper(ask));
        }

        CallSite handedToLibrary() {
            return passedOn(() -> Other.helper(ask));
        }

        CallSite deepBelow(int frames) {
            return library(frames, ask);
        }

        /** Asks on its thread's outermost frames, and then as if a second thread's were above them. */
        Runnable twice(List<CallPath> told) {
            return new Runnable() {
                private boolean asked;

                @Override
                @SuppressWarnings("DoNotCall") // not started: its frames are to be on this thread's stack
                public void run() {
                    if (told.isEmpty() || asked) {
                        told.add(library(1, ask).path());
                    }
                    if (!asked) {
                        asked = true;
                        new Thread(this).run();
                    }
                }
            };
        }

        CallSite asksThroughAnAspect() {
            return passedOn(() -> around(new Invocation(ask)));
        }

        /** An aspect around all repositories. */
        private static CallSite around(Invocation invocation) {
            return invocation.proceed();
        }

        /** A proxy of its own around something that asks. */
        CallSite asksThroughAProxy() {
            InvocationHandler handler = new ApplicationHandler(ask);
            ClassLoader loader = CallSitesTest.class.getClassLoader();
            return ((Asked) Proxy.newProxyInstance(loader, new Class<?>[] {Asked.class}, handler)).asked();
        }

        /** A proxy whose handler goes long ways. */
        CallSite asksThroughALongHandler() {
            InvocationHandler handler = new ApplicationLongHandler(ask);
            ClassLoader loader = CallSitesTest.class.getClassLoader();
            return ((Asked) Proxy.newProxyInstance(loader, new Class<?>[] {Asked.class}, handler)).asked();
        }

        CallSite reflected() {
            return library(1, ask);
        }
    }

    /** A library's, of a call that the application stands in the way of. */
    record Invocation(Supplier<CallSite> ask) {
        CallSite proceed() {
            return library(2, ask);
        }
    }

    /** A library's. */
    interface Asked {
        CallSite asked();
    }

    record ApplicationHandler(Supplier<CallSite> ask) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Asked target = new Target(ask);
            return method.invoke(target);
        }
    }

    record ApplicationLongHandler(Supplier<CallSite> ask) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return Other.called(this::timed);
        }

        private CallSite timed() {
            return new Target(ask).asked();
        }
    }

    /** A library's. */
    record Target(Supplier<CallSite> ask) implements Asked {
        @Override
        public CallSite asked() {
            return library(2, ask);
        }
    }

    private static final class Other {
        private Other() {}

        static CallSite helper(Supplier<CallSite> ask) {
            return library(5, ask);
        }

        static CallSite run(String sql, Supplier<CallSite> ask) {
            return sql.isEmpty() ? library(1, ask) : prepared(ask);
        }

        static CallSite each(String sql, List<Integer> ids, Supplier<CallSite> ask) {
            CallSite last = CallSite.UNSEEN;
            for (int id : ids) {
                last = id < 0 ? last : run(sql, ask);
            }
            return last;
        }

        private static CallSite prepared(Supplier<CallSite> ask) {
            return library(5, ask);
        }

        static <T> T called(Supplier<T> given) {
            return given.get();
        }
    }

    private static <T> T passedOn(Supplier<T> given) {
        return given.get();
    }

    /** Frames that are nobody's: this class is not of those that are included. */
    private static CallSite library(int frames, Supplier<CallSite> ask) {
        return frames == 0 ? ask.get() : library(frames - 1, ask);
    }

    /** As if nothing was known of this thread: then a note is made, where notes can be read. */
    private static ThreadState unwalked() {
        ThreadState thread = ThreadState.current();
        thread.framesInAll = 0;
        return thread;
    }

    private static Application asking(CallSites sites) {
        return new Application(() -> sites.here(unwalked(), null, null));
    }

    private static Application remembering(CallSites sites, CallSiteMemory memory) {
        return new Application(() -> sites.here(unwalked(), memory, TestPhase.NONE, STATEMENT, null));
    }

    @Test
    void thisJvmsNotesCanBeRead() {
        assertThat(RawStack.reachable()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void twoLinesOfOneMethodAreTwoSitesHoweverOftenTheyAlternate(Way way) {
        Application application = remembering(way.sites(), new CallSiteMemory());
        List<CallSite> alternating = IntStream.range(0, 60)
                .mapToObj(i -> application.either(i % 2 == 0))
                .toList();
        Set<Integer> even = lines(alternating, i -> i % 2 == 0);
        Set<Integer> odd = lines(alternating, i -> i % 2 == 1);
        assertThat(even).hasSize(1);
        assertThat(odd).hasSize(1).doesNotContainAnyElementsOf(even);
    }

    private static Set<Integer> lines(List<CallSite> sites, java.util.function.IntPredicate which) {
        return IntStream.range(0, sites.size())
                .filter(which)
                .mapToObj(i -> site(sites.get(i)).line())
                .collect(Collectors.toSet());
    }

    private static Frame site(CallSite site) {
        return Objects.requireNonNull(site.path().site());
    }

    @ParameterizedTest
    @EnumSource
    void whoStandsInTheWayOfACallIsNeitherTheSiteNorOnThePath(Way way) {
        Application application = asking(way.sites());
        assertThat(application.asksThroughAnAspect().path().frames())
                .extracting(Frame::method)
                .containsOnly("asksThroughAnAspect");
        assertThat(application.asksThroughAProxy().path().frames())
                .extracting(Frame::method)
                .containsExactly("asksThroughAProxy");
        assertThat(application.asksThroughALongHandler().path().frames())
                .extracting(Frame::method)
                .containsExactly("asksThroughALongHandler");
    }

    @Test
    void aMethodWithoutLinesInAClassThatHasAFileWasPutThere() {
        Patterns none = new Patterns(List.of());
        Patterns own = new Patterns(List.of(CallSitesTest.class.getName()));
        KnownClass type = new KnownClass(CallSitesTest.class, own, none, new Origins(List.of()), frame -> frame);
        assertThat(new Spot(type, "listAll", "Fruit.java", -1).plumbing).isTrue();
        assertThat(new Spot(type, "list", "Fruit.java", 12).plumbing).isFalse();
        assertThat(new Spot(type, "list", null, -1).plumbing)
                .as("compiled without lines, as all of it may be")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatNoApplicationsCodeAsksForIsALibrarysOwn(Way way) {
        CallSites sites = way.sites();
        assertThat(library(2, () -> sites.here(unwalked(), null, null)).roles()).containsExactly(Role.LIBRARY);
        assertThat(asking(way.sites()).reflected().roles()).doesNotContain(Role.LIBRARY);
    }

    @ParameterizedTest
    @EnumSource
    void oneHelperFromTwoPlacesIsOneSiteOnTwoPaths(Way way) {
        Application application = asking(way.sites());
        CallPath first = application.throughHelper(true).path();
        CallPath second = application.throughHelper(false).path();
        assertThat(first.site()).isEqualTo(second.site());
        assertThat(first.frames()).hasSize(2);
        assertThat(first).isNotEqualTo(second);
        assertThat(first.frames().get(0).line())
                .isNotEqualTo(second.frames().get(0).line());
    }

    @ParameterizedTest
    @EnumSource
    void pathsAreToldApartHoweverOftenTheyAlternate(Way way) {
        Application application = remembering(way.sites(), new CallSiteMemory());
        List<CallPath> paths = IntStream.range(0, 8)
                .mapToObj(i -> application.throughHelper(i % 3 == 0).path())
                .toList();
        for (int i = 0; i < 8; i++) {
            assertThat(paths.get(i))
                    .isEqualTo(paths.get(i % 3 == 0 ? 0 : 1))
                    .isNotEqualTo(paths.get(i % 3 == 0 ? 1 : 0));
        }
    }

    /** A thread's outermost frames may be on its stack a second time, further up: the first is not the end then. */
    @ParameterizedTest
    @EnumSource
    void aStackThatGoesOnWhereAnotherEndedIsAnotherPath(Way way) throws InterruptedException {
        CallSites sites = way.sites();
        List<CallPath> told = new ArrayList<>();
        Application application = new Application(() -> sites.here(unwalked(), null, null));
        Thread thread = new Thread(application.twice(told));
        thread.start();
        thread.join();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).frames()).hasSize(1);
        assertThat(told.get(1).frames()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRecursionIsAPathOfItsDepth(Way way) {
        Application application = asking(way.sites());
        for (int times : new int[] {0, 1, 30}) {
            assertThat(application.recursion(times).path().frames()).hasSize(times + 1);
        }
        // Frames beyond those that are kept are a recursion all the same.
        assertThat(application.recursion(500).path().frames()).hasSize(64);
    }

    @ParameterizedTest
    @EnumSource
    void aLambdaIsTheSameSiteColdAndWarm(Way way) {
        List<CallSite> sites = asking(way.sites()).inJdkLoop(3_000);
        assertThat(sites.stream().map(CallSite::path).distinct()).hasSize(1);
        Frame lambda = site(sites.get(0));
        assertThat(lambda.method()).isEqualTo("inJdkLoop");
        // The frame around the JDK's loop, in which the lambda runs.
        assertThat(sites.get(0).path().frames().get(0).loop()).isEqualTo(Frame.Loop.INSIDE);
    }

    @ParameterizedTest
    @EnumSource
    void aHelperThatIsHandedItsSqlIsNotTheSite(Way way) {
        Application application = remembering(way.sites(), new CallSiteMemory());
        for (int i = 0; i < 20; i++) {
            assertThat(site(application.asksThroughHelpers()).method()).isEqualTo("asksThroughHelpers");
            assertThat(application.asksThroughHelpers().path().frames()).hasSize(1);
        }
        CallSites sites = way.sites();
        assertThat(site(new Application(() -> sites.here(unwalked(), STATEMENT, null)).asksThroughHelpers())
                        .method())
                .as("of the statement that begins a transaction, too")
                .isEqualTo("asksThroughHelpers");
        assertThat(site(remembering(way.sites(), new CallSiteMemory()).asksInPieces("owners"))
                        .method())
                .isEqualTo("asksInPieces");
    }

    @ParameterizedTest
    @EnumSource
    void whoTakesTurnsBehindOneHelperIsToldApartHoweverOftenTheyAlternate(Way way) {
        Application application = remembering(way.sites(), new CallSiteMemory());
        for (int i = 0; i < 60; i++) {
            assertThat(site(application.asksThroughHelpers()).method()).isEqualTo("asksThroughHelpers");
            assertThat(site(application.asksElsewhere()).method()).isEqualTo("asksElsewhere");
            assertThat(site(application.asksInALambda()).method()).isEqualTo("asksInALambda");
            assertThat(site(application.isHanded(STATEMENT.sql())).method()).isEqualTo("prepared");
        }
    }

    /** As a loop that another follows: the first of them has made the helper's line known. */
    @ParameterizedTest
    @EnumSource
    void whoComesLaterBehindAHelperIsNotTakenForTheOneBefore(Way way) {
        Application application = remembering(way.sites(), new CallSiteMemory());
        for (int i = 0; i < 30; i++) {
            assertThat(site(application.asksThroughHelpers()).method()).isEqualTo("asksThroughHelpers");
        }
        for (int i = 0; i < 30; i++) {
            assertThat(site(application.asksElsewhere()).method()).isEqualTo("asksElsewhere");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofASiteBehindAHelperPathsAreNotLookedAtForEver(Way way) {
        Application application = remembering(way.sites(), new CallSiteMemory());
        List<CallSite> sites = IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0 ? application.behind(true) : application.behind(false))
                .toList();
        assertThat(sites.subList(0, 8))
                .allSatisfy(site -> assertThat(site.path().frames()).hasSize(2));
        assertThat(sites.subList(20, 40))
                .allSatisfy(site -> assertThat(site.path().frames()).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void aHelpersOwnLoopIsNotPassedOver(Way way) {
        List<Frame> frames = remembering(way.sites(), new CallSiteMemory())
                .repeatsInAHelper(List.of(1, 2))
                .path()
                .frames();
        assertThat(frames).extracting(Frame::method).containsExactly("repeatsInAHelper", "each", "run", "prepared");
    }

    @ParameterizedTest
    @EnumSource
    void whereNoMethodHasTheSqlTheInnermostOneIsTheSite(Way way) {
        List<Frame> frames = remembering(way.sites(), new CallSiteMemory())
                .isHanded(STATEMENT.sql())
                .path()
                .frames();
        assertThat(frames).extracting(Frame::method).containsExactly("isHanded", "run", "prepared");
    }

    @ParameterizedTest
    @EnumSource
    void aLambdaThatTheApplicationCallsLoopsNoMoreThanItsCaller(Way way) {
        Application application = asking(way.sites());
        List<Frame> handedOn = application.handedOn().path().frames();
        assertThat(handedOn).extracting(Frame::method).containsExactly("handedOn", "called", "handedOn", "helper");
        assertThat(handedOn).extracting(Frame::loop).containsOnly(Frame.Loop.OUTSIDE);
        assertThat(application.handedToLibrary().path().frames())
                .as("what a library calls it may call in a loop")
                .extracting(Frame::loop)
                .containsExactly(Frame.Loop.OUTSIDE, Frame.Loop.UNKNOWN, Frame.Loop.OUTSIDE);
    }

    @ParameterizedTest
    @EnumSource
    void aReflectiveCallIsTheSameSiteColdAndWarm(Way way) throws Exception {
        Application application = asking(way.sites());
        var method = Application.class.getDeclaredMethod("reflected");
        CallPath cold = ((CallSite) method.invoke(application)).path();
        for (int i = 0; i < 100; i++) {
            assertThat(((CallSite) method.invoke(application)).path()).isEqualTo(cold);
        }
    }

    @Test
    void bothWaysTellTheSameAtAnyDepth() {
        List<List<CallPath>> told = new ArrayList<>();
        for (Way way : Way.values()) {
            Application application = asking(way.sites());
            IntFunction<CallPath> below =
                    frames -> application.deepBelow(frames).path();
            told.add(IntStream.of(1, 10, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 60, 64, 100, 500, 900, 1_500)
                    .mapToObj(below)
                    .toList());
        }
        assertThat(told.get(0)).isEqualTo(told.get(1));
        assertThat(told.get(0).get(16).frames()).hasSize(1);
        assertThat(told.get(0).get(17).isEmpty()).as("deeper than is looked").isTrue();
    }

    @Test
    void theWayIsChosenByWhatTheLastLookMet() {
        CallSites sites = Way.NOTED.sites();
        ThreadState thread = ThreadState.current();
        Application application = new Application(() -> sites.here(thread, null, null));
        thread.framesInAll = 0;
        application.deepBelow(3);
        int shallow = thread.framesInAll;
        assertThat(shallow).isPositive();
        // Far down on a stack that is not much deeper: a note of all is cheaper.
        application.deepBelow(400);
        application.deepBelow(400);
        assertThat(thread.framesInAll).isGreaterThan(shallow + 300);
        assertThat(thread.framesBelow).isGreaterThan(400);
        // Right above on a deep stack: a walker is, and nothing is noted.
        thread.framesBelow = 5;
        int before = thread.framesInAll;
        library(300, () -> application.deepBelow(1));
        assertThat(thread.framesInAll).isEqualTo(before);
    }
}
