package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Comment;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Profile;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.IntegrityError;
import dev.rowan.orm.execute.RowNotWritten;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class WritingTest extends BlogTest {
    private static Tag tag(String name) {
        Tag tag = new Tag();
        tag.name = name;
        return tag;
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyIsSetToARow() {
        Author one = Author.objects.get("id", 1);
        Author two = Author.objects.get("id", 2);
        Post post = Post.objects.create(
                Post_.title.to("new"), Post_.author().to(one), Post_.createdAt.to(java.time.Instant.EPOCH));
        assertThat(post.author.get()).isSameAs(one);
        var stored = Post.objects.filter("id", post.id);
        assertThat(stored.update(Post_.author().to(two), Post_.editor().to(one)))
                .isEqualTo(1);
        assertThat(stored.all().get().author.id()).isEqualTo(2L);
        assertThat(stored.all().get().editor.id()).isEqualTo(1L);
        stored.update(Post_.editor().to(null));
        assertThat(stored.all().get().editor.id()).isNull();
        assertThatThrownBy(() -> stored.update(Post_.author().mentor().to(one))).hasMessageContaining("author__mentor");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void saveInsertsANewRowAndUpdatesAStoredOne() {
        Tag tag = tag("new");
        assertThat(tag.isNew()).isTrue();
        assertThat(blog.cost(tag::save)).isEqualTo(1);
        assertThat(tag.id).isEqualTo(5);
        assertThat(tag.isNew()).isFalse();
        tag.colour = "green";
        assertThat(blog.cost(tag::save)).isEqualTo(1);
        assertThat(Tag.objects.get("name", "new").colour).isEqualTo("green");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyOfOnesOwnIsTriedByAnUpdateFirst() {
        Tag tag = tag("given");
        tag.id = 600L;
        assertThat(blog.cost(tag::save)).isEqualTo(2);
        assertThat(Tag.objects.get("id", 600).name).isEqualTo("given");
        Tag missing = tag("missing");
        missing.id = 700L;
        assertThatThrownBy(() -> missing.save(Save.updating()))
                .isInstanceOf(RowNotWritten.class)
                .hasMessage("Forced update did not affect any rows.");
        assertThatThrownBy(() -> tag("x").save(Save.updating()))
                .hasMessage("Cannot force an update in save() with no primary key.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void onlyNamedColumnsAreWritten() {
        Post post = Post.objects.get("id", 1);
        post.title = "new";
        post.views = 99;
        post.save(Post_.title);
        assertThat(Post.objects.get("id", 1).views).isEqualTo(10);
        assertThat(blog.cost(() -> post.save(Save.only(Set.of())))).isZero();
        assertThatThrownBy(() -> post.save(Save.only(Set.of("nope")))).hasMessageContaining("nope");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void columnsLeftOutAreNotWrittenUnlessAssigned() {
        Post post = Post.objects.only(Post_.title).get("id", 2);
        post.title = "short";
        post.save();
        Post read = Post.objects.get("id", 2);
        assertThat(read.title).isEqualTo("short");
        assertThat(read.views).isEqualTo(20);
        assertThat(read.body).isEqualTo("b2");
        Post assigned = Post.objects.only(Post_.title).get("id", 2);
        assigned.views = 21;
        assigned.save();
        assertThat(Post.objects.get("id", 2).views).isEqualTo(21);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void anUnsavedRelatedRowCannotBePointedTo() {
        Profile profile = new Profile();
        Author author = new Author();
        author.name = "New";
        profile.author.set(author);
        assertThatThrownBy(profile::save)
                .hasMessageContaining("save() prohibited to prevent data loss due to unsaved related object 'author'");
        author.save();
        profile.save();
        assertThat(Profile.objects.get("id", profile.id).author.id()).isEqualTo(author.id);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void createAndItsErrors() {
        Tag made = Tag.objects.create(tag -> tag.name = "made");
        assertThat(made.id).isEqualTo(5);
        assertThat(Tag.objects.create(Tag_.name.to("two"), Tag_.colour.to("x")).colour)
                .isEqualTo("x");
        assertThatThrownBy(() -> Tag.objects.create(Tag_.name.to("java")))
                .isInstanceOf(UniqueViolation.class)
                .isInstanceOf(IntegrityError.class)
                .hasMessageContaining("INSERT INTO")
                .hasMessageNotContaining("Binds");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void getOrCreateAndUpdateOrCreate() {
        var old = Tag.objects.getOrCreate(List.of(Tag_.name.to("java")), List.of(Tag_.colour.to("z")));
        assertThat(old.created()).isFalse();
        assertThat(old.row().colour).isEqualTo("red");
        blog.control();
        var fresh = Tag.objects.getOrCreate(List.of(Tag_.name.to("fresh")), List.of(Tag_.colour.to("z")));
        assertThat(blog.control()).containsExactly("BEGIN", "COMMIT");
        assertThat(fresh.created()).isTrue();
        assertThat(fresh.row().colour).isEqualTo("z");
        assertThat(Tag.objects.getOrCreate(Tag_.name.to("fresh")).row()).isEqualTo(fresh.row());
        blog.control();
        var updated = Tag.objects.updateOrCreate(List.of(Tag_.name.to("java")), List.of(Tag_.colour.to("pink")));
        assertThat(blog.control()).containsExactly("BEGIN", "COMMIT");
        assertThat(updated.created()).isFalse();
        assertThat(Tag.objects.get("name", "java").colour).isEqualTo("pink");
        blog.control();
        Tag.objects.updateOrCreate(List.of(Tag_.name.to("other")), List.of(Tag_.colour.to("pink")));
        assertThat(blog.control()).containsExactly("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT");
        assertThatThrownBy(() -> Tag.objects.getOrCreate(List.of(Tag_.name.to("q")), List.of(Assignment.of("nope", 1))))
                .hasMessageContaining("Invalid field name(s) for model Tag: 'nope'.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void updateWritesUnread() {
        assertThat(Post.objects.filter("author", 1).update(Post_.views.to(Post_.views.plus(5))))
                .isEqualTo(3);
        assertThat(Post.objects
                        .filter("author", 1)
                        .orderBy("id")
                        .flat(Post_.views)
                        .list())
                .containsExactly(15, 25, 35);
        assertThat(Post.objects.filter("author__name", "Bo").update(Post_.views.to(0)))
                .isEqualTo(3);
        assertThat(Post.objects.filter("tags__name", "java").update(Post_.title.to("java")))
                .isEqualTo(3);
        Author ana = Author.objects.get("id", 1);
        assertThat(Post.objects.filter("id", 6).update(Assignment.of("editor", ana)))
                .isEqualTo(1);
        assertThat(Post.objects.get("id", 6).editor.id()).isEqualTo(1L);
        assertThat(Post.objects.filter("id", 6).update(Assignment.of("editor", null)))
                .isEqualTo(1);
        assertThat(Post.objects.get("id", 6).editor.get()).isNull();
        assertThatThrownBy(() -> Post.objects.update(Assignment.of("title", F.of("author__name"))))
                .hasMessageContaining("Joined field references are not permitted in this query");
        assertThatThrownBy(() -> Post.objects.update(Assignment.of("tags", 1)))
                .hasMessageContaining("only non-relations and foreign keys permitted");
        assertThat(blog.cost(() -> Post.objects.none().update(Post_.views.to(1))))
                .isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void deleteTakesWithItWhatPointsThere() {
        Author bo = Author.objects.get("id", 2);
        blog.control();
        Deleted deleted = bo.delete();
        assertThat(blog.control()).containsExactly("BEGIN", "COMMIT");
        assertThat(deleted.perModel())
                .isEqualTo(Map.of(
                        "blog.Author_friends", 2L,
                        "blog.Author", 1L,
                        "blog.Post", 2L,
                        "blog.Post_tags", 3L,
                        "blog.Comment", 1L,
                        "blog.Profile", 1L));
        assertThat(bo.id).isNull();
        assertThat(Post.objects.filter("editor__isnull", false).count()).isZero();
        assertThatThrownBy(() -> new Tag().delete())
                .hasMessage("Tag object can't be deleted because its id attribute is set to None.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aTreeGoesWhole() {
        assertThat(Comment.objects.get("id", 1).delete().perModel()).isEqualTo(Map.of("blog.Comment", 3L));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aQuerysetIsDeleted() {
        assertThat(Post.objects.filter(Post_.author().name.eq("Ana")).delete().total())
                .isEqualTo(3 + 3 + 3);
        assertThat(blog.cost(() -> assertThat(Profile.objects
                                .filter("bio__startswith", "w")
                                .delete()
                                .total())
                        .isEqualTo(1)))
                .isEqualTo(1);
        assertThatThrownBy(() -> Tag.objects.delete()).hasMessageContaining("every Tag");
        assertThatThrownBy(() -> Tag.objects.limit(1).delete()).hasMessageContaining("Cannot use 'limit'");
        assertThatThrownBy(() -> Tag.objects.values("id").delete()).hasMessageContaining("Cannot call delete() after");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void bulkCreateFillsInTheKeys() {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tags.add(tag("n" + i));
        }
        assertThat(blog.cost(() -> Tag.objects.bulkCreate(tags))).isEqualTo(1);
        assertThat(tags).extracting(tag -> tag.id).startsWith(5L, 6L, 7L).endsWith(54L);
        assertThat(Tag.objects.get("id", 30).name).isEqualTo("n25");
        assertThat(blog.cost(() -> Tag.objects.bulkCreate(
                        List.of(tag("a"), tag("b"), tag("c")), BulkOptions.DEFAULT.inBatchesOf(2))))
                .isEqualTo(2);
        assertThatThrownBy(() -> Tag.objects.bulkCreate(List.of(tag("d"), tag("java"))))
                .isInstanceOf(IntegrityError.class);
        assertThat(Tag.objects.filter("name", "d").exists()).isFalse();
        assertThat(blog.cost(() -> Tag.objects.bulkCreate(List.of()))).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void conflictsAreIgnoredOrUpdated() {
        Tag java = tag("java");
        java.colour = "new";
        Tag.objects.bulkCreate(List.of(java, tag("x")), Conflict.ignore());
        assertThat(Tag.objects.get("name", "java").colour).isEqualTo("red");
        List<Tag> upserted = Tag.objects.bulkCreate(
                List.of(java, tag("y")), Conflict.on(Tag_.name).update(Tag_.colour));
        assertThat(Tag.objects.get("name", "java").colour).isEqualTo("new");
        assertThat(upserted.get(0).id).isEqualTo(1);
        assertThat(Tag.objects.count()).isEqualTo(6);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void bulkUpdateWritesTheNamedColumns() {
        List<Post> posts = Post.objects.list();
        posts.forEach(post -> {
            post.views += 1000;
            post.editor.setId(null);
            post.title = "unwritten";
        });
        assertThat(blog.cost(() -> assertThat(Post.objects.bulkUpdate(posts, List.of("views", "editor")))
                        .isEqualTo(6)))
                .isEqualTo(1);
        assertThat(Post.objects.orderBy("id").flat(Post_.views).list()).startsWith(1010, 1020);
        assertThat(Post.objects.filter("title", "unwritten").exists()).isFalse();
        assertThat(Post.objects.filter("editor__isnull", true).count()).isEqualTo(6);
        assertThatThrownBy(() -> Post.objects.bulkUpdate(posts, List.of("id")))
                .hasMessage("bulk_update() cannot be used with primary key fields.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void linksAreAddedRemovedAndSet() {
        Post six = Post.objects.get("id", 6);
        blog.control();
        assertThat(blog.cost(() -> six.tags.addKeys(1, 2L, 1))).isEqualTo(1);
        assertThat(six.tags.orderBy("id").flat(Tag_.name).list()).containsExactly("java", "sql");
        six.tags.add(Tag.objects.get("id", 1));
        assertThat(six.tags.count()).isEqualTo(2);
        assertThat(blog.cost(() -> six.tags.setKeys(List.of(2, 3)))).isEqualTo(3);
        assertThat(six.tags.orderBy("id").flat(Tag_.id).list()).containsExactly(2L, 3L);
        assertThat(blog.cost(() -> six.tags.setKeys(List.of(2, 3)))).isEqualTo(1);
        six.tags.remove(Tag.objects.get("id", 2));
        assertThat(Tag.objects.get("id", 3).posts.orderBy("id").flat(Post_.id).list())
                .containsExactly(4L, 5L, 6L);
        Tag.objects.get("id", 3).posts.removeKeys(4);
        six.tags.clear();
        assertThat(six.tags.exists()).isFalse();
        assertThat(six.tags.create(tag -> tag.name = "made").id).isEqualTo(5);
        assertThat(six.tags.create(Tag_.name.to("given")).name).isEqualTo("given");
        assertThat(six.tags.acreate(Tag_.name.to("later")).join().name).isEqualTo("later");
        assertThat(six.tags.orderBy("id").flat(Tag_.name).list()).containsExactly("made", "given", "later");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aSymmetricalLinkCountsBothWays() {
        Author ana = Author.objects.get("id", 1);
        ana.friends.addKeys(3);
        assertThat(ana.friends.orderBy("id").flat(Author_.id).list()).containsExactly(2L, 3L);
        assertThat(Author.objects.get("id", 3).friends.all().flat(Author_.id).list())
                .containsExactly(1L);
        ana.friends.removeKeys(2);
        assertThat(Author.objects.get("id", 2).friends.exists()).isFalse();
        assertThat(Author.objects
                        .prefetchRelated(Author_.friends())
                        .orderBy("id")
                        .list()
                        .get(2)
                        .friends
                        .list())
                .containsExactly(ana);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsArePointedToTheirOwner() {
        Author bo = Author.objects.get("id", 3);
        List<Post> posts = Post.objects.filter("id__in", List.of(1, 2)).list();
        assertThat(blog.cost(() -> bo.posts.addAll(posts))).isEqualTo(1);
        assertThat(bo.posts.count()).isEqualTo(3);
        assertThatThrownBy(() -> bo.posts.remove(posts.get(0))).hasMessageContaining("takes no null");
        Post made = bo.posts.create(post -> {
            post.title = "z";
            post.createdAt = java.time.Instant.EPOCH;
        });
        assertThat(made.author.get()).isSameAs(bo);
        Post given = bo.posts.create(Post_.title.to("g"), Post_.createdAt.to(java.time.Instant.EPOCH));
        assertThat(given.author.get()).isSameAs(bo);
        Author editor = Author.objects.get("id", 2);
        editor.edited.set(List.of(posts.get(0), made));
        assertThat(editor.edited.orderBy("id").flat(Post_.id).list()).containsExactly(posts.get(0).id, made.id);
        editor.edited.remove(made);
        assertThat(Post.objects.get("id", made.id).editor.id()).isNull();
        assertThatThrownBy(() -> editor.edited.remove(made)).isInstanceOf(DoesNotExist.class);
        editor.edited.clear();
        assertThat(editor.edited.exists()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void refreshReadsAgainAndForgetsRelatedRows() {
        Post post = Post.objects.selectRelated(Post_.author()).get("id", 1);
        Post.objects.filter("id", 1).update(Post_.title.to("zz"), Assignment.of("author", 2));
        post.refresh();
        assertThat(post.title).isEqualTo("zz");
        assertThat(post.author.get().name).isEqualTo("Bo");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    @SuppressWarnings("try") // listeners only have to be closed
    void listenersHearOfSavesDeletesAndLinks() {
        List<String> log = new ArrayList<>();
        Signals signals = blog.database().signals();
        try (var a = signals.preSave(Tag.class, s -> log.add("pre " + s.row().name));
                var b = signals.postSave(Tag.class, s -> log.add("post " + s.row().name + " " + s.created()));
                var c = signals.preDelete(Tag.class, s -> log.add("gone " + s.row().name));
                var d = signals.linksChanged(Post.class, "tags", s -> log.add(s.action() + " " + s.keys()))) {
            Tag tag = Tag.objects.create(Tag_.name.to("x"));
            tag.save();
            Post.objects.get("id", 1).tags.addKeys(1, tag.id);
            Tag.objects.filter("name", "x").delete();
        }
        Tag.objects.create(Tag_.name.to("unheard"));
        assertThat(log)
                .containsExactly(
                        "pre x", "post x true", "pre x", "post x false", "PRE_ADD [5]", "POST_ADD [5]", "gone x");
    }
}
