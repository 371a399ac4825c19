package dev.rowan.orm.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Dialects;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Comment_;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Profile_;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.model.BadValue;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one compiled text serves, and what it says of names and values that mean nothing. */
class ShapeTest {
    private static final ModelGraph GRAPH =
            ModelGraph.of(List.of(Author_.META, Profile_.META, Tag_.META, Post_.META, Comment_.META));

    private final Compiler sqlite = new Compiler(GRAPH, Dialects.sqlite(Extensions.NONE));
    private final Compiler postgres = new Compiler(GRAPH, Dialects.postgres(Extensions.NONE));

    private static Select posts(String lookup, @Nullable Object value) {
        Expression right = value instanceof List<?> list ? Expression.Items.of(list) : Expression.Value.of(value);
        return Select.of(Post_.META)
                .orderedBy(List.of())
                .and(new Clause.Filter(new Predicate.Named(lookup, right), false));
    }

    private static Statement select(Compiler compiler, Select query) {
        return compiler.select(query, ZoneOffset.UTC);
    }

    private static List<@Nullable Object> binds(Statement statement) {
        return statement.parameters().stream().map(Parameter::carrier).toList();
    }

    @Test
    void otherValuesOfOneShapeShareTheTextAndBindTheirOwn() {
        Statement one = select(sqlite, posts("title__icontains", "a%"));
        Statement two = select(sqlite, posts("title__icontains", "b"));
        assertThat(two.sql()).isSameAs(one.sql());
        assertThat(binds(one)).containsExactly("%a\\%%");
        assertThat(binds(two)).containsExactly("%b%");
    }

    @Test
    void nullIsAnotherShape() {
        assertThat(select(sqlite, posts("editor", 1)).sql()).contains("= ?");
        assertThat(select(sqlite, posts("editor", null)).sql()).contains("IS NULL");
        assertThat(select(sqlite, posts("editor", 1)).sql()).contains("= ?");
    }

    @Test
    void oneConstantInTwoPlacesIsNotTwoConstants() {
        Expression.Value shared = Expression.Value.of(1);
        Select twice = posts("views", 0).withClauses(List.of(between(shared, shared)));
        Select apart = posts("views", 0).withClauses(List.of(between(Expression.Value.of(2), Expression.Value.of(3))));
        assertThat(binds(select(sqlite, twice))).containsExactly(1, 1);
        assertThat(binds(select(sqlite, apart))).containsExactly(2, 3);
    }

    private static Clause between(Expression from, Expression to) {
        return new Clause.Filter(
                new Predicate.AllOf(
                        List.of(new Predicate.Named("views__gte", from), new Predicate.Named("views__lte", to))),
                false);
    }

    @Test
    void aListIsOneArrayOfAnyLengthWhereTheDatabaseHasArrays() {
        Statement few = select(postgres, posts("id__in", List.of(1, 2)));
        Statement many = select(postgres, posts("id__in", Collections.nCopies(500, 7L)));
        assertThat(many.sql()).isSameAs(few.sql()).contains("= ANY(?)");
        assertThat(binds(few)).containsExactly(List.of(1L, 2L));
        assertThat(select(sqlite, posts("id__in", List.of(1, 2))).sql()).contains("IN (?, ?)");
    }

    /** An application asks for lists of many lengths; without arrays each length would be a text of its own. */
    @Test
    void aListIsRoundedUpWhereTheDatabaseHasNoArrays() {
        Statement five = select(sqlite, posts("id__in", List.of(1L, 2L, 3L, 4L, 70_000L)));
        Statement eight = select(sqlite, posts("id__in", List.of(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L)));
        assertThat(eight.sql()).isSameAs(five.sql()).contains("IN (?, ?, ?, ?, ?, ?, ?, ?)");
        assertThat(binds(five)).containsExactly(1L, 2L, 3L, 4L, 70_000L, 70_000L, 70_000L, 70_000L);
        assertThat(binds(eight)).containsExactly(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L);
        assertThat(binds(select(sqlite, posts("id__in", List.of("7", "8", "9")))))
                .containsExactly(7L, 8L, 9L, 9L);
        assertThat(binds(select(sqlite, posts("id__in", List.of(5))))).hasSize(1);
        assertThat(binds(select(sqlite, posts("id__in", Collections.nCopies(1_000, 7L)))))
                .hasSize(1_024);
        assertThat(binds(select(sqlite, posts("id__in", Collections.nCopies(1_025, 7L)))))
                .hasSize(1_025);
        // What a text may depend on is not rounded.
        assertThat(binds(select(sqlite, posts("id__in", Arrays.asList(1, null, 2, 3)))))
                .hasSize(3);
        assertThat(binds(select(sqlite, posts("id__in", List.of(1, "2", 3L))))).hasSize(3);
        assertThatThrownBy(() -> select(sqlite, posts("views__in", List.of("1", "ten"))))
                .isInstanceOf(BadValue.class)
                .hasMessage("Field 'views' expected a number but got 'ten'.");
    }

