package dev.rowan.agent.capture;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The classes of Hibernate 6 and 7 that say what a statement is for, and what becomes of the rows. See {@link Frameworks}. */
final class HibernateHooks {
    /** Java's own serialisation, which is Hibernate's matter only where it meets a collection of Hibernate's. */
    static final String SERIALISATION = "java/io/ObjectOutputStream";

    private static final String LOADERS = "org/hibernate/loader/ast/internal/";
    private static final String ACTIONS = "org/hibernate/action/internal/";
    private static final String ENTITIES = "org/hibernate/sql/results/graph/entity/internal/";

    /** What copies or writes any object by its fields: no collection can tell then that it was read. */
    private static final Set<String> FIELD_READERS = Set.of(
            "com/esotericsoftware/kryo/Kryo",
            "com/esotericsoftware/kryo/kryo5/Kryo",
            "com/rits/cloning/Cloner",
            "com/thoughtworks/xstream/XStream",
            "io/github/kostaskougios/cloning/Cloner",
            "org/apache/fory/Fory",
            "org/apache/fury/Fury",
            "org/nustaq/serialization/FSTConfiguration");

    private static final Set<String> OF_HIBERNATE = Set.of(
            "org/hibernate/collection/spi/AbstractPersistentCollection",
            "org/hibernate/proxy/AbstractLazyInitializer",
            ACTIONS + "AbstractEntityInsertAction",
            ACTIONS + "EntityInsertAction",
            ENTITIES + "EntitySelectFetchInitializer",
            ENTITIES + "AbstractBatchEntitySelectFetchInitializer",
            LOADERS + "AbstractCollectionBatchLoader",
            LOADERS + "CollectionLoaderSubSelectFetch",
            LOADERS + "AbstractEntityBatchLoader",
            LOADERS + "CacheEntityLoaderHelper",
            "org/hibernate/loader/internal/CacheLoadHelper",
            "org/hibernate/event/internal/DefaultInitializeCollectionEventListener",
            "org/hibernate/internal/SessionImpl",
            "org/hibernate/query/QueryLogging_$logger");

    private HibernateHooks() {}

    /** By the JVM's class name, before anything is parsed. */
    static boolean isOne(String name) {
        return OF_HIBERNATE.contains(name);
    }

    /** What may read a collection past its methods. */
    static boolean readsFields(String name) {
        return name.equals(SERIALISATION) || FIELD_READERS.contains(name);
    }

    static List<Hook> of(String name) {
        if (name.equals(SERIALISATION)) {
            return ByName.SERIALISED;
        }
        if (FIELD_READERS.contains(name)) {
            return ByName.FIELDS_READ;
        }
        Supplier<List<Hook>> made = OF_HIBERNATE.contains(name) ? ByName.HOOKS.get(name) : null;
        return made == null ? List.of() : made.get();
    }

    /** Apart, so that Byte Buddy's classes are loaded with the first class of interest and not before. */
    private static final class ByName {
        private static final ElementMatcher.Junction<MethodDescription> LOADS =
                nameStartsWith("load").or(nameStartsWith("initialize")).and(not(isStatic()));

        /** What a collection answers without {@code initialize} where its rows are there. */
        private static final ElementMatcher.Junction<MethodDescription> ANSWERS = namedOneOf(
                        "readElementExistence",
                        "readIndexExistence",
                        "readElementByIndex",
                        "elementExists",
                        "elementByIndex",
                        "readSize",
                        "getSize",
                        "forceInitialization")
                .and(not(isStatic()));

        static final List<Hook> SERIALISED = List.of(Hook.of(
                HibernateAdvice.Serialised.class, named("writeOrdinaryObject").and(takesArgument(0, Object.class))));

        /** What was made before anything spoke to a database is heard of when it is used. */
        static final List<Hook> FIELDS_READ = List.of(Hook.of(
                HibernateAdvice.FieldsRead.class,
                isConstructor()
                        .or(nameStartsWith("write"))
                        .or(nameStartsWith("copy"))
                        .or(nameStartsWith("deepClone"))
                        .or(nameStartsWith("serialize"))
                        .or(nameStartsWith("asByteArray"))
                        .or(namedOneOf("toXML", "marshal"))
                        .and(not(isStatic()))
                        .and(not(isAbstract()))));

        static final Map<String, Supplier<List<Hook>>> HOOKS = Map.ofEntries(
                Map.entry(
                        "org/hibernate/collection/spi/AbstractPersistentCollection",
                        () -> List.of(
                                Hook.of(
                                        HibernateAdvice.LazyCollection.class,
                                        named("initialize").and(takesArguments(boolean.class))),
                                Hook.of(HibernateAdvice.CollectionLooked.class, ANSWERS),
                                Hook.of(
                                        HibernateAdvice.CollectionLoaded.class,
                                        named("endRead").and(takesNoArguments())))),
                one(
                        "org/hibernate/proxy/AbstractLazyInitializer",
                        HibernateAdvice.LazyProxy.class,
                        named("initialize").and(takesNoArguments())),
                one(ACTIONS + "AbstractEntityInsertAction", HibernateAdvice.InsertMade.class, isConstructor()),
                one(
                        ACTIONS + "EntityInsertAction",
                        HibernateAdvice.InsertRun.class,
                        named("execute").and(takesNoArguments())),
                one(
                        ENTITIES + "EntitySelectFetchInitializer",
                        HibernateAdvice.EagerSelect.class,
                        nameStartsWith("initialize").and(not(isStatic()))),
                one(ENTITIES + "AbstractBatchEntitySelectFetchInitializer", HibernateAdvice.BatchFetch.class, LOADS),
                one(LOADERS + "AbstractCollectionBatchLoader", HibernateAdvice.BatchFetch.class, LOADS),
                one(LOADERS + "CollectionLoaderSubSelectFetch", HibernateAdvice.BatchFetch.class, LOADS),
                one(LOADERS + "AbstractEntityBatchLoader", HibernateAdvice.BatchFetch.class, LOADS),
                one(
                        LOADERS + "CacheEntityLoaderHelper",
                        HibernateAdvice.CacheLookup.class,
                        named("getFromSharedCache")),
                one(
                        "org/hibernate/loader/internal/CacheLoadHelper",
                        HibernateAdvice.CacheLookup.class,
                        named("getFromSharedCache")),
                one(
                        "org/hibernate/event/internal/DefaultInitializeCollectionEventListener",
                        HibernateAdvice.CachedCollection.class,
                        named("initializeCollectionFromCache").and(returns(boolean.class))),
                Map.entry(
                        "org/hibernate/internal/SessionImpl",
                        () -> List.of(
                                Hook.of(
                                        HibernateAdvice.Find.class,
                                        namedOneOf("find", "get")
                                                .and(takesArgument(0, Class.class)
                                                        .or(takesArgument(0, String.class)))
                                                .and(not(takesArguments(1)))),
                                Hook.of(
                                        HibernateAdvice.Flush.class,
                                        namedOneOf(
                                                "doFlush",
                                                "autoFlushIfRequired",
                                                "flushBeforeTransactionCompletion")))),
                one(
                        "org/hibernate/query/QueryLogging_$logger",
                        HibernateAdvice.PagedInMemory.class,
                        named("firstOrMaxResultsSpecifiedWithCollectionFetch")));

        private ByName() {}

        private static Map.Entry<String, Supplier<List<Hook>>> one(
                String name, Class<?> advice, ElementMatcher<? super MethodDescription> methods) {
            return Map.entry(name, () -> List.of(Hook.of(advice, methods)));
        }
    }
}
