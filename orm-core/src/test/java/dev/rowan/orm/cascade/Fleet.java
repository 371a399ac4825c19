package dev.rowan.orm.cascade;

import dev.rowan.orm.Column;
import dev.rowan.orm.Database;
import dev.rowan.orm.DatabaseBuilder;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.GenericRef;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.OnDelete;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key of every rule, a circle, rows of a kind below each other, parts in a parent's table, generic keys. */
public final class Fleet {
    /** In the order in which rows can be made. */
    public static final List<ModelMeta<?>> MODELS = List.of(
            Fleet_Company_.META,
            Fleet_Ship_.META,
            Fleet_Ferry_.META,
            Fleet_Ticket_.META,
            Fleet_Voyage_.META,
            Fleet_Entry_.META,
            Fleet_Crew_.META,
            Fleet_Officer_.META,
            Fleet_Medal_.META,
            Fleet_Permit_.META,
            Fleet_Berth_.META,
            Fleet_Cabin_.META,
            Fleet_Port_.META,
            Fleet_Route_.META,
            Fleet_Remark_.META,
            Fleet_Reply_.META,
            Fleet_Stamp_.META);

    /** The company that takes over berths; a test does not delete it. */
    public static final long HEIR = 1;

    private Fleet() {}

    public static Database open(DatabaseBuilder builder) {
        Database database = builder.models(MODELS.toArray(ModelMeta[]::new)).register();
        database.createTables();
        return database;
    }

    @Table(app = "fleet")
    public static class Company extends Model {
        public static final Manager<Company> objects = Fleet_Company_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "subsidiaries")
        public final Ref<@Nullable Company> owner = ref();

        /** With {@link Ship#company}, a circle of tables. */
        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+")
        public final Ref<@Nullable Ship> flagship = ref();

        @ManyToMany(symmetrical = true)
        public final Many<Company> partners = many();
    }

    @Table(app = "fleet")
    public static class Ship extends Model {
        public static final Manager<Ship> objects = Fleet_Ship_.manager();

        public Long id;

        @Column(maxLength = 20, unique = true)
        public String code;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "ships")
        public final Ref<Company> company = ref();

        @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "sisters")
        public final Ref<@Nullable Ship> sister = ref();

        @Reverse("about")
        public final Many<Remark> remarks = many();
    }

    @Table(app = "fleet")
    public static class Ferry extends Ship {
        public static final Manager<Ferry> objects = Fleet_Ferry_.manager();

        public int decks;
    }

    /** Goes unread. */
    @Table(app = "fleet")
    public static class Ticket extends Model {
        public static final Manager<Ticket> objects = Fleet_Ticket_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "tickets")
        public final Ref<Ferry> ferry = ref();
    }

    @Table(app = "fleet")
    public static class Voyage extends Model {
        public static final Manager<Voyage> objects = Fleet_Voyage_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "voyages")
        public final Ref<Ship> ship = ref();

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "escorts", toField = "code")
        public final Ref<@Nullable Ship> escort = ref();

        @Reverse("about")
        public final Many<Stamp> stamps = many();
    }

    @Table(app = "fleet")
    public static class Entry extends Model {
        public static final Manager<Entry> objects = Fleet_Entry_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "log")
        public final Ref<Voyage> voyage = ref();

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "answers")
        public final Ref<@Nullable Entry> answering = ref();
    }

    /** Restricts, and goes unread with its company. */
    @Table(app = "fleet")
    public static class Crew extends Model {
        public static final Manager<Crew> objects = Fleet_Crew_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.RESTRICT, relatedName = "crew")
        public final Ref<Ship> ship = ref();

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "crew")
        public final Ref<@Nullable Company> company = ref();
    }

    /** Restricts, and is read before it goes. */
    @Table(app = "fleet")
    public static class Officer extends Model {
        public static final Manager<Officer> objects = Fleet_Officer_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.RESTRICT, relatedName = "officers")
        public final Ref<Ship> ship = ref();

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "officers")
        public final Ref<Company> company = ref();
    }

    @Table(app = "fleet")
    public static class Medal extends Model {
        public static final Manager<Medal> objects = Fleet_Medal_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "medals")
        public final Ref<Officer> officer = ref();
    }

    @Table(app = "fleet")
    public static class Permit extends Model {
        public static final Manager<Permit> objects = Fleet_Permit_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.PROTECT, relatedName = "permits")
        public final Ref<Voyage> voyage = ref();
    }

    @Table(app = "fleet")
    public static class Berth extends Model {
        public static final Manager<Berth> objects = Fleet_Berth_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.SET, relatedName = "berths", defaultFrom = "heir")
        public final Ref<Company> company = ref();

        @ForeignKey(onDelete = OnDelete.SET_DEFAULT, relatedName = "berths", defaultFrom = "none")
        public final Ref<@Nullable Ship> ship = ref();

        static Long heir() {
            return HEIR;
        }

        static @Nullable Long none() {
            return null;
        }
    }

    /** Is known by its ferry and its number together. */
    @Table(app = "fleet")
    public static class Cabin extends Model {
        public static final Manager<Cabin> objects = Fleet_Cabin_.manager();

        @ForeignKey(onDelete = OnDelete.CASCADE, primaryKey = true, relatedName = "cabins")
        public final Ref<Ferry> ferry = ref();

        @PrimaryKey
        public int number;

        @ForeignKey(onDelete = OnDelete.RESTRICT, relatedName = "cabins")
        public final Ref<@Nullable Voyage> booked = ref();
    }

    @Table(app = "fleet")
    public static class Port extends Model {
        public static final Manager<Port> objects = Fleet_Port_.manager();

        public Long id;

        /** Of the same kind as the keys, and among their values. */
        @Column(unique = true)
        public long number;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "ports")
        public final Ref<Company> company = ref();
    }

    /** Goes unread, over two keys to different columns of one model. */
    @Table(app = "fleet")
    public static class Route extends Model {
        public static final Manager<Route> objects = Fleet_Route_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "outwards")
        public final Ref<@Nullable Port> start = ref();

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "inwards", toField = "number")
        public final Ref<@Nullable Port> end = ref();
    }

    @Table(app = "fleet")
    public static class Remark extends Model {
        public static final Manager<Remark> objects = Fleet_Remark_.manager();

        public Long id;
        public final GenericRef<Model> about = genericRef();
    }

    @Table(app = "fleet")
    public static class Reply extends Model {
        public static final Manager<Reply> objects = Fleet_Reply_.manager();

        public Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "replies")
        public final Ref<Remark> remark = ref();
    }

    /** Goes unread over its generic key. */
    @Table(app = "fleet")
    public static class Stamp extends Model {
        public static final Manager<Stamp> objects = Fleet_Stamp_.manager();

        public Long id;
        public final GenericRef<Model> about = genericRef();
    }
}
