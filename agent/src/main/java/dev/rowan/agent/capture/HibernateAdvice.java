package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.MomentProbe;
import java.util.Collection;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Code that is copied into Hibernate, and into what reads its collections. Like {@link Hide} it names only {@code agent.boot}. */
final class HibernateAdvice {
    private HibernateAdvice() {}

    /** Hibernate's {@code AbstractPersistentCollection.initialize(boolean)}, called at each access. */
    static final class LazyCollection {
        private LazyCollection() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.This Object collection, @Advice.FieldValue("initialized") boolean initialized) {
            return MomentProbe.begin(initialized ? Moment.COLLECTION_LOOKED : Moment.LAZY_COLLECTION, collection, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.LAZY_COLLECTION, token, null);
        }
    }

    /**
     * What {@code AbstractPersistentCollection} answers out of rows that are there, without {@code initialize}: an
     * element by its place, whether one is in it, how many there are.
     */
    static final class CollectionLooked {
        private CollectionLooked() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object collection, @Advice.FieldValue("initialized") boolean initialized) {
            if (initialized) {
                MomentProbe.begin(Moment.COLLECTION_LOOKED, collection, null);
            }
        }
    }

    /** Hibernate's look into its second-level cache, for an entity and since 7 for a collection too. */
    static final class CacheLookup {
        private CacheLookup() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return @Nullable Object entry) {
            if (entry != null) {
                MomentProbe.begin(Moment.CACHE_ANSWERED, null, null);
            }
        }
    }

    /** The same of Hibernate 6 for a collection, which says whether it was there. */
    static final class CachedCollection {
        private CachedCollection() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return boolean found) {
            if (found) {
                MomentProbe.begin(Moment.CACHE_ANSWERED, null, null);
            }
        }
    }

    /** {@code ObjectOutputStream.writeOrdinaryObject(Object, …)}, which reads fields past all methods. */
    static final class Serialised {
        private Serialised() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object written) {
            if (written instanceof Collection || written instanceof Map) {
                MomentProbe.begin(Moment.COLLECTION_LOOKED, written, null);
            }
        }
    }

    /** The constructors and doings of what copies or writes objects by their fields. */
    static final class FieldsRead {
        private FieldsRead() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit() {
            MomentProbe.begin(Moment.FIELDS_READ, null, null);
        }
    }

    /** Hibernate's {@code AbstractPersistentCollection.endRead()}: all elements were read out of a result. */
    static final class CollectionLoaded {
        private CollectionLoaded() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object collection) {
            MomentProbe.begin(Moment.COLLECTION_LOADED, collection, null);
        }
    }

    /** Hibernate's {@code AbstractLazyInitializer.initialize()}, called at each access. */
    static final class LazyProxy {
        private LazyProxy() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.This Object initializer, @Advice.FieldValue("initialized") boolean initialized) {
            return initialized ? null : MomentProbe.begin(Moment.LAZY_PROXY, initializer, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.LAZY_PROXY, token, null);
        }
    }

    /** Hibernate's initializers of a to-one association that is selected on its own. */
    static final class EagerSelect {
        private EagerSelect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object initializer) {
            return MomentProbe.begin(Moment.EAGER_SELECT, initializer, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.EAGER_SELECT, token, null);
        }
    }

    /** Hibernate's loaders of many keys at once. */
    static final class BatchFetch {
        private BatchFetch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object loader) {
            return MomentProbe.begin(Moment.BATCH_FETCH, loader, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.BATCH_FETCH, token, null);
        }
    }

    /** {@code Session.find} and {@code get}, by class or by name. */
    static final class Find {
        private Find() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object session, @Advice.Argument(0) Object entity) {
            return MomentProbe.begin(Moment.FIND, entity, session);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.FIND, token, null);
        }
    }

    /** A session's flush, asked for or automatic. */
    static final class Flush {
        private Flush() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            return MomentProbe.begin(Moment.FLUSH, null, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.FLUSH, token, null);
        }
    }

    /** The constructor of {@code AbstractEntityInsertAction}: a row is to be inserted, now or with a flush. */
    static final class InsertMade {
        private InsertMade() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object action) {
            MomentProbe.begin(Moment.INSERT_MADE, action, null);
        }
    }

    /** {@code EntityInsertAction.execute()}. */
    static final class InsertRun {
        private InsertRun() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object action) {
            return MomentProbe.begin(Moment.INSERT_RUN, action, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.INSERT_RUN, token, null);
        }
    }

    /** Hibernate's warning that a limit is applied in memory. */
    static final class PagedInMemory {
        private PagedInMemory() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            MomentProbe.begin(Moment.PAGED_IN_MEMORY, null, null);
        }
    }
}
