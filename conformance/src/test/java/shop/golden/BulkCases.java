package shop.golden;

import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Functions.value;

import dev.rowan.orm.BulkOptions;
import dev.rowan.orm.Case;
import dev.rowan.orm.Conflict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.Comment;
import shop.Post;
import shop.Stock;
import shop.Tag;

/** What the corpus asks of bulk work. */
final class BulkCases extends Cases {
    BulkCases() {
        super("bulk");
        create();
        conflicts();
        update();
    }

    private static Tag tag(@Nullable Long id, @Nullable String name, @Nullable String colour) {
        return make(new Tag(), tag -> {
            tag.id = id;
            tag.colour = colour;
            if (name != null) {
                tag.name = name;
            }
        });
    }

    private static Tag tag(String name) {
        return tag(null, name, null);
    }

    private static Stock stock(String sku, int qty, @Nullable String note) {
        return make(new Stock(), stock -> {
            stock.sku = sku;
            stock.qty = qty;
            stock.note = note;
        });
    }

    private void create() {
        test("bulk-create-ids-returned", () -> {
            List<Tag> tags = Tag.objects.bulkCreate(List.of(tag("n1"), tag("n2"), tag("n3")));
            return each(tags, t -> t.id);
        });
        test("bulk-create-empty", () -> Tag.objects.bulkCreate(List.of()));
        test(
                "bulk-create-batch-size",
                () -> {
                    List<Tag> tags = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        tags.add(tag("n" + i));
                    }
                    return Tag.objects.bulkCreate(tags, BulkOptions.DEFAULT.inBatchesOf(2));
                },
                () -> Tag.objects.count());
        test(
                "bulk-create-bad-batch",
                () -> Tag.objects.bulkCreate(List.of(tag("n")), BulkOptions.DEFAULT.inBatchesOf(0)));
        test(
                "bulk-create-mixed-pks",
                () -> each(Tag.objects.bulkCreate(List.of(tag(700L, "n1", null), tag("n2"))), t -> t.id));
        test(
                "bulk-create-duplicate-error",
                () -> triedClass(() -> Tag.objects.bulkCreate(List.of(tag("n1"), tag("java")))),
                () -> Tag.objects.count());
        test(
                "bulk-create-expression",
                () -> {
                    Tag t = new Tag();
                    t.assign(set("name", lower(value("ABC"))));
                    return Tag.objects.bulkCreate(List.of(t));
                },
                () -> Tag.objects.filter("name", "abc").count());
        test("bulk-create-unsaved-fk-error", () -> {
            Comment c = make(new Comment(), comment -> {
                comment.post.set(make(new Post(), post -> post.title = "x"));
                comment.text = "y";
                comment.created = utc(2024, 1, 1);
            });
            return Comment.objects.bulkCreate(List.of(c));
        });
    }

    private void conflicts() {
        test(
                "bulk-create-update-conflicts",
                () -> Stock.objects.bulkCreate(
                        List.of(stock("S1", 99, "x"), stock("S9", 9, null)),
                        Conflict.on("sku").update("qty")),
                () -> Stock.objects
                        .filter("sku__in", list("S1", "S9"))
                        .orderBy("sku")
                        .valuesList("sku", "qty", "note"));
        test(
                "bulk-create-update-conflicts-needs-unique-fields",
                () -> Stock.objects.bulkCreate(
                        List.of(stock("S1", 0, null)),
                        Conflict.on(new String[0]).update("qty")));
        test(
                "bulk-create-both-conflicts-error",
                () -> Stock.objects.bulkCreate(
                        List.of(stock("S1", 0, null)), Conflict.ignore().update("qty")));
    }

    private void update() {
        test(
                "bulk-update-two-fields-and-null",
                () -> {
                    List<Post> posts = Post.objects
                            .filter("id__in", list(2, 3))
                            .orderBy("id")
                            .list();
                    for (Post p : posts) {
                        p.editor.setId(null);
                        p.score = null;
                    }
                    return Post.objects.bulkUpdate(posts, List.of("editor", "score"));
                },
                () -> Post.objects.filter("id__in", list(2, 3)).orderBy("id").valuesList("editor", "score"));
        test(
                "bulk-update-f-expression",
                () -> {
                    List<Post> posts = Post.objects
                            .filter("id__in", list(1, 2, 4))
                            .orderBy("id")
                            .list();
                    posts.forEach(p -> p.assign(set("views", f("views").plus(p.id))));
                    return Post.objects.bulkUpdate(posts, List.of("views"));
                },
                () -> Post.objects.filter("id__in", list(1, 2, 4)).orderBy("id").flat("views"));
        test(
                "bulk-update-case-expression",
                () -> {
                    List<Post> posts = Post.objects
                            .filter("id__in", list(1, 4))
                            .orderBy("id")
                            .list();
                    posts.forEach(p -> p.assign(
                            set("views", Case.when(q("views__gt", 100), 1).otherwise(-1))));
                    return Post.objects.bulkUpdate(posts, List.of("views"));
                },
                () -> Post.objects.filter("id__in", list(1, 4)).orderBy("id").flat("views"));
        test("bulk-update-no-fields-error", () -> Tag.objects.bulkUpdate(List.of(tag(1L, null, null)), List.of()));
        test("bulk-update-pk-error", () -> Tag.objects.bulkUpdate(List.of(tag(1L, null, null)), List.of("id")));
        test("bulk-update-unsaved-error", () -> Tag.objects.bulkUpdate(List.of(tag("x")), List.of("name")));
        test("bulk-update-empty", () -> Tag.objects.bulkUpdate(List.of(), List.of("name")));
        test(
                "bulk-update-missing-row-not-counted",
                () -> Tag.objects.bulkUpdate(List.of(tag(1L, null, "a"), tag(999L, null, "b")), List.of("colour")));
    }
}
