package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.faults.Relay;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A cancel that overtakes its statement: the server has nothing to stop yet, and ignores it. */
@Timeout(60)
class EarlyCancelTest {
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void isSaidAgainUntilTheStatementStops(TestDatabase test) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Relay relay = new Relay(test.url());
                Blog blog = new Blog(
                        test, Database.builder("default").url(relay.url()).poolSize(1))) {
            Tag.objects.count(); // takes the connection that is held from now on
            try (Database.Observation heard = blog.database().observe(statement -> {
                if (statement.get("error") != null) {
                    stopped.countDown();
                }
            })) {
                relay.hold();
                CompletableFuture<?> asleep = blog.database()
                        .aatomic(() -> Tag.objects
                                .raw("SELECT 1 AS id FROM pg_sleep(600)")
                                .list());
                relay.awaitHeld();
                asleep.cancel(true);
                relay.awaitFarewell();
                relay.release();
                assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(heard).isNotNull();
            }
            while (blog.database().connections().pool().taken() > 0) {
                Thread.onSpinWait();
            }
            assertThat(Tag.objects.count()).isEqualTo(4);
        }
    }
}
