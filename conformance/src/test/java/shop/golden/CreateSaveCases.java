package shop.golden;

import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Functions.value;

import dev.rowan.orm.Save;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import shop.Author;
import shop.Comment;
import shop.Event;
import shop.Post;
import shop.Product;
import shop.Stock;
import shop.Tag;
import shop.Token;

/** What the corpus asks of creating and saving. */
final class CreateSaveCases extends Cases {
    CreateSaveCases() {
        super("create-save");
        create();
        save();
        refresh();
        getOrCreate();
    }

    private void create() {
        test("create-unknown-argument", () -> Tag.objects.create(set("name", "x"), set("nope", 1)));
        test(
                "create-explicit-pk",
                () -> Tag.objects.create(t -> {
                            t.id = 500L;
                            t.name = "x";
                        })
                        .id);
        test("create-with-fk-instance-and-id", () -> {
            Author a = Author.objects.get("pk", 2);
            Comment one = Comment.objects.create(c -> {
                c.post.setId(1L);
                c.author.set(a);
                c.text = "x";
                c.created = utc(2024, 1, 1);
            });
            Comment two = Comment.objects.create(c -> {
                c.post.setId(1L);
                c.author.setId(2L);
                c.text = "x";
                c.created = utc(2024, 1, 1);
            });
            return list(one.author.id(), two.author.id());
        });
        test(
                "create-fk-violation",
                () -> triedClass(() -> Comment.objects.create(c -> {
                    c.post.setId(9999L);
                    c.text = "x";
                    c.created = utc(2024, 1, 1);
                })));
        test(
                "create-via-reverse-manager",
                () -> Author.objects
                        .get("pk", 9)
                        .posts
                        .create(p -> {
                            p.title = "z";
                            p.created = utc(2024, 1, 1);
                        })
                        .author
                        .id());
        test("create-in-m2m-manager", () -> {
            Post p = Post.objects.get("pk", 16);
            Tag t = p.tags.create(tag -> tag.name = "made");
            return list(t.id, each(p.tags.all(), x -> x.id));
        });
        test("create-uuid-default-pk-one-insert", () -> {
            Token t = make(new Token(), token -> {
                token.id = new UUID(0, 5);
                token.label = "x";
            });
            t.save();
            return list(t.id.toString(), t.isNew());
        });
        test(
                "create-uuid-default-not-given",
                () -> Token.objects.create(t -> t.label = "x").id.version());
        test("create-microseconds-kept", () -> {
            Event e = Event.objects.create(event -> {
                event.name = "m";
                event.at = utc(2024, 1, 1, 0, 0, 0, 123456);
                event.clock = LocalTime.of(1, 2, 3, 4000);
                event.length = Duration.of(1, ChronoUnit.MICROS);
            });
            e.refresh();
            return list(e.at, e.clock, e.length);
        });
        test(
                "create-decimal-too-many-digits",
                () -> tried(() -> Product.objects.create(p -> {
                                    p.name = "d";
                                    p.sku = "d";
                                    p.price = new BigDecimal("123456789012.00");
                                })
                                .id
                        != null));
        test("create-expression-value", () -> {
            Tag t = Tag.objects.create(set("name", lower(value("ABC"))));
            t.refresh();
            return t.name;
        });
    }

