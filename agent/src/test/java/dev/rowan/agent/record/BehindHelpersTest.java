package dev.rowan.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.ibatis.binding.Method;
import org.apache.ibatis.session.Session;
import org.hibernate.internal.SessionImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who asked a generic helper of an ORM or a mapper; and whom it is not, when that is not sure. */
final class BehindHelpersTest {
    private static final SqlStatement STATEMENT =
            Fingerprinter.normalised("select o.name from owners o where o.id = ?");
    private static final String ID = "com.acme.OwnerMapper.byKey";

    private static Supplier<CallSite> ask = () -> CallSite.UNSEEN;

    private static CallSites sites(CallSitesTest.Way way) {
        String own = BehindHelpersTest.class.getName();
        return new CallSites(
                List.of(own + "$Application*", own + "$Helpers*"),
                List.of(),
                true,
                way == CallSitesTest.Way.NOTED ? Objects.requireNonNull(RawStack.reachable()) : null);
    }

    private static void asking(CallSitesTest.Way way, @Nullable Doing doing) {
        CallSites sites = sites(way);
        CallSiteMemory memory = new CallSiteMemory();
        ask = () -> {
            ThreadState thread = ThreadState.current();
            thread.framesInAll = 0;
            return sites.here(thread, memory, TestPhase.NONE, STATEMENT, doing);
        };
    }

    private static String where(CallSite site) {
        Frame at = Objects.requireNonNull(site.path().site());
        return at.simpleClass().substring(at.simpleClass().indexOf('.') + 1) + "." + at.method();
    }

    // -- an application that loads by key

    static class Owner {
        int age;
    }

    interface Helpers {
        /** Loads anything. */
        class Dao<T> {
            CallSite find(Class<T> type) {
                return type.isArray() ? CallSite.UNSEEN : SessionImpl.find(ask);
            }

            CallSite each(Class<T> type, List<Integer> ids) {
                CallSite last = CallSite.UNSEEN;
                for (int id : ids) {
                    last = id < 0 ? last : find(type);
                }
                return last;
            }

            CallSite inALambda(Class<T> type) {
                Supplier<CallSite> later = () -> find(type);
                return later.get();
            }
        }

        /** A second layer. */
        class Service<T> {
            final Dao<T> dao = new Dao<>();

            CallSite get(Class<T> type) {
                return dao.find(type);
            }
        }

        /** Written for any class by its argument alone. */
        class Loader {
            Object load(Class<?> type) {
                return type.isArray() ? CallSite.UNSEEN : SessionImpl.find(ask);
            }
        }

        /** Asks for what it alone knows. */
        class Job {
            CallSite run() {
                return SessionImpl.find(ask);
            }
        }

        class OwnerDao extends Dao<Owner> {
            CallSite exists(Class<Owner> type) {
                return find(type);
            }
        }

        /** Hands on whatever it is given. */
        class Dispatch {
            CallSite dispatch(Supplier<CallSite> what) {
                return what.get();
            }
        }

        /** Runs a mapper's statements by their names. */
        class Statements {
            CallSite one(String id) {
                return Session.selectOne(id, ask);
            }

            CallSite oneOf(String namespace, String name) {
                return Session.selectOne(namespace + "." + name, ask);
            }
        }
    }

    static final class Application {
        private final Helpers.Dao<Owner> dao = new Helpers.Dao<>();

        CallSite asks() {
            return dao.find(Owner.class);
        }

        CallSite asksToo() {
            return dao.find(Owner.class);
        }

        CallSite asksThroughTwo() {
            return new Helpers.Service<Owner>().get(Owner.class);
        }

        CallSite asksForAny() {
            return (CallSite) new Helpers.Loader().load(Owner.class);
        }

        CallSite asksInALambda() {
            return dao.inALambda(Owner.class);
        }

        CallSite asksItself() {
            return Owner.class.isArray() ? CallSite.UNSEEN : SessionImpl.find(ask);
        }

        CallSite asksItsOwnDao(Class<Owner> type) {
            return new Helpers.OwnerDao().exists(type);
        }

        CallSite lets(List<Integer> ids) {
            return dao.each(Owner.class, ids);
        }

        /** Knows owners, and had nothing to do with what the job asks for. */
        CallSite runs(Owner owner) {
            return owner.age > 0 ? CallSite.UNSEEN : new Helpers.Job().run();
        }

        /** Knows owners, and lies behind what knows nothing and is written for nothing. */
        CallSite dispatches(Owner owner, Class<Owner> type) {
            return owner.age > 0 ? CallSite.UNSEEN : between(type);
        }

        private CallSite between(Object type) {
            return new Helpers.Dispatch().dispatch(() -> own(type));
        }

        @SuppressWarnings("unchecked")
        private CallSite own(Object type) {
            return dao.find((Class<Owner>) type);
        }

        CallSite asksByName() {
            return new Helpers.Statements().one("com.acme.OwnerMapper.byKey");
        }

        CallSite asksByShortName() {
            return new Helpers.Statements().one("byKey");
        }

        CallSite asksInPieces() {
            return new Helpers.Statements().one(getClass().getName() + ".byKey");
        }

        CallSite asksByNamespace(String name) {
            return new Helpers.Statements().one("com.acme.OwnerMapper." + name);
        }

        CallSite isHanded(String namespace, String name) {
            return new Helpers.Statements().oneOf(namespace, name);
        }

        CallSite asksAnInterface() {
            return new ApplicationHelper().mapped("com.acme.OwnerMapper.byKey");
        }

