package dev.rowan.orm.execute;

import java.util.ArrayList;
import java.util.List;

/** What runs after the commit, unless one of the blocks that it was registered in is undone. For one thread. */
final class Hooks {
    private List<Hook> waiting = new ArrayList<>();

    private record Hook(List<Session.Block> within, Runnable action, boolean robust) {}

    void add(List<Session.Block> within, Runnable action, boolean robust) {
        waiting.add(new Hook(within, action, robust));
    }

    void drop(Session.Block undone) {
        waiting.removeIf(hook -> hook.within().contains(undone));
    }

    void clear() {
        waiting = new ArrayList<>();
    }

    /** One that is not robust stops the rest by its exception. */
    void run() {
        List<Hook> all = waiting;
        clear();
        for (Hook hook : all) {
            run(hook.action(), hook.robust());
        }
    }

    static void run(Runnable action, boolean robust) {
        try {
            action.run();
        } catch (RuntimeException thrown) {
            if (!robust) {
                throw thrown;
            }
            System.getLogger(Hooks.class.getName())
                    .log(System.Logger.Level.ERROR, "Error calling a robust onCommit action", thrown);
        }
    }
}