    private void save() {
        test(
                "save-insert-then-update",
                () -> {
                    Tag t = make(new Tag(), tag -> tag.name = "s");
                    int a = nq(() -> {
                        t.save();
                        return t;
                    });
                    t.colour = "x";
                    int b = nq(() -> {
                        t.save();
                        return t;
                    });
                    return list(a, b, t.id);
                },
                () -> Tag.objects.filter("name", "s").flat("colour"));
        test(
                "save-existing-pk-updates",
                () -> {
                    make(new Tag(), t -> {
                                t.id = 1L;
                                t.name = "other";
                            })
                            .save();
                    return null;
                },
                () -> Tag.objects.filter("id", 1).valuesList("name", "colour"));
        test("save-new-explicit-pk-tries-update-first", () -> {
            make(new Tag(), t -> {
                        t.id = 600L;
                        t.name = "x";
                    })
                    .save();
            return null;
        });
        test("save-force-update-missing", () -> {
            make(new Tag(), t -> {
                        t.id = 600L;
                        t.name = "zz";
                    })
                    .save(Save.updating());
            return null;
        });
        test(
                "save-update-fields",
                () -> {
                    Post p = Post.objects.get("pk", 1);
                    p.title = "T";
                    p.views = 77;
                    p.save(Save.only(Set.of("title")));
                    return null;
                },
                () -> Post.objects.filter("pk", 1).valuesList("title", "views"));
        test("save-update-fields-empty-no-query", () -> {
            Post p = Post.objects.get("pk", 1);
            return nq(() -> {
                p.save(Save.only(Set.of()));
                return p;
            });
        });
        test("save-f-expression", () -> {
            Post p = Post.objects.get("pk", 2);
            p.assign(set("views", f("views").plus(5)));
            p.save();
            p.refresh();
            return p.views;
        });
        test("save-copies-by-clearing-pk", () -> {
            Tag t = Tag.objects.get("pk", 3);
            t.id = null;
            t.name = "copy";
            t.save();
            return list(t.id, Tag.objects.count());
        });
    }

    private void refresh() {
        test("refresh-from-db", () -> {
            Post p = Post.objects.get("pk", 1);
            Post.objects.filter("pk", 1).update(set("views", 9), set("title", "zz"));
            p.refresh();
            return list(p.views, p.title);
        });
        test("refresh-from-db-clears-relation-cache", () -> {
            Post p = Post.objects.selectRelated("author").get("pk", 1);
            Post.objects.filter("pk", 1).update(set("author", 6));
            p.refresh();
            return p.author.get().name;
        });
        test("refresh-from-db-queryset", () -> {
            Author a = Author.objects.get("pk", 4);
            a.refresh(Author.objects.filter("active", true));
            return a;
        });
    }

    private void getOrCreate() {
        test("get-or-create-new", () -> {
            var got = Tag.objects.getOrCreate(values("name", "fresh"), values("colour", "x"));
            return list(got.row().id, got.created(), got.row().colour);
        });
        test("get-or-create-callable-default", () -> {
            Supplier<String> called = () -> "called";
            var got = Tag.objects.getOrCreate(values("name", "fresh"), values("colour", called));
            return list(got.row().colour, got.created());
        });
        test(
                "get-or-create-lookup-params",
                () -> Author.objects
                        .getOrCreate(
                                values("name__iexact", "ZOË"),
                                values("name", "Zoë", "joined", LocalDate.of(2024, 1, 1)))
                        .created());
        test(
                "get-or-create-missing-required",
                () -> triedClass(() -> Author.objects.getOrCreate(values("name", "Nobody"), values())));
        test("get-or-create-unknown-field", () -> Tag.objects.getOrCreate(values("name", "x"), values("nope", 1)));
        test("get-or-create-related-manager", () -> {
            var got = Author.objects
                    .get("pk", 9)
                    .posts
                    .getOrCreate(values("title", "q"), values("created", utc(2024, 1, 1)));
            return list(got.row().author.id(), got.created());
        });
        test("update-or-create-new", () -> {
            var got = Tag.objects.updateOrCreate(values("name", "fresh"), values("colour", "new"));
            return list(got.row().id, got.created());
        });
        test("update-or-create-create-defaults", () -> {
            var a = Tag.objects.updateOrCreate(values("name", "fresh"), values("colour", "u"), values("colour", "c"));
            var b = Tag.objects.updateOrCreate(values("name", "java"), values("colour", "u"), values("colour", "c"));
            return list(a.row().colour, a.created(), b.row().colour, b.created());
        });
        test(
                "update-or-create-f-default",
                () -> Stock.objects
                        .updateOrCreate(values("sku", "S2"), values("qty", f("qty").plus(1)))
                        .created(),
                () -> Stock.objects.filter("sku", "S2").flat("qty"));
        test("update-or-create-multiple", () -> Author.objects.updateOrCreate(values("name", "Bo"), values("age", 1)));
    }
}
