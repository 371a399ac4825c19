package dev.rowan.orm;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.min;
import static dev.rowan.orm.Aggregates.stringAgg;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Functions.coalesce;
import static dev.rowan.orm.Functions.concat;
import static dev.rowan.orm.Functions.jsonObject;
import static dev.rowan.orm.Functions.left;
import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Functions.substr;
import static dev.rowan.orm.Functions.value;
import static dev.rowan.orm.Subqueries.outer;
import static dev.rowan.orm.Windows.over;
import static dev.rowan.orm.Windows.rowNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Expression.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final class Book {}

    private final TextExpr<Book> title = F.text("title");
    private final NumberExpr<Book, Integer> pages = new NumberExpr<>(Chain.path("pages"));

    @Test
    void functionsKeepTheTypeOfTheirValue() {
        Q<Book> shouted = lower(title).contains("a").and(Functions.length(title).gt(3));
        TextExpr<Book> either = coalesce(title, "none");
        TextExpr<Book> joined = concat(title, value(" <"), pages, value(">"));
        assertThat(shouted.node.isEmpty()).isFalse();
        assertThat(((Expression.Call) either.node).function()).isEqualTo("coalesce");
        assertThat(((Expression.Call) joined.node).arguments()).hasSize(4);
    }

    @Test
    void aPositionOrALengthOfNothingIsRefusedAtOnce() {
        assertThatThrownBy(() -> substr(title, 0)).hasMessage("'pos' must be greater than 0.");
        assertThatThrownBy(() -> left(title, 0)).hasMessage("'length' must be greater than 0.");
        assertThatThrownBy(() -> coalesce(pages)).hasMessage("coalesce must take at least two expressions.");
        assertThatThrownBy(() -> jsonObject("a")).hasMessageContaining("the last name has no value: 'a'");
    }

    @Test
    void anAggregateIsRefinedWithoutChangingTheOneBefore() {
        NumberAggregate<Book, Number> plain = sum(pages);
        NumberAggregate<Book, Number> refined =
                plain.distinct().filter(title.eq("x")).filter(pages.gt(1)).orDefault(0);
        Expression.Aggregate node = (Expression.Aggregate) refined.node;
        assertThat(node.distinct()).isTrue();
        assertThat(node.filter()).isInstanceOf(dev.rowan.orm.query.Predicate.AllOf.class);
        assertThat(node.defaultValue()).isEqualTo(Expression.Value.of(0));
        assertThat(((Expression.Aggregate) plain.node).distinct()).isFalse();
        assertThat(((Expression.Aggregate) min(title).orDefault("-").node).function())
                .isEqualTo("min");
        assertThat(((Expression.Aggregate) stringAgg(title, ", ").orderBy(title.desc()).node).orderBy())
                .hasSize(1);
    }

    @Test
    void countHasNoDefaultAndAStarNothingToBeDistinctIn() {
        assertThatThrownBy(() -> count("tags").orDefault(1)).hasMessageContaining("Count does not allow default");
        assertThatThrownBy(() -> count().distinct()).hasMessageContaining("Star cannot be used");
    }

    @Test
    void aWindowTakesItsModelFromWhatItIsPartitionedBy() {
        NumberWindow<Book, Integer> place = rowNumber()
                .partitionBy(title)
                .orderBy(pages.desc(), title.asc())
                .rows(-1, null);
        Expression.Window node = (Expression.Window) place.node;
        assertThat(node.partitionBy()).containsExactly(title.node);
        assertThat(node.orderBy()).hasSize(2);
        assertThat(node.frame()).isEqualTo(new Frame(Frame.Mode.ROWS, -1, null, Frame.Exclusion.NONE));
    }

    @Test
    void onlyWhatFitsAWindowGoesOverOne() {
        assertThatThrownBy(() -> over(lower(title))).hasMessageContaining("isn't compatible with OVER clauses");
        assertThatThrownBy(() -> over(sum(pages)).range(-1, 0)).hasMessageContaining("Use rows(-1, 0)");
        assertThatThrownBy(() -> over(sum(pages)).rows(2, 1)).hasMessageContaining("start cannot be greater than end");
        assertThatThrownBy(() -> over(sum(pages)).excluding(Frame.Exclusion.TIES))
                .hasMessageContaining("Call rows(…) or range(…) first");
        assertThat(((Expression.Window) over(sum(pages)).node).function()).isInstanceOf(Expression.Aggregate.class);
    }

    @Test
    void aCaseNeedsACondition() {
        TextExpr<Book> heat =
                Case.when(pages.gt(100), "long").when(title.eq("x"), title).otherwise("short");
        NumberExpr<Book, Number> one = Case.when(pages.gt(100), 1).otherwise(0);
        Expression.Case node = (Expression.Case) heat.node;
        assertThat(node.branches()).hasSize(2);
        assertThat(node.otherwise()).isEqualTo(Expression.Value.of("short"));
        assertThat(((Expression.Case) one.node).otherwise()).isEqualTo(Expression.Value.of(0));
        assertThatThrownBy(() -> Case.when(Q.<Book>everything(), 1)).hasMessageContaining("An empty Q cannot be used");
    }

    @Test
    void outerGoesOutALevelEachTime() {
        TextExpr<Book> once = outer(title);
        TextExpr<Book> twice = outer(once);
        assertThat(once.node).isEqualTo(new Expression.OuterPath(List.of("title"), 1));
        assertThat(twice.node).isEqualTo(new Expression.OuterPath(List.of("title"), 2));
        assertThatThrownBy(() -> outer(lower(title))).hasMessageContaining("Annotate the query outside");
    }
}
