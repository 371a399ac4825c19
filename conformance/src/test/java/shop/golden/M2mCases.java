package shop.golden;

import dev.rowan.orm.model.Stateful;
import java.time.LocalDate;
import java.util.List;
import shop.Author;
import shop.Membership;
import shop.Order;
import shop.Post;
import shop.Profile;
import shop.Tag;
import shop.Team;

/** What the corpus asks of relations' managers. */
final class M2mCases extends Cases {
    M2mCases() {
        super("m2m");
        add();
        remove();
        signals();
        self();
        through();
        reverseKeys();
    }

    private static int run(Runnable work) throws Exception {
        return nq(() -> {
            work.run();
            return null;
        });
    }

    private static List<Object> keys(Iterable<? extends Stateful> rows) throws Exception {
        return sorted(each(rows, row -> Encoder.key((dev.rowan.orm.Model) row)));
    }

    private void add() {
        test("m2m-add-nothing", () -> {
            Post p = Post.objects.get("pk", 1);
            return run(() -> p.tags.add());
        });
        test("m2m-add-instance-pk-and-mixed", () -> {
            Post p = Post.objects.get("pk", 16);
            p.tags.link(list(Tag.objects.get("pk", 1), 2, "3"), null);
            return keys(p.tags.all());
        });
        test("m2m-add-wrong-type-error", () -> {
            Post.objects.get("pk", 1).tags.link(list(Author.objects.get("pk", 1)), null);
            return null;
        });
        test("m2m-add-unsaved-error", () -> {
            Post.objects.get("pk", 1).tags.add(make(new Tag(), tag -> tag.name = "x"));
            return null;
        });
        test(
                "m2m-add-missing-pk",
                () -> triedClass(() -> {
                    Post.objects.get("pk", 1).tags.addKeys(999);
                    return list((Object) null);
                }));
        test("m2m-add-from-reverse-side", () -> {
            Tag t = Tag.objects.get("pk", 15);
            t.posts.addKeys(1, 2);
            return list(keys(t.posts.all()));
        });
    }

    private void remove() {
        test("m2m-remove", () -> {
            Post p = Post.objects.get("pk", 1);
            return list(run(() -> p.tags.removeKeys(1, 99)), keys(p.tags.all()));
        });
        test("m2m-remove-absent-no-error", () -> {
            Post p = Post.objects.get("pk", 1);
            return list(run(() -> p.tags.removeKeys(15)), p.tags.count());
        });
        test("m2m-set-same-is-one-read", () -> {
            Post p = Post.objects.get("pk", 1);
            return run(() -> p.tags.setKeys(list(1, 2, 3)));
        });
        test("m2m-set-empty", () -> {
            Post p = Post.objects.get("pk", 1);
            p.tags.set(List.of());
            return p.tags.count();
        });
        test("m2m-clear", () -> {
            Post p = Post.objects.get("pk", 1);
            return list(run(() -> p.tags.clear()), run(() -> p.tags.clear()), p.tags.count());
        });
    }

    private void signals() {
        test("m2m-signals-add-remove-set-clear", () -> {
            Post p = Post.objects.get("pk", 1);
            try (SignalLog log = SignalLog.ofLinks(Post.class, "tags")) {
                p.tags.addKeys(1, 9);
                p.tags.removeKeys(1, 15);
                p.tags.setKeys(list(2, 10));
                p.tags.clear();
                return log.events();
            }
        });
        test("m2m-signals-nothing-new", () -> {
            Post p = Post.objects.get("pk", 1);
            try (SignalLog log = SignalLog.ofLinks(Post.class, "tags")) {
                p.tags.addKeys(1);
                p.tags.setKeys(list(1, 2, 3));
                p.tags.removeKeys(15);
                return log.events();
            }
        });
    }

    /** How many links of friendship there are: Rowan has no model of a link table without a through model. */
    private static long friendships() {
        return Author.objects.filter("friends__isnull", false).count();
    }

