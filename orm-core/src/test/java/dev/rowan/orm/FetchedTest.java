package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.execute.StatementObserver;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Holders say what was loaded into them along with their owners, and when something looks at it first. */
class FetchedTest extends BlogTest {
    private final List<Map<String, Object>> fetched = new ArrayList<>();
    private final List<Object> looked = new ArrayList<>();

    @BeforeEach
    void listen() {
        db.observe(new StatementObserver() {
            @Override
            public void statement(Map<String, Object> statement) {
                // Other tests hear these.
            }

            @Override
            public void fetched(Map<String, Object> fetch) {
                fetched.add(fetch);
            }

            @Override
            public void fetchLooked(Map<String, Object> fetch) {
                looked.add(fetch.get("relation"));
            }
        });
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aJoinFillsHoldersAndTheFirstLookAtEachIsTold() {
        List<Post> posts =
                Post.objects.selectRelated(Post_.author()).orderBy("id").list();
        assertThat(fetched)
                .singleElement()
                .satisfies(fetch -> assertThat(fetch)
                        .containsEntry("relation", "Post.author")
                        .containsEntry("kind", "join")
                        .containsEntry("holders", 6)
                        .containsEntry("rows", 6)
                        .hasEntrySatisfying(
                                "sql", sql -> assertThat((String) sql).contains("JOIN")));
        assertThat(looked).isEmpty();
        assertThat(posts.get(0).author.id()).as("the key is the row's own").isEqualTo(1L);
        assertThat(looked).isEmpty();
        posts.get(0).author.get();
        posts.get(0).author.get();
        posts.get(1).author.getOrNull();
        assertThat(looked).containsExactly("Post.author", "Post.author");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyWithoutAValueIsNoHolderThatWasFilled() {
        Post.objects.selectRelated(Post_.editor()).list();
        assertThat(fetched).singleElement().satisfies(fetch -> assertThat(fetch).containsEntry("holders", 3));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aPrefetchOfManyIsLookedAtByAnyUseOfItsRows() {
        List<Author> authors =
                Author.objects.prefetchRelated(Author_.posts()).orderBy("id").list();
        assertThat(fetched)
                .singleElement()
                .satisfies(fetch -> assertThat(fetch)
                        .containsEntry("relation", "Author.posts")
                        .containsEntry("kind", "prefetch")
                        .containsEntry("holders", 3)
                        .containsEntry("rows", 6));
        assertThat(authors.get(0).posts.isLoaded()).isTrue();
        assertThat(looked).isEmpty();
        assertThat(authors.get(0).posts.count()).isEqualTo(3);
        authors.get(1).posts.forEach(post -> assertThat(post.title).isNotEmpty());
        authors.get(1).posts.list();
        assertThat(looked).containsExactly("Author.posts", "Author.posts");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsLoadedOnFirstUseDidNotComeAlong() {
        List<Post> posts = Post.objects.orderBy("id").list();
        posts.forEach(post -> post.author.get());
        posts.get(0).tags.list();
        assertThat(fetched).isEmpty();
        assertThat(looked).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void eachChunkOfAStreamIsToldOf() {
        try (var stream = Post.objects.selectRelated(Post_.author()).orderBy("id").stream(4)) {
            stream.forEach(post -> post.author.get());
        }
        assertThat(fetched).hasSize(2);
        assertThat(looked).hasSize(6);
    }
}
