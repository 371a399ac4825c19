package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;

/** Aggregates that the database has and Rowan does not know. */
class OwnAggregateTest extends BlogTest {
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void theyGroupFilterAndHaveDefaults() {
        var anyLarge = Func.aggregate("bool_or", FieldTypes.BOOLEAN, Post_.views.gt(30));
        assertThat(Post.objects.aggregate(anyLarge.as("any")).get("any")).isEqualTo(true);
        assertThat(Post.objects
                        .aggregate(anyLarge.filter(Post_.views.lt(20)).as("any"))
                        .get("any"))
                .isEqualTo(false);
        assertThat(Post.objects
                        .filter(Post_.views.gt(1000))
                        .aggregate(anyLarge.orDefault(false).as("any"))
                        .get("any"))
                .isEqualTo(false);
        assertThat(Author.objects
                        .annotate(Func.aggregate(
                                        "bool_and",
                                        FieldTypes.BOOLEAN,
                                        Author_.posts().views.gt(30))
                                .as("all_large"))
                        .filter("all_large", true)
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(2L, 3L);
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void theyAreTheDatabasesOwn() {
        assertThat(Post.objects
                        .aggregate(Func.aggregate("total", FieldTypes.DOUBLE, Post_.views)
                                .as("t"))
                        .get("t"))
                .isEqualTo(210.0);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aNameIsNoSql() {
        assertThatThrownBy(() -> Post.objects.aggregate(
                        Func.aggregate("max(1); DROP TABLE blog_post; --", FieldTypes.LONG, Post_.views)
                                .as("x")))
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("is no name of a function");
    }
}