    private void self() {
        test("m2m-self-symmetrical-add", () -> {
            Author a = Author.objects.get("pk", 8);
            a.friends.addKeys(9);
            return list(
                    keys(a.friends.all()),
                    each(Author.objects.get("pk", 9).friends.all(), f -> f.id),
                    friendships());
        });
        test("m2m-self-symmetrical-remove", () -> {
            Author.objects.get("pk", 2).friends.removeKeys(1);
            return each(Author.objects.get("pk", 1).friends.all(), f -> f.id);
        });
        test("m2m-self-symmetrical-clear", () -> {
            Author.objects.get("pk", 1).friends.clear();
            return list(friendships(), each(Author.objects.get("pk", 3).friends.all(), f -> f.id));
        });
        test("m2m-self-symmetrical-with-itself", () -> {
            Author a = Author.objects.get("pk", 8);
            a.friends.add(a);
            return list(
                    Author.objects.filter("id", 8, "friends__isnull", false).count(), each(a.friends.all(), f -> f.id));
        });
        test("m2m-self-asymmetrical", () -> {
            Author a = Author.objects.get("pk", 9);
            a.follows.addKeys(1);
            return list(
                    each(a.follows.all(), f -> f.id),
                    keys(Author.objects.get("pk", 1).followers.all()),
                    each(a.followers.all(), f -> f.id));
        });
    }

    private void through() {
        test("m2m-through-defaults", () -> {
            Team t = Team.objects.get("pk", 3);
            t.members.link(list(5), link -> {
                ((Membership) link).role = "chief";
                ((Membership) link).since = LocalDate.of(2024, 1, 1);
            });
            return t.memberships.all().valuesList("author", "role", "since");
        });
        test("m2m-through-default-role", () -> {
            Team t = Team.objects.get("pk", 3);
            t.members.setKeys(list(5, 6));
            return t.memberships.orderBy("author").valuesList("author", "role");
        });
        test("m2m-through-remove-clear", () -> {
            Team t = Team.objects.get("pk", 1);
            t.members.removeKeys(1);
            long n = t.memberships.count();
            t.members.clear();
            return list(n, t.memberships.count(), Author.objects.count());
        });
        test(
                "m2m-through-required-missing",
                () -> triedClass(() -> {
                    Order.objects.get("pk", 9).products.addKeys(1);
                    return list((Object) null);
                }));
        test(
                "m2m-through-unique-together",
                () -> triedClass(() -> Membership.objects.create(m -> {
                    m.team.setId(1L);
                    m.author.setId(1L);
                })));
        test("m2m-through-add-existing-ignored", () -> {
            Team t = Team.objects.get("pk", 1);
            t.members.link(list(1), link -> ((Membership) link).role = "boss");
            return t.memberships.filter("author", 1).flat("role");
        });
    }

    private void reverseKeys() {
        test("reverse-fk-add", () -> {
            Author a = Author.objects.get("pk", 9);
            List<Post> posts = Post.objects.filter("id__in", list(1, 2)).list();
            return list(run(() -> a.posts.addAll(posts)), keys(a.posts.all()));
        });
        test("reverse-fk-add-unsaved-bulk-error", () -> {
            Author.objects.get("pk", 9).posts.add(make(new Post(), post -> post.title = "x"));
            return null;
        });
        test("reverse-fk-add-bulk-false", () -> {
            Author a = Author.objects.get("pk", 9);
            a.posts.addSaving(make(new Post(), post -> {
                post.title = "x";
                post.created = utc(2024, 1, 1);
            }));
            return a.posts.count();
        });
        test("reverse-fk-remove-nullable", () -> {
            Author a = Author.objects.get("pk", 1);
            Post p = Post.objects.get("pk", 5);
            a.editedPosts.remove(p);
            return Post.objects.get("pk", 5).editor.id();
        });
        test("reverse-fk-remove-foreign-error", () -> {
            Author.objects.get("pk", 1).editedPosts.remove(Post.objects.get("pk", 2));
            return null;
        });
        test("reverse-fk-set", () -> {
            Author a = Author.objects.get("pk", 6);
            a.editedPosts.set(List.of(Post.objects.get("pk", 1), Post.objects.get("pk", 8)));
            return keys(a.editedPosts.all());
        });
        test(
                "o2o-reverse-assign",
                () -> {
                    Author a = Author.objects.get("pk", 9);
                    Profile p = Profile.objects.get("pk", 1);
                    a.profile.set(p);
                    return list(p.author.id(), run(() -> p.save()));
                },
                () -> Profile.objects.filter("author", 9).flat("id"));
    }
}
