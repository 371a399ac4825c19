package dev.rowan.agent.boot;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** What one thread is doing with JDBC at the moment. Confined to its thread. */
public final class ThreadState {
    private static final ThreadLocal<ThreadState> CURRENT = ThreadLocal.withInitial(ThreadState::new);

    /** Looks for its state after which a thread is thought to be the one that asks most. */
    private static final int MANY = 1_024;

    /**
     * The state of the thread that asks most of late. To compare threads takes 1 ns, where a look into the thread's locals
     * takes 2 to 5, and each row is one. Nothing guards it: whatever is read here says whose it is.
     */
    private static ThreadState latest = CURRENT.get();

    /** Whose it is; weakly, since a thread has its application's class loader. */
    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());

    /** How often it was looked for. */
    private int looks;

    /**
     * The work that a thread was in when it made another. Set inside of work only: elsewhere a new thread costs no more
     * than without an agent. Nothing is done when a thread is made or started, so nothing can go wrong there.
     */
    private static final InheritableThreadLocal<Object> HANDED_DOWN = new InheritableThreadLocal<>();

    /**
     * How many instrumented calls are on the stack. Everything below the outermost is the driver or a
     * wrapper talking to itself, and is not counted again.
     */
    int depth;

    /** How many setters by name are on the stack. */
    int naming;

    /** The execution that the outermost call stands for, while it runs. */
    @Nullable
    Execution running;

    /** The connection used last; it may be closed by now. */
    @Nullable
    ConnectionState connection;

    /** The statement used last; it may be closed by now. */
    @Nullable
    StatementState statement;

    /** The result set that {@code next} was last called on: looked at before the map of all. */
    @Nullable
    Rows advanced;

    /** The result set whose column values are still being noted, if the last advanced one is. */
    @Nullable
    Rows noted;

    private @Nullable Object scope;
    private boolean heritageAsked;

    /** The association, repository method or mapped statement that issues statements right now. */
    public @Nullable Object cause;

    /** The unit for statements of this thread that belong to nothing else; the recorder's own object. */
    public @Nullable Object own;

    /** What was executed last; the recorder's own object. */
    public @Nullable Object executed;

    /** What the recorder describes each of this thread's executions in: its own object, made once. */
    public @Nullable Object call;

    /** The values of the statement that this thread prepared last: their room may serve the next one. */
    public @Nullable BindValues binds;

    /** The stacks seen last; the recorder's own object. */
    public @Nullable Object stacks;

    /** How far down the stack the application's code was the last time: the next look begins with so many frames. */
    public int framesBelow;

    /** How many frames there were in all when that was last counted, or 0. */
    public int framesInAll;

    /** Whether this is a pool's worker whose unit of work is that of the plain task it runs. */
    public boolean taken;

    /** Whether a task runs that is run again and again. */
    public boolean periodic;

    /** An ORM has said that it will apply the next query's limit in memory. */
    public boolean pagedInMemory;

    private ThreadState() {}

    public static ThreadState current() {
        ThreadState last = latest;
        return last.thread.refersTo(Thread.currentThread()) ? last : look();
    }

    private static ThreadState look() {
        ThreadState own = CURRENT.get();
        if (++own.looks % MANY == 0) {
            latest = own;
        }
        return own;
    }

    /** The unit of work that this thread is in: the recorder's own object, opaque here. */
    public @Nullable Object scope() {
        return scope;
    }

    /** Enters a unit of work, or leaves all; threads that are made meanwhile are handed it down. */
    public void scope(@Nullable Object work) {
        scope = work;
        if (work == null) {
            HANDED_DOWN.remove();
        } else {
            HANDED_DOWN.set(work);
        }
    }

    /** The work that this thread was made in, or {@code null}; told once, and forgotten. */
    public @Nullable Object heritage() {
        if (heritageAsked) {
            return null;
        }
        heritageAsked = true;
        Object work = HANDED_DOWN.get();
        if (work != null) {
            HANDED_DOWN.remove();
        }
        return work;
    }

    /** Runs without being seen: the recorder's own metadata calls make drivers send statements. */
    public void hide() {
        depth++;
    }

    public void show() {
        depth--;
    }

    /**
     * Repairs the depth after a stack overflow in the middle of an advice. For the start and end of a test or a request,
     * where nothing of JDBC is on the stack, and the moment that says so is.
     */
    public void reset() {
        depth = 1;
        naming = 0;
        running = null;
        advanced = null;
        noted = null;
    }
}
