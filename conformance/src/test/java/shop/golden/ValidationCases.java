package shop.golden;

import dev.rowan.orm.Cleaning;
import dev.rowan.orm.Model;
import dev.rowan.orm.ValidationError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.Membership;
import shop.Post;
import shop.Product;
import shop.Signup;
import shop.Tag;

/** What the corpus asks of validation. */
final class ValidationCases extends Cases {
    private static final LocalDate LATER = LocalDate.of(2024, 2, 1);
    private static final LocalDate EARLIER = LocalDate.of(2024, 1, 1);

    ValidationCases() {
        super("validation");
        values();
        unique();
        steps();
        stored();
    }

    private static Signup signup(String username, String email, Consumer<Signup> fill) {
        return make(new Signup(), signup -> {
            signup.username = username;
            signup.email = email;
            fill.accept(signup);
        });
    }

    private static Signup carol(Consumer<Signup> fill) {
        return signup("carol", "carol@example.org", fill);
    }

    private static Post post(Consumer<Post> fill) {
        return make(new Post(), post -> {
            post.title = "t";
            post.author.setId(1L);
            post.created = utc(2024, 1, 1);
            fill.accept(post);
        });
    }

    private static @Nullable Object cleaned(Model row) {
        row.fullClean();
        return null;
    }

    /** The messages by field, as the corpus records a refusal that was tried. */
    private static @Nullable Object messages(Model row) {
        try {
            row.fullClean();
            return null;
        } catch (ValidationError invalid) {
            return list("ValidationError", invalid.messages());
        }
    }

    private void values() {
        test("full-clean-valid", () -> cleaned(carol(s -> {})));
        test("full-clean-null-required", () -> cleaned(new Tag()));
        test("full-clean-too-long", () -> cleaned(signup("abcdefghijkl", "c@example.org", s -> {})));
        test("full-clean-regex-validator", () -> cleaned(signup("Carol1", "c@example.org", s -> {})));
        test("full-clean-bad-email", () -> cleaned(signup("carol", "nope", s -> {})));
        test(
                "full-clean-min-max",
                () -> each(
                        list(17, 18, 120, 121, -1), age -> messages(carol(s -> s.age = ((Integer) age).shortValue()))));
        test("full-clean-bad-choice", () -> cleaned(carol(s -> s.level = "mid")));
        test(
                "full-clean-choice-null-int",
                () -> cleaned(post(p -> {
                    p.priority = null;
                    p.status = "D";
                })));
        test("full-clean-grouped-choice", () -> cleaned(post(p -> p.status = "A")));
        test("full-clean-fk-missing-row", () -> cleaned(carol(s -> s.referrer.setId(99L))));
    }

    private void unique() {
        test("full-clean-unique", () -> cleaned(signup("alice", "alice@example.org", s -> {})));
        test("full-clean-unique-case-sensitive", () -> cleaned(signup("carol", "Alice@example.org", s -> {})));
        test(
                "full-clean-unique-constraint",
                () -> cleaned(carol(s -> {
                    s.squad = 1;
                    s.seat = 1;
                })));
        test("full-clean-unique-constraint-null-passes", () -> cleaned(carol(s -> s.squad = 1)));
        test(
                "full-clean-unique-together",
                () -> cleaned(make(new Membership(), m -> {
                    m.team.setId(1L);
                    m.author.setId(1L);
                    m.role = "x";
                })));
    }

    private void steps() {
        test("full-clean-model-clean-non-field", () -> cleaned(carol(s -> s.level = "top")));
        test(
                "full-clean-order-clean-fields-then-clean-then-unique",
                () -> cleaned(signup("root", "alice@example.org", s -> s.age = 5)));
        test("full-clean-exclude", () -> {
            signup("Bad1", "x", s -> {}).fullClean(Cleaning.ALL.excluding("username", "email"));
            return null;
        });
        test("full-clean-no-unique-no-constraints", () -> {
            signup("alice", "alice@example.org", s -> {
                        s.squad = 1;
                        s.seat = 1;
                    })
                    .fullClean(Cleaning.ALL.withoutUnique().withoutConstraints());
            return null;
        });
        test("clean-fields-only", () -> {
            signup("root", "alice@example.org", s -> {}).cleanFields();
            return null;
        });
        test("validate-constraints-only", () -> {
            carol(s -> {
                        s.squad = 1;
                        s.seat = 1;
                        s.starts = LATER;
                        s.ends = EARLIER;
                    })
                    .validateConstraints();
            return null;
        });
    }

    private static Signup stored(String username, Consumer<Signup> fill) {
        return Signup.objects.create(signup(username, username + "@example.org", fill));
    }

    private void stored() {
        test(
                "db-check-constraint",
                () -> triedClass(() -> stored("d", s -> {
                    s.starts = LATER;
                    s.ends = EARLIER;
                })));
        test("db-unique-constraint-conditional", () -> triedClass(() -> stored("d", s -> s.slug = "alice")));
        test("db-unique-allows-many-nulls", () -> {
            stored("d", s -> {});
            stored("e", s -> {});
            return Signup.objects.filter("squad", null).count();
        });
        test(
                "db-positive-integer-check",
                () -> triedClass(() -> Product.objects.create(p -> {
                    p.name = "x";
                    p.sku = "x";
                    p.price = BigDecimal.ONE;
                    p.stock = -1;
                })));
    }
}