        CallSite has(String id) {
            return id.equals("byKey") ? CallSite.UNSEEN : new ApplicationHelper().mapped(id);
        }
    }

    static final class ApplicationHelper {
        CallSite mapped(String id) {
            return Method.called(id, ask);
        }
    }

    /** As MyBatis has it. */
    public record Mapped(String getId) {}

    private static Doing loading() {
        return new Doing(Moment.FIND, Owner.class, null, null);
    }

    private static Doing running() {
        return new Doing(Moment.MAPPED_STATEMENT, new Mapped(ID), null, null);
    }

    @ParameterizedTest
    @EnumSource
    void whoNamesTheClassThatAHelperLoadsIsTheSite(CallSitesTest.Way way) {
        asking(way, loading());
        Application application = new Application();
        for (int i = 0; i < 20; i++) {
            assertThat(where(application.asks())).isEqualTo("Application.asks");
            assertThat(where(application.asksToo())).isEqualTo("Application.asksToo");
            assertThat(where(application.asksThroughTwo())).isEqualTo("Application.asksThroughTwo");
            assertThat(where(application.asksForAny())).isEqualTo("Application.asksForAny");
            assertThat(where(application.asksInALambda())).isEqualTo("Application.asksInALambda");
            assertThat(where(application.asksItself())).isEqualTo("Application.asksItself");
        }
        assertThat(application.asksThroughTwo().path().frames())
                .as("helpers are not told")
                .hasSize(1);
    }

    @Test
    void whatIsWrittenForTheClassByWhatItExtendsIsTheSite() {
        asking(CallSitesTest.Way.NOTED, loading());
        assertThat(where(new Application().asksItsOwnDao(Owner.class))).isEqualTo("Helpers.OwnerDao.exists");
    }

    @Test
    void whatComesAlongWithALoadWasAskedForThereToo() {
        asking(CallSitesTest.Way.NOTED, new Doing(Moment.EAGER_SELECT, "pets", null, loading()));
        assertThat(where(new Application().asks())).isEqualTo("Application.asks");
    }

    @ParameterizedTest
    @EnumSource
    void aHelpersOwnLoopIsTheSite(CallSitesTest.Way way) {
        asking(way, loading());
        for (int i = 0; i < 20; i++) {
            assertThat(where(new Application().lets(List.of(1, 2)))).isEqualTo("Helpers.Dao.find");
        }
    }

    @Test
    void whatIsNotWrittenForAnyClassIsPassedOverByNobody() {
        asking(CallSitesTest.Way.NOTED, loading());
        Application application = new Application();
        assertThat(where(application.runs(new Owner()))).isEqualTo("Helpers.Job.run");
        assertThat(where(application.dispatches(new Owner(), Owner.class)))
                .as("what lies between knows nothing of it")
                .isEqualTo("Helpers.Dao.find");
    }

    @Test
    void aLazyLoadIsWhereItHappens() {
        for (Doing doing : List.of(
                new Doing(Moment.LAZY_PROXY, Owner.class, null, null),
                new Doing(Moment.LAZY_PROXY, Owner.class, null, loading()),
                new Doing(Moment.FLUSH, null, null, null))) {
            asking(CallSitesTest.Way.NOTED, doing);
            assertThat(where(new Application().asks())).isEqualTo("Helpers.Dao.find");
        }
        asking(CallSitesTest.Way.NOTED, null);
        assertThat(where(new Application().asks())).isEqualTo("Helpers.Dao.find");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasTheNameOfAMappersStatementIsTheSite(CallSitesTest.Way way) {
        asking(way, running());
        Application application = new Application();
        for (int i = 0; i < 20; i++) {
            assertThat(where(application.asksByName())).isEqualTo("Application.asksByName");
            assertThat(where(application.asksByShortName())).isEqualTo("Application.asksByShortName");
            assertThat(where(application.asksInPieces())).isEqualTo("Application.asksInPieces");
            assertThat(where(application.asksByNamespace("byKey"))).isEqualTo("Application.asksByNamespace");
            assertThat(where(application.isHanded("com.acme.OwnerMapper", "byKey")))
                    .as("nobody has it as text")
                    .isEqualTo("Helpers.Statements.oneOf");
        }
    }

    @Test
    void ofNestedSelectsTheOneThatWasAskedForTells() {
        Doing nested = new Doing(Moment.NESTED_SELECT, null, null, running());
        asking(
                CallSitesTest.Way.NOTED,
                new Doing(Moment.MAPPED_STATEMENT, new Mapped("com.acme.PetMapper.ofOwner"), null, nested));
        assertThat(where(new Application().asksByName())).isEqualTo("Application.asksByName");
    }

    @Test
    void whoCallsAMapperByItsInterfaceIsTheSite() {
        asking(CallSitesTest.Way.NOTED, running());
        assertThat(where(new Application().asksAnInterface())).isEqualTo("ApplicationHelper.mapped");
        assertThat(where(new Application().has("no")))
                .as("though a name like it stands further out")
                .isEqualTo("ApplicationHelper.mapped");
    }

    @ParameterizedTest
    @EnumSource
    void whoComesLaterIsNotTakenForTheOneBefore(CallSitesTest.Way way) {
        asking(way, loading());
        Application application = new Application();
        IntStream.range(0, 30)
                .forEach(i -> assertThat(where(application.asks())).isEqualTo("Application.asks"));
        IntStream.range(0, 30)
                .forEach(i -> assertThat(where(application.asksToo())).isEqualTo("Application.asksToo"));
    }
}
