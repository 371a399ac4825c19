package shop.golden;

import dev.rowan.orm.Save;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import shop.ActiveAuthor;
import shop.Author;
import shop.Comment;
import shop.Post;
import shop.Tag;

/** What the corpus asks of signals. */
final class SignalsCases extends Cases {
    SignalsCases() {
        super("signals");
        logged();
        receivers();
    }

    private void logged() {
        test("signals-create-and-update", () -> {
            try (SignalLog log = new SignalLog(Tag.class)) {
                Tag t = make(new Tag(), tag -> tag.name = "x");
                t.save();
                t.save();
                t.save(Save.only(Set.of("name")));
                return log.events();
            }
        });
        test("signals-delete", () -> {
            try (SignalLog log = new SignalLog(Tag.class)) {
                Tag.objects.get("pk", 15).delete();
                return log.events();
            }
        });
        test("signals-save-failing", () -> {
            try (SignalLog log = new SignalLog(Tag.class)) {
                tried(() -> {
                    make(new Tag(), tag -> tag.name = "java").save();
                    return null;
                });
                return log.events();
            }
        });
        test("signals-update-fields-empty", () -> {
            Tag t = Tag.objects.get("pk", 1);
            try (SignalLog log = new SignalLog(Tag.class)) {
                t.save(Save.only(Set.of()));
                return log.events();
            }
        });
        test("signals-proxy-save", () -> {
            try (SignalLog log = new SignalLog(Author.class, ActiveAuthor.class)) {
                ActiveAuthor.objects.get("pk", 1).save();
                return log.events();
            }
        });
        test("signals-cascade-order-full", () -> {
            try (SignalLog log = new SignalLog(Post.class, Comment.class)) {
                Post.objects.get("pk", 40).delete();
                return log.events();
            }
        });
    }

    @SuppressWarnings("try") // a registration ends by being closed, and needs no word in between
    private void receivers() {
        test("signals-receiver-order-and-modify", () -> {
            List<String> log = new ArrayList<>();
            try (var one = db().signals().preSave(Tag.class, saved -> {
                        log.add("one");
                        saved.row().colour = "set";
                    });
                    var two = db().signals().preSave(Tag.class, saved -> log.add("two:" + saved.row().colour))) {
                Tag t = Tag.objects.create(tag -> tag.name = "x");
                return list(log, t.colour);
            }
        });
        test(
                "signals-exception-aborts-save",
                () -> {
                    try (var listening = db().signals().postSave(Tag.class, saved -> {
                        throw new KeyError("no");
                    })) {
                        return tried(() -> Tag.objects.create(tag -> tag.name = "x"));
                    }
                },
                () -> Tag.objects.filter("name", "x").count());
    }
}
