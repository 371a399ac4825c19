package dev.rowan.orm.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.ContentType;
import dev.rowan.orm.ContentType_;
import dev.rowan.orm.Database;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Models as rows: found at first need, remembered, added once. */
class ContentTypeTest {
    private static final String READ = "query contenttypes.ContentType";
    private static final String ADD = "save contenttypes.ContentType";

    private Gallery gallery;

    @BeforeEach
    void open(TestDatabase test) {
        gallery = new Gallery(test, "default");
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theTableHasAllModelsOnceItIsMade() {
        assertThat(ContentType.objects.orderBy("model").flat(ContentType_.model).list())
                .containsExactly(
                        "album", "band", "cafe", "choir", "contenttype", "mark", "note", "photo", "ticket", "venue");
        assertThat(ContentType.of(Photo.class).modelClass()).isEqualTo(Photo.class);
        assertThat(ContentType.of(Photo.class)).hasToString("generic.photo");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void oneStatementServesAllModelsForGood() {
        assertThat(gallery.statements(() -> {
                    ContentType photo = ContentType.of(Photo.class);
                    assertThat(ContentType.of(Photo.class)).isSameAs(photo);
                    assertThat(ContentType.of(Cafe.class)).isNotEqualTo(ContentType.of(Venue.class));
                    assertThat(ContentType.of(FamousVenue.class)).isEqualTo(ContentType.of(Venue.class));
                }))
                .containsExactly(READ);
        gallery.database().clearContentTypes();
        assertThat(gallery.statements(() -> ContentType.of(Note.class))).containsExactly(READ);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aModelThatCameLaterIsAddedWhenItIsNeeded() {
        ContentType.objects.filter("model", "photo").delete();
        gallery.database().clearContentTypes();
        assertThat(gallery.statements(() -> ContentType.of(Photo.class))).containsExactly(READ, ADD);
        assertThat(gallery.statements(() -> ContentType.of(Photo.class))).isEmpty();
        assertThat(ContentType.objects.filter("model", "photo").count()).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatWasRolledBackIsNotRemembered() {
        ContentType.objects.filter("model", "photo").delete();
        gallery.database().clearContentTypes();
        gallery.database().atomic(() -> {
            Long id = ContentType.of(Photo.class).id();
            assertThat(ContentType.of(Photo.class).id()).isEqualTo(id);
            gallery.database().setRollbackOnly();
        });
        assertThat(ContentType.objects.filter("model", "photo").exists()).isFalse();
        Long id = ContentType.of(Photo.class).id();
        assertThat(ContentType.objects.get("model", "photo").id()).isEqualTo(id);
        assertThat(gallery.statements(() -> ContentType.of(Photo.class))).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void manyThreadsAddAModelOnce() throws Exception {
        ContentType.objects.all().delete();
        gallery.database().clearContentTypes();
        int threads = 32;
        CountDownLatch ready = new CountDownLatch(threads);
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(pool.submit(() -> {
                ready.countDown();
                ready.await();
                ids.add(ContentType.of(Photo.class).id());
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(ids).hasSize(1);
        assertThat(ContentType.objects.count()).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aModelThatIsNoMoreHasNoClass() {
        ContentType.objects.filter("model", "photo").update(ContentType_.model.to("daguerreotype"));
        assertThat(ContentType.objects.get("model", "daguerreotype").modelClass())
                .isNull();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aDatabaseWithoutGenericKeysHasNoTable(TestDatabase test) {
        gallery.close();
        try (Database plain = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Venue_.META)
                .register()) {
            assertThat(plain.models().models()).containsExactly(Venue_.META);
            assertThatThrownBy(() -> ContentType.of(Venue.class))
                    .hasMessage("Database 'default' has no content types, because none of its models has a GenericRef."
                            + "\n  Add ContentType_.META to its models(…), or give a model a GenericRef.");
        }
    }
}
