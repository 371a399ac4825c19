package dev.rowan.agent.boot;

/** What frameworks above JDBC enter and leave: numbers, since advice copies them into other classes. */
public final class Moment {
    /** Given: the JUnit Platform's TestDescriptor; a test or a class of tests starts. */
    public static final int TEST_STARTED = 1;
    /** Given: its TestDescriptor; it has finished. */
    public static final int TEST_FINISHED = 2;
    /** Given: the name of a method of Jupiter's that runs one phase of a test. */
    public static final int TEST_PHASE = 3;
    /** Given: JUnit 4's Description; a test starts. */
    public static final int JUNIT4_STARTED = 4;
    /** Given: JUnit 4's Description. */
    public static final int JUNIT4_FINISHED = 5;
    /** Given: the servlet request. */
    public static final int REQUEST = 6;
    /** Given: what handles a message, and knows its method. */
    public static final int MESSAGE = 7;
    /** Given: what runs, and knows its method or its job. */
    public static final int SCHEDULED = 8;
    /** Given: Hibernate's PersistentCollection. */
    public static final int LAZY_COLLECTION = 9;
    /** Given: Hibernate's LazyInitializer. */
    public static final int LAZY_PROXY = 10;
    /** Given: Hibernate's initializer of a to-one association that is selected on its own. */
    public static final int EAGER_SELECT = 11;
    /** Given: Hibernate's loader of many keys at once. */
    public static final int BATCH_FETCH = 12;
    /** Given: an entity's class or name, and Hibernate's session. */
    public static final int FIND = 13;
    /** An ORM writes what changed. */
    public static final int FLUSH = 14;
    /** Given: the {@code java.lang.reflect.Method} of a repository, and the invoker. */
    public static final int REPOSITORY = 15;
    /** Given: MyBatis' MappedStatement. */
    public static final int MAPPED_STATEMENT = 16;
    /** Given: MyBatis' ResultMapping, and the MetaObject whose property it fills. */
    public static final int NESTED_SELECT = 17;
    /** An ORM says that it applies the limit in memory. */
    public static final int PAGED_IN_MEMORY = 18;
    /** Given: what Rowan's ORM tells its observers, a map. */
    public static final int ROWAN = 19;
    /** Given: a task that was made. */
    public static final int TASK_MADE = 20;
    /** Given: a task that runs. */
    public static final int TASK_RUN = 21;

    /** Given: the map in which Rowan's ORM says what was loaded with its parents. */
    public static final int FETCHED = 22;
    /** Given: the same map; something looked at one of the holders. */
    public static final int FETCH_LOOKED = 23;
    /** Given: Hibernate's PersistentCollection, which has all its elements now. */
    public static final int COLLECTION_LOADED = 24;
    /** Given: a PersistentCollection that is loaded and looked at. */
    public static final int COLLECTION_LOOKED = 25;

    /** Given: a task that a pool was handed. */
    public static final int TASK_GIVEN = 26;
    /** Given: a task that the pool hands to its handler of rejected ones. */
    public static final int TASK_REFUSED = 27;
    /** Given: the task that a pool's worker takes up, or nothing: it has done with the one before. */
    public static final int TASK_TAKEN = 28;

    /** Something was made that reads objects by their fields, past what tells of a look. */
    public static final int FIELDS_READ = 29;
    /** Hibernate's second-level cache answered what a proxy or a collection asked for. */
    public static final int CACHE_ANSWERED = 30;

    /** Given: the listener that is handed a message: the application's own, or a library's that hands it on. */
    public static final int LISTENER = 31;

    /** A task that is run again and again runs. */
    public static final int PERIOD = 32;

    /** Given: Hibernate's action that will insert a row; it was made. */
    public static final int INSERT_MADE = 33;
    /** Given: the same; it runs. */
    public static final int INSERT_RUN = 34;

    /** Given: JUnit 4's FrameworkMethod, which is called. */
    public static final int JUNIT4_METHOD = 35;
    /** Given: the TestCase of JUnit 3 that is set up. */
    public static final int JUNIT3_SETUP = 36;

    private Moment() {}
}
