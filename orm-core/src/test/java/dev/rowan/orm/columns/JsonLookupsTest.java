package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Q;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.testing.database.EachDatabase;
import java.util.List;
import java.util.Map;

/** Places inside a JSON document, by their names and as methods. */
class JsonLookupsTest extends CrateLookups {
    private void inside(String lookup, Object right, Q<Crate> typed, List<Integer> positions) {
        List<String> expected =
                positions.stream().map(at -> crates.rows.get(at).label).toList();
        assertThat(labels(typed)).as("%s of %s, typed", lookup, right).isEqualTo(expected);
        assertThat(labels(Q.of(lookup, right)))
                .as("%s of %s, by name", lookup, right)
                .isEqualTo(expected);
        assertThat(Crate.objects.filter(lookup, right).sql())
                .isEqualTo(Crate.objects.filter(typed).sql());
    }

    @EachDatabase(fresh = true)
    void placesInJson() {
        inside("data__a__b", 1, Crate_.data.key("a").key("b").eq(1), List.of(0));
        inside("data__a__b__gt", 1, Crate_.data.key("a").key("b").gt(1), List.of(1));
        inside("data__a__b__in", List.of(2, 3), Crate_.data.key("a").key("b").in(2, 3), List.of(1));
        inside("data__k", "x", Crate_.data.key("k").eq("x"), List.of(0));
        inside("data__l__1", 5, Crate_.data.key("l").index(1).eq(5), List.of(0));
        inside("data__k__isnull", true, Crate_.data.key("k").isNull(), List.of(2, 3, 4));
        inside("data__isnull", true, Crate_.data.isNull(), List.of(4));
        inside("data__has_key", "a", Crate_.data.hasKey("a"), List.of(0, 1));
        inside("data__has_keys", List.of("a", "l"), Crate_.data.hasKeys("a", "l"), List.of(0));
        inside("data__has_any_keys", List.of("l", "k"), Crate_.data.hasAnyKeys("l", "k"), List.of(0, 1, 2));
        assertThat(labels(Q.of("data__k__icontains", "X"))).containsExactly("Ana", "ana");
        assertThat(labels(Crate_.data.key("k").text().icontains("X"))).containsExactly("Ana", "ana");
        assertThat(labels(Crate_.data.key("k").text().startsWith("Xx"))).contains("ana");
        if (sqlite) {
            assertThatThrownBy(() -> labels(Crate_.data.contains(Map.of("k", "x"))))
                    .hasMessageContaining("contains lookup is not supported");
            assertThatThrownBy(() -> labels(Crate_.data.containedBy(Map.of("k", "x"))))
                    .hasMessageContaining("contained_by lookup is not supported");
        } else {
            inside("data__contains", Map.of("k", "x"), Crate_.data.contains(Map.of("k", "x")), List.of(0));
            inside(
                    "data__contained_by",
                    Map.of("l", List.of(1, 2)),
                    Crate_.data.containedBy(Map.of("l", List.of(1, 2))),
                    List.of(2, 3));
        }
    }
}
