package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Models of which only the changed columns are saved. */
class ChangesTest {
    private Blog blog;
    private Database db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        blog = new Blog(
                database,
                Database.builder("default").dataSource(database.dataSource()).savingChangesOnly(Post.class));
        db = blog.database();
    }

    @AfterEach
    void close() {
        blog.close();
    }

    /** The columns that the work's updates name, statement by statement. */
    private List<List<String>> written(Runnable work) {
        blog.statements();
        work.run();
        List<List<String>> all = new ArrayList<>();
        blog.statements().stream()
                .map(one -> String.valueOf(one.get("sql")))
                .filter(sql -> sql.startsWith("UPDATE"))
                .forEach(sql -> {
                    List<String> columns = new ArrayList<>();
                    String set = sql.substring(sql.indexOf(" SET ") + 5, sql.indexOf(" WHERE "));
                    for (String one : set.split(", ", -1)) {
                        columns.add(one.substring(1, one.indexOf('"', 1)));
                    }
                    all.add(columns);
                });
        return all;
    }

    private static Post one() {
        return Post.objects.get(Post_.title.eq("one"));
    }

    private static Post again(Post post) {
        return Post.objects.get("id", Objects.requireNonNull(post.id));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void onlyWhatChangedIsWrittenAndNothingWhenNothingDid() {
        Post post = one();
        assertThat(blog.cost(() -> post.save())).isZero();
        post.views = 11;
        post.author.setId(2L);
        assertThat(written(() -> post.save())).containsExactly(List.of("views", "author_id"));
        assertThat(blog.cost(() -> post.save())).isZero();
        post.body = "new";
        assertThat(written(() -> post.save())).containsExactly(List.of("body"));
        Post stored = again(post);
        assertThat(List.of(stored.views, stored.body, Objects.requireNonNull(stored.author.id())))
                .containsExactly(11, "new", 2L);
    }

    /** What others wrote meanwhile into the other columns stays. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void otherColumnsAreLeftAsTheyAre() {
        Post post = one();
        Post.objects.filter(Post_.title.eq("one")).update(Post_.views.to(99));
        post.body = "mine";
        post.save();
        assertThat(again(post).views).isEqualTo(99);
        Tag tag = Objects.requireNonNull(Tag.objects.first());
        assertThat(blog.cost(() -> tag.save())).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void newRowsAreWrittenWholeAndThenAsTheyChange() {
        Post read = one();
        Post post = new Post();
        post.title = "seven";
        post.createdAt = read.createdAt;
        post.author.set(read.author.get());
        assertThat(blog.cost(() -> post.save())).isEqualTo(1);
        assertThat(blog.cost(() -> post.save())).isZero();
        post.title = "eight";
        assertThat(written(() -> post.save())).containsExactly(List.of("title"));
        post.id = null;
        assertThat(blog.cost(() -> post.save(Save.inserting()))).isEqualTo(1);
        assertThat(Post.objects.filter("title", "eight").count()).isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatWasUndoneIsWrittenAgain() {
        Post post = one();
        post.views = 11;
        assertThatThrownBy(() -> db.atomic(() -> {
                    post.save();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(written(() -> post.save())).containsExactly(List.of("views"));
        assertThat(again(post).views).isEqualTo(11);
    }

    /** Django's way to copy a row; and a row that is not there, since its insert was undone. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowUnderAnotherKeyIsSavedWhole() {
        Post post = one();
        post.id = null;
        post.save();
        assertThat(again(post).body).isEqualTo("b1");
        assertThat(Post.objects.filter("title", "one").count()).isEqualTo(2);
        Post undone = new Post();
        undone.title = "undone";
        undone.createdAt = post.createdAt;
        undone.author.setId(1L);
        assertThatThrownBy(() -> db.atomic(() -> {
                    undone.save();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        undone.save();
        assertThat(again(undone).title).isEqualTo("undone");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void thereAndBackInOneTransactionIsWrittenTwice() {
        Post post = one();
        db.atomic(() -> {
            post.views = 11;
            post.save();
            post.views = 10;
            post.save();
            assertThat(again(post).views).isEqualTo(10);
        });
        assertThat(again(post).views).isEqualTo(10);
        assertThat(blog.cost(() -> post.save())).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void otherWaysToWriteMakeAValueUnknown() {
        Post post = one();
        post.views = 11;
        Post.objects.bulkUpdate(List.of(post), Post_.views);
        post.views = 10;
        assertThat(written(() -> post.save())).containsExactly(List.of("views"));
        Author other = Author.objects.get("id", 2);
        other.posts.add(post);
        post.author.setId(1L);
        post.save();
        assertThat(again(post).author.id()).isEqualTo(1L);
        assertThat(again(post).views).isEqualTo(10);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void columnsThatWereLeftOutExpressionsAndRefreshesAreKnown() {
        Post post = Post.objects.only(Post_.title).get(Post_.title.eq("one"));
        assertThat(blog.cost(() -> post.save())).isZero();
        assertThat(post.get(Post_.body)).isEqualTo("b1");
        assertThat(blog.cost(() -> post.save())).isZero();
        post.body = "new";
        assertThat(written(() -> post.save())).containsExactly(List.of("body"));
        Post whole = one();
        whole.assign(Post_.views.to(Post_.views.plus(5)));
        assertThat(written(() -> whole.save())).containsExactly(List.of("views"));
        whole.refresh();
        assertThat(whole.views).isEqualTo(15);
        assertThat(blog.cost(() -> whole.save())).isZero();
        whole.views = 1;
        whole.refresh();
        assertThat(blog.cost(() -> whole.save())).isZero();
    }

    /** By a join, a prefetch and a first look, too. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void relatedRowsAreFollowedAndSignalsNameTheColumns() {
        Author author = Objects.requireNonNull(
                Author.objects.prefetchRelated("posts").orderBy("id").first());
        Post post = author.posts.list().get(0);
        post.body = "x";
        List<Set<String>> told = new ArrayList<>();
        try (var heard = db.signals().postSave(Post.class, saved -> told.add(saved.fields()))) {
            assertThat(heard).isNotNull();
            post.save();
            post.save();
        }
        assertThat(told).containsExactly(Set.of("body"));
    }
}
