package dev.rowan.orm.generated.town;

import dev.rowan.orm.BaseQuery;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.OneToOne;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

/** Nested models, a chain of tables and a proxy. */
public final class Town {
    private Town() {}

    @Table(ordering = "name")
    public static class Place extends Model {
        public static final Manager<Place> objects = Town_Place_.manager();

        Long id;
        String name;

        @Reverse("placePtr")
        final Ref<Restaurant> restaurant = ref();
    }

    @Table
    public static class Restaurant extends Place {
        public static final Manager<Restaurant> objects = Town_Restaurant_.manager();

        boolean pizza;

        @Nullable
        Integer stars;
    }

    @Table(ordering = "-allNight")
    public static class Diner extends Restaurant {
        public static final Manager<Diner> objects = Town_Diner_.manager();

        boolean allNight;
    }

    @Table(proxy = true)
    public static class Cafe extends Place {
        public static final Manager<Cafe> objects = Town_Cafe_.manager();
    }

    @Table
    public static class Waiter extends Model {
        public static final Manager<Waiter> objects = Town_Waiter_.manager();

        @PrimaryKey
        String name;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "waiters")
        final Ref<Diner> diner = ref();

        /** A relation of the name that the default manager would have. */
        @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "+")
        final Ref<@Nullable Waiter> boss = ref();
    }

    @Table
    public static class Badge extends Model {
        public static final Manager<Badge> objects = Town_Badge_.objects();

        @OneToOne(onDelete = OnDelete.CASCADE, primaryKey = true)
        final Ref<Waiter> waiter = ref();

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+")
        final Ref<Waiter> manager = ref();

        /** By name, as one would for a model of a module that is compiled later. */
        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+", target = "library.Book")
        final Ref<Model> book = ref();
    }

    /** A predicate on places serves what inherits from them, and keys of keys have the type at their end. */
    static BaseQuery<?, ?, ?> typed() {
        Badge.objects.filter(Town_Badge_.waiterId.eq("Ann"), Town_Badge_.bookId.gt(3));
        return Diner.objects.filter(
                Town_Place_.name.eq("Joe's"),
                Town_Diner_.name.icontains("joe"),
                Town_Diner_.restaurantPtr().pizza.isTrue(),
                Town_Diner_.restaurantPtrId.eq(3));
    }
}