    @Test
    void anEmptyListNeedsNoStatement() {
        for (Compiler compiler : List.of(sqlite, postgres)) {
            assertThat(select(compiler, posts("id__in", List.of())).empty()).isTrue();
            assertThat(select(compiler, posts("id__in", Arrays.asList((Object) null)))
                            .empty())
                    .isTrue();
            assertThat(compiler.count(posts("id__in", List.of()), ZoneOffset.UTC)
                            .constants())
                    .containsExactly(0L);
            assertThat(select(compiler, posts("id__in", List.of(1))).empty()).isFalse();
        }
    }

    @Test
    void unknownNamesAreToldWithTheChoicesAndTheNearest() {
        assertThatThrownBy(() -> select(sqlite, posts("autor__name__icontains", "x")))
                .isInstanceOf(FieldError.class)
                .hasMessage("Post has no field 'autor' (in \"autor__name__icontains\").\n"
                        + "  Its fields: author, body, comments, createdAt, editor, id, tags, title, views."
                        + " Did you mean 'author'?");
        assertThatThrownBy(() -> select(sqlite, posts("author__nam", "x")))
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("Author has no field 'nam' (in \"author__nam\")")
                .hasMessageContaining("Did you mean 'name'?");
        assertThatThrownBy(() -> select(sqlite, posts("author__icontains", "x")))
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("Related Field got invalid lookup: icontains");
        assertThatThrownBy(() -> select(sqlite, posts("title__contain", "x")))
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("Unsupported lookup 'contain'")
                .hasMessageContaining("Did you mean 'contains'?");
    }

    @Test
    void valuesThatTheColumnCannotTakeNameTheField() {
        assertThatThrownBy(() -> select(sqlite, posts("views__gt", "ten")))
                .isInstanceOf(BadValue.class)
                .hasMessage("Field 'views' expected a number but got 'ten'.");
    }

    @Test
    void hostileNamesNeverReachTheText() {
        String hostile = "x\"; DROP TABLE blog_post; --";
        for (Compiler compiler : List.of(sqlite, postgres)) {
            assertThatThrownBy(() -> select(compiler, posts(hostile, 1))).isInstanceOf(FieldError.class);
            assertThatThrownBy(() -> select(compiler, Select.of(Post_.META).orderedBy(List.of(Order.parse(hostile)))))
                    .isInstanceOf(FieldError.class);
            assertThatThrownBy(() -> select(
                            compiler,
                            Select.of(Post_.META).and(new Clause.Annotate(hostile, Expression.Value.of(1), true))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot contain whitespace");
        }
    }

    @Test
    void aWayBackWithoutANameIsReachedByItsRelation() {
        String back = Compiler.wayBack("blog.Author", Author_.META.manyToMany().get(0));
        Select friendsOf = Select.of(Author_.META)
                .orderedBy(List.of())
                .and(new Clause.Filter(
                        new Predicate.Lookup(new Expression.Path(List.of(back)), "exact", Expression.Value.of(1)),
                        false));
        assertThat(select(sqlite, friendsOf).sql())
                .endsWith("FROM \"blog_author\" a JOIN \"blog_author_friends\" af ON af.\"to_author_id\" = a.\"id\""
                        + " WHERE af.\"from_author_id\" = ?");
    }
}
