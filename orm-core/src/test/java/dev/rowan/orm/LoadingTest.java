package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Comment;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.PostQuerySet;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Profile;
import dev.rowan.orm.blog.Profile_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.List;
import java.util.Map;

class LoadingTest extends BlogTest {
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theFirstLazyLoadServesAllPeers() {
        List<Post> posts = Post.objects.orderBy("id").list();
        blog.statements();
        assertThat(posts)
                .extracting(post -> post.author.get().name)
                .containsExactly("Ana", "Ana", "Ana", "Bo", "Bo", "Bo");
        List<Map<String, Object>> loads = blog.statements();
        assertThat(loads).hasSize(1);
        assertThat(loads.get(0))
                .containsEntry("cause", "lazy-load")
                .containsEntry("relation", "Post.author")
                .containsEntry("siblings", 6)
                .containsEntry("rows", 3L)
                .containsKey("parent");
        assertThat((String) loads.get(0).get("parentSql")).contains("blog_post");
        assertThat((String) loads.get(0).get("parentCallSite")).doesNotContain("dev.rowan.orm.BaseQuery");
        assertThat(blog.cost(() ->
                        assertThat(posts.get(1).editor.get().mentor.get().name).isEqualTo("Ana")))
                .as("editors of all posts, then mentors of all editors")
                .isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void oneAtATimeIsDjangosClassicBehaviour() {
        List<Post> posts = Post.objects.fetchMode(FetchMode.ONE).orderBy("id").list();
        assertThat(blog.cost(() -> posts.forEach(post -> post.author.get()))).isEqualTo(6);
        assertThat(blog.cost(() -> posts.forEach(post -> post.author.get()))).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsThatWereReadCanBeGivenTheirRelatedRowsLater() {
        List<Post> posts = Post.objects.orderBy("id").list();
        assertThat(blog.cost(() -> Prefetch.into(posts, Prefetch.of(Post_.tags()), Prefetch.of("author"))))
                .isEqualTo(2);
        assertThat(blog.cost(() -> {
                    assertThat(posts.get(0).tags.all().list())
                            .extracting(tag -> tag.name)
                            .containsExactlyInAnyOrder("java", "sql");
                    assertThat(posts.get(5).author.get().name).isEqualTo("Bo");
                }))
                .isZero();
        assertThat(blog.cost(() -> Prefetch.into(List.<Post>of(), Prefetch.of("tags"))))
                .isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void sqlOfOnesOwnBindsItsValues() {
        assertThat(Post.objects
                        .annotate(Func.<Post, Integer>sql("views + ? * ?", FieldTypes.INTEGER, 2, 3)
                                .as("more"))
                        .orderBy("id")
                        .flat("more")
                        .list())
                .containsExactly(16, 26, 36, 46, 56, 66);
        assertThatThrownBy(() -> Post.objects
                        .annotate(Func.<Post, Integer>sql("views + ?", FieldTypes.INTEGER)
                                .as("more"))
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("1 question marks but 0 binds");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void combinedQuerysetsKeepTheJoinsOfEach() {
        PostQuerySet both = Post.objects.filter("tags__name", "java").filter("tags__name", "sql");
        assertThat(both.or(Post.objects.filter("title", "six"))
                        .orderBy("id")
                        .distinct()
                        .flat("title")
                        .list())
                .containsExactly("one", "six");
        assertThat(Post.objects
                        .filter("views__gt", 20)
                        .xor(Post.objects.filter("author", 1))
                        .orderBy("id")
                        .flat("title")
                        .list())
                .containsExactly("one", "two", "four", "five", "six");
        assertThat(Post.objects.all().or(Post.objects.filter("title", "six")).count())
                .isEqualTo(6);
        assertThat(Post.objects
                        .orderBy("id")
                        .and(Post.objects.orderBy("-id").filter("author", 1))
                        .flat("title")
                        .list())
                .containsExactly("three", "two", "one");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void lazyLoadsCanBeForbidden() {
        Post post = Post.objects.fetchMode(FetchMode.RAISE).get(Post_.id.eq(2L));
        assertThatThrownBy(() -> post.author.get())
                .isInstanceOf(LazyLoadRefused.class)
                .hasMessageContaining("selectRelated(\"author\")");
        assertThat(post.author.id()).isEqualTo(1L);
        Post loaded = Post.objects
                .fetchMode(FetchMode.RAISE)
                .selectRelated(Post_.author())
                .get(Post_.id.eq(2L));
        assertThat(loaded.author.get().name).isEqualTo("Ana");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void selectRelatedFillsKeysAndWaysBackInOneStatement() {
        assertThat(blog.cost(() -> {
                    List<Post> posts = Post.objects
                            .selectRelated(Post_.author().profile(), Post_.editor())
                            .orderBy("id")
                            .list();
                    assertThat(posts.get(0).author.get().profile.get().bio).isEqualTo("writes");
                    assertThat(posts.get(0).author.get().profile.get().author.get().name)
                            .isEqualTo("Ana");
                    assertThat(posts.get(0).editor.get()).isNull();
                    assertThat(posts.get(1).editor.get().name).isEqualTo("Bo");
                    assertThatThrownBy(() -> posts.get(5).author.get().profile.get())
                            .isInstanceOf(RelatedObjectDoesNotExist.class)
                            .hasMessage("Author has no profile.");
                }))
                .isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aWayBackOverAOneToOneLoadsLazily() {
        List<Author> authors = Author.objects.orderBy("id").list();
        assertThat(blog.cost(() -> {
                    assertThat(authors.get(0).profile.get().bio).isEqualTo("writes");
                    assertThat(authors.get(2).profile.getOrNull()).isNull();
                    assertThat(authors.get(1).profile.get().author.get()).isSameAs(authors.get(1));
                }))
                .isEqualTo(1);
        Profile profile = Profile.objects.selectRelated(Profile_.author()).get("id", 1);
        assertThat(blog.cost(
                        () -> assertThat(profile.author.get().profile.get()).isSameAs(profile)))
                .isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void missingTargetsSaySo() {
        assertThatThrownBy(() -> new Post().author.get())
                .isInstanceOf(RelatedObjectDoesNotExist.class)
                .hasMessage("Post has no author.");
        assertThat(new Post().editor.get()).isNull();
        Post post = Post.objects.get("id", 1);
        post.author.setId(999L);
        assertThatThrownBy(() -> post.author.get())
                .isInstanceOf(DoesNotExist.class)
                .hasMessage("Author matching query does not exist.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void relatedRowsAreAQuerysetOfTheirOwner() {
        Author ana = Author.objects.get("id", 1);
        List<Post> posts = ana.posts.orderBy("id").list();
        assertThat(posts).extracting(post -> post.title).containsExactly("one", "two", "three");
        assertThat(blog.cost(() -> assertThat(posts.get(0).author.get()).isSameAs(ana)))
                .isZero();
        assertThat(ana.posts.filter(Post_.views.gt(15)).count()).isEqualTo(2);
        assertThat(Author.objects
                        .get("id", 2)
                        .posts
                        .as(PostQuerySet::new)
                        .popular()
                        .list())
                .hasSize(1);
        assertThat(Post.objects.get("id", 1).tags.orderBy("-name").list())
                .extracting(tag -> tag.name)
                .containsExactly("sql", "java");
        assertThat(ana.friends.list()).extracting(friend -> friend.id).containsExactly(2L);
        assertThatThrownBy(() -> new Author().posts.list())
                .hasMessage(
                        "'Author' instance needs to have a primary key value before this relationship can be used.");
        assertThatThrownBy(() -> new Post().tags.list()).hasMessageContaining("needs to have a value for field \"id\"");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aPrefetchCostsOneStatementForEachRelationAndLevel() {
        assertThat(blog.cost(() -> {
                    List<Author> authors = Author.objects
                            .prefetchRelated("posts__tags", "posts__comments__replies", "profile")
                            .orderBy("id")
                            .list();
                    assertThat(authors.get(0).posts.list())
                            .extracting(post -> post.title)
                            .containsExactly("three", "two", "one");
                    Post one = authors.get(0).posts.list().get(2);
                    assertThat(one.tags.list()).extracting(tag -> tag.name).containsExactlyInAnyOrder("java", "sql");
                    assertThat(one.comments.list().get(0).replies.list()).hasSize(1);
                    assertThat(one.author.get()).isSameAs(authors.get(0));
                    assertThat(authors.get(2).posts.list().get(0).tags.list()).isEmpty();
                    assertThat(authors.get(2).profile.getOrNull()).isNull();
                }))
                .isEqualTo(6);
        assertThat(blog.cost(() -> Author.objects
                        .filter("id", 0)
                        .prefetchRelated("posts__tags")
                        .list()))
                .isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aPrefetchOfKeysAsksOnlyForThoseThatAreThere() {
        assertThat(blog.cost(() -> Post.objects
                        .filter("editor__isnull", true)
                        .prefetchRelated("editor")
                        .list()))
                .isEqualTo(1);
        assertThat(blog.cost(() -> {
                    List<Post> posts = Post.objects
                            .prefetchRelated(Post_.editor())
                            .orderBy("id")
                            .list();
                    assertThat(posts.get(1).editor.get())
                            .isSameAs(posts.get(2).editor.get());
                }))
                .isEqualTo(2);
        assertThat(blog.cost(() -> Post.objects
                        .selectRelated(Post_.author())
                        .prefetchRelated("author__posts")
                        .orderBy("id")
                        .list()
                        .forEach(post -> post.author.get().posts.list())))
                .isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aPrefetchTakesAQuerysetAndANameOfItsOwn() {
        List<Author> authors = Author.objects
                .orderBy("id")
                .prefetchRelated(
                        Prefetch.of(Author_.posts())
                                .using(Post.objects.filter(Post_.views.gt(15)).orderBy("id"))
                                .to("read"),
                        Prefetch.<Author>of("read__tags"))
                .list();
        assertThat(authors.get(0).<Post>prefetched("read"))
                .extracting(post -> post.title)
                .containsExactly("two", "three");
        assertThat(authors.get(0).posts.isLoaded()).isFalse();
        assertThat(blog.cost(() -> assertThat(authors.get(0)
                                .<Post>prefetched("read")
                                .get(0)
                                .tags
                                .list())
                        .hasSize(1)))
                .isZero();
        assertThatThrownBy(() -> authors.get(0).prefetched("nope")).hasMessageContaining("'nope'");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aSlicedPrefetchTakesTheFirstRowsOfEachOwner() {
        assertThat(blog.cost(() -> {
                    List<Author> authors = Author.objects
                            .orderBy("id")
                            .prefetchRelated(Prefetch.of(Author_.posts())
                                    .using(Post.objects.orderBy("-views").limit(1)))
                            .list();
                    assertThat(authors)
                            .flatExtracting(author -> author.posts.list())
                            .extracting(post -> post.title)
                            .containsExactly("three", "five", "six");
                }))
                .isEqualTo(2);
        List<Post> posts = Post.objects
                .orderBy("id")
                .prefetchRelated(Prefetch.of(Post_.tags())
                        .using(Tag.objects.orderBy("name").slice(1, 2L)))
                .list();
        assertThat(posts.get(0).tags.list()).extracting(tag -> tag.name).containsExactly("sql");
        assertThat(posts.get(1).tags.list()).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void wrongPrefetchesAreRefused() {
        assertThatThrownBy(() -> Author.objects.prefetchRelated("nope").list())
                .hasMessageContaining("Cannot find 'nope' on Author object");
        assertThatThrownBy(() -> Author.objects.prefetchRelated("name").list())
                .hasMessageContaining("does not resolve to an item that supports prefetching");
        assertThatThrownBy(() -> Author.objects
                        .prefetchRelated(
                                Prefetch.of(Author_.posts()),
                                Prefetch.of(Author_.posts()).using(Post.objects.popular()))
                        .list())
                .hasMessageContaining("'posts' lookup was already seen with a different queryset.");
        assertThat(blog.cost(() -> Author.objects
                        .prefetchRelated("posts")
                        .prefetchRelatedNone()
                        .list()))
                .isEqualTo(1);
        assertThat(blog.cost(() ->
                        Author.objects.prefetchRelated("posts").values("id").list()))
                .isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE},
            fresh = true)
    void keysBeyondTheBindLimitTakeMoreStatements() {
        List<Comment> comments = new java.util.ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            Comment comment = new Comment();
            comment.post.setId(1L);
            comment.text = "t";
            comments.add(comment);
        }
        Comment.objects.bulkCreate(comments);
        assertThat(blog.cost(() -> Comment.objects.prefetchRelated("replies").list()))
                .isEqualTo(3);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void showingAndComparingRowsLoadsNothing() {
        List<Post> posts = Post.objects.list();
        assertThat(blog.cost(() -> {
                    String text = posts + " " + posts.get(0).author + posts.get(0).tags + Post.objects.all();
                    assertThat(text).contains("Post(6)");
                    assertThat(posts.get(0)).isEqualTo(posts.get(0)).isNotEqualTo(posts.get(1));
                    assertThat(posts.get(0).hashCode()).isEqualTo(Long.hashCode(6));
                }))
                .isZero();
    }
}
