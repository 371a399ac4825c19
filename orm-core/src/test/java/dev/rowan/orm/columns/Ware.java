package dev.rowan.orm.columns;

import dev.rowan.orm.AutoNow;
import dev.rowan.orm.AutoNowAdd;
import dev.rowan.orm.Column;
import dev.rowan.orm.Constraint;
import dev.rowan.orm.Functions;
import dev.rowan.orm.Index;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Q;
import dev.rowan.orm.Sort;
import dev.rowan.orm.Table;
import dev.rowan.orm.Unique;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every option of a table and of a column. */
@Table(
        app = "columns",
        name = "wares",
        indexes = {
            @Index(
                    value = {"name", "-weight"},
                    name = "wares_ordered"),
            @Index(expressions = "lowered", name = "wares_lowered"),
            @Index(
                    value = "name",
                    name = "wares_listed",
                    condition = "onSale",
                    include = {"weight", "code"}),
            @Index(value = "name", name = "wares_like", opclasses = "varchar_pattern_ops"),
            @Index(value = "facts", name = "wares_facts", method = "gin")
        },
        unique = {
            @Unique(value = "code", name = "wares_code", condition = "onSale"),
            @Unique(value = "place", name = "wares_place", deferred = true),
            @Unique(
                    value = {"shelf", "weight"},
                    name = "wares_shelf",
                    include = "name")
        },
        constraints = "rules",
        comment = "What is sold")
public class Ware extends Model {
    public static final Manager<Ware> objects = Ware_.manager();

    public Long id;

    @Column(maxLength = 40, comment = "What it's called")
    public String name;

    @Column(positive = true)
    public int weight;

    public boolean listed;
    public @Nullable String code;
    public @Nullable Integer place;
    public @Nullable Integer shelf;

    @Column(databaseDefault = "7")
    public Integer stock;

    @Column(generatedAs = "weight * 2")
    public int doubled;

    @Column(collation = "C")
    public @Nullable String sorted;

    @Column(name = "kept_since")
    @AutoNowAdd
    public Instant createdAt;

    @AutoNow
    public Instant changedAt;

    public @Nullable Map<String, Object> facts;

    static Q<Ware> onSale() {
        return Ware_.listed.isTrue();
    }

    static List<Sort<Ware>> lowered() {
        return List.of(Functions.lower(Ware_.name).desc(), Ware_.weight.asc());
    }

    static List<Constraint> rules() {
        return List.of(
                Constraint.check("wares_light", Ware_.weight.lt(1000).or(Ware_.listed.isFalse())),
                Constraint.unique("wares_name", Functions.lower(Ware_.name)).where(Ware_.shelf.isNull()));
    }

    /** Made elsewhere. */
    @Table(app = "columns", name = "wares_of_others", managed = false)
    public static class Foreign extends Model {
        public static final Manager<Foreign> objects = Ware_Foreign_.manager();

        public Long id;
    }
}
