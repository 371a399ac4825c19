package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two databases and who chooses between them. The copy stands for a replica: a write that went there would show. */
class RouterTest {
    private TestDatabase second;
    private Blog primary;
    private Blog copy;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        second = TestDatabase.fresh(database.engine());
        primary = new Blog(database);
        copy = new Blog(second, "copy");
    }

    @AfterEach
    void close() throws SQLException {
        Database.route();
        primary.close();
        copy.close();
        second.close();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void replicasAreReadAndThePrimaryIsWritten() {
        Database.route(Router.replicas("default", "copy"));
        assertThat(copy.cost(() ->
                        assertThat(primary.cost(() -> Post.objects.list())).isZero()))
                .isEqualTo(1);
        Tag made = Tag.objects.create(Tag_.name.to("new"));
        assertThat(Tag.objects.using("default").count()).isEqualTo(5);
        assertThat(Tag.objects.count()).isEqualTo(4);

        Tag read = Tag.objects.get(Tag_.name.eq("java"));
        read.colour = "black";
        assertThat(copy.cost(() -> read.save())).isZero();
        assertThat(Tag.objects.using("default").get(Tag_.name.eq("java")).colour)
                .isEqualTo("black");
        assertThat(copy.cost(() -> Tag.objects.filter(Tag_.name.eq("new")).update(Tag_.colour.to("white"))))
                .isZero();
        assertThat(copy.cost(() -> made.delete())).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aTransactionReadsWhatItWrote() {
        Database.route(Router.replicas("default", "copy"));
        primary.database().atomic(() -> {
            Tag.objects.create(Tag_.name.to("new"));
            assertThat(Tag.objects.filter(Tag_.name.eq("new")).exists()).isTrue();
        });
        assertThat(Tag.objects.filter(Tag_.name.eq("new")).exists()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void relatedRowsAreReadThereAndChangedHere() {
        Database.route(Router.replicas("default", "copy"));
        Post post = Post.objects.get(Post_.title.eq("one"));
        assertThat(primary.cost(() -> assertThat(post.author.get().name).isEqualTo("Ana")))
                .isZero();
        assertThat(primary.cost(() -> assertThat(post.tags.list()).hasSize(2))).isZero();
        assertThat(copy.cost(() -> post.tags.clear())).isZero();
        assertThat(post.tags.all().using("default").list()).isEmpty();
        assertThat(copy.cost(() -> post.author.get().posts.create(other -> {
                    other.title = "seven";
                    other.body = "";
                    other.createdAt = Instant.EPOCH;
                })))
                .isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowStaysWhereItWasReadWithoutARouter() {
        Tag read = Tag.objects.using("copy").get(Tag_.name.eq("java"));
        read.colour = "black";
        assertThat(primary.cost(() -> read.save())).isZero();
        assertThat(Tag.objects.using("copy").get(Tag_.name.eq("java")).colour).isEqualTo("black");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void relationsStayOnOneDatabase() {
        Author there = Author.objects.using("copy").get(Author_.id.eq(1L));
        Post here = Post.objects.get(Post_.title.eq("one"));
        assertThatThrownBy(() -> here.author.set(there))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Cannot assign \"Ana\": it is on database \"copy\", \"Post(1)\" on \"default\".");
        Tag tag = Tag.objects.using("copy").get(Tag_.name.eq("java"));
        assertThatThrownBy(() -> here.tags.add(tag))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value is on database \"copy\"");
        assertThatThrownBy(() -> there.posts.add(here))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value is on database \"default\"");
        Database.route(Router.replicas("default", "copy"));
        here.author.set(there);
        assertThat(here.author.id()).isEqualTo(1L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theFirstRouterThatHasAnAnswerDecides() {
        Router tagsOnly = new Router() {
            @Override
            public String forRead(ModelMeta<?> model, Model row) {
                return model == Tag_.META ? "copy" : null;
            }
        };
        Database.route(tagsOnly);
        assertThat(primary.cost(() -> Tag.objects.count())).isZero();
        assertThat(primary.cost(() -> Post.objects.count())).isEqualTo(1);
        assertThat(primary.cost(() -> Tag.objects.using("default").count())).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRouterKeepsTablesAway() throws SQLException {
        Router tagsElsewhere = new Router() {
            @Override
            public Boolean allowsTable(String database, ModelMeta<?> model) {
                return (database.equals("third") && model == Tag_.META) ? false : null;
            }
        };
        try (TestDatabase empty = TestDatabase.fresh(second.engine());
                Database third = Database.builder("third")
                        .dataSource(empty.dataSource())
                        .models(Tag_.META, Author_.META)
                        .register()) {
            Database.route(tagsElsewhere);
            third.createTables();
            assertThat(Author.objects.using("third").count()).isZero();
            assertThatThrownBy(() -> Tag.objects.using("third").count())
                    .isInstanceOf(dev.rowan.orm.execute.DatabaseError.class);
        }
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void replicasNeedOne() {
        assertThatThrownBy(() -> Router.replicas("default"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs at least one");
        assertThat(List.of(Router.replicas("default", "copy"))).hasSize(1);
    }
}
