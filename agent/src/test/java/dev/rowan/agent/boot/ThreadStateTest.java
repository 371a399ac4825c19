package dev.rowan.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ThreadStateTest {
    private static final int THREADS = 8;

    /** Enough for each of them to be taken for the one that asks most, again and again. */
    private static final int TIMES = 200_000;

    @Test
    void eachThreadHasOneStateWhoeverAsksMost() throws Exception {
        Set<ThreadState> states = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> others = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            others.add(threads.submit(() -> {
                together.await();
                ThreadState own = ThreadState.current();
                states.add(own);
                int strange = 0;
                for (int time = 0; time < TIMES; time++) {
                    strange += ThreadState.current() == own ? 0 : 1;
                }
                return strange;
            }));
        }
        for (Future<Integer> strange : others) {
            assertThat(strange.get()).isZero();
        }
        threads.shutdown();
        assertThat(states).hasSize(THREADS);
    }
}
