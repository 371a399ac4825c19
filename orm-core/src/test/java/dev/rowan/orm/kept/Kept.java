package dev.rowan.orm.kept;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

/** A shelf, and what the database alone does with its things when it goes. */
public final class Kept {
    private Kept() {}

    @Table
    public static class Shelf extends Model {
        public static final Manager<Shelf> objects = Kept_Shelf_.manager();

        public Long id;
    }

    @Table
    public static class Book extends Model {
        public static final Manager<Book> objects = Kept_Book_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.DB_CASCADE, relatedName = "+")
        public final Ref<Shelf> shelf = ref();
    }

    @Table
    public static class Vase extends Model {
        public static final Manager<Vase> objects = Kept_Vase_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.DB_SET_NULL, relatedName = "+")
        public final Ref<@Nullable Shelf> shelf = ref();
    }

    @Table
    public static class Lamp extends Model {
        public static final Manager<Lamp> objects = Kept_Lamp_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.DB_SET_DEFAULT, databaseDefault = "1", relatedName = "+")
        public final Ref<Shelf> shelf = ref();
    }

    @Table
    public static class Clock extends Model {
        public static final Manager<Clock> objects = Kept_Clock_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.DO_NOTHING, relatedName = "+")
        public final Ref<Shelf> shelf = ref();
    }
}
