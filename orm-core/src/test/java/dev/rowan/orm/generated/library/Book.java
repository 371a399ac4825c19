package dev.rowan.orm.generated.library;

import dev.rowan.orm.AutoNow;
import dev.rowan.orm.AutoNowAdd;
import dev.rowan.orm.Column;
import dev.rowan.orm.Constraint;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Index;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Q;
import dev.rowan.orm.RandomUuid;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Slug;
import dev.rowan.orm.Table;
import dev.rowan.orm.Unique;
import dev.rowan.orm.model.Choice;
import dev.rowan.orm.model.OnDelete;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column of every type, plain and private, and a relation of every kind. */
@Table(
        ordering = {"-createdAt", "author"},
        getLatestBy = "createdAt",
        indexes = {
            @Index({"author", "-createdAt"}),
            @Index(value = "title", name = "%s_listed", condition = "listed", include = "price")
        },
        unique = @Unique({"author", "slug"}),
        constraints = "checks",
        comment = "What is on the shelves")
@SuppressWarnings("UnusedVariable") // private columns: generated code reads them
public class Book extends Model {
    public static final BookQuerySet objects = new BookQuerySet(Book_.META);

    enum Binding implements Choice<String> {
        HARD("h", "Hardcover"),
        SOFT("s", "Paperback");

        private final String value;
        private final String label;

        Binding(String value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }
    }

    enum State {
        IN_PRINT,
        SOLD_OUT
    }

    record Size(int width, int height) {}

    Long id;

    @Column(maxLength = 200)
    String title;

    @Slug
    String slug;

    @Column(blank = true, verboseName = "short text")
    @Nullable
    String summary;

    @ForeignKey(onDelete = OnDelete.CASCADE)
    final Ref<Author> author = ref();

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "editedBooks")
    private final Ref<@Nullable Author> editor = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "sequels")
    final Ref<@Nullable Book> prequel = ref();

    @ManyToMany(relatedName = "books")
    final Many<Tag> tags = many();

    boolean listed;

    @Column(positive = true)
    byte shelf;

    short floor;
    int pages;
    long sold;
    float weight;
    double rating;
    char grade;

    @Nullable
    Boolean reviewed;

    @Nullable
    Byte smallest;

    @Nullable
    Short smaller;

    @Nullable
    Integer lent;

    @Nullable
    Long visits;

    @Nullable
    Float thin;

    @Nullable
    Double deep;

    @Nullable
    Character letter;

    @Column(precision = 8, scale = 2)
    BigDecimal price;

    @AutoNowAdd
    Instant createdAt;

    @AutoNow
    Instant changedAt;

    LocalDate day;
    LocalTime opens;
    LocalDateTime event;
    OffsetDateTime abroad;
    Duration length;

    @RandomUuid
    UUID code;

    byte[] cover;

    byte @Nullable [] back;

    Binding binding;

    @Nullable
    State state;

    Size size;

    Map<String, Object> data;

    @Column(choices = {"new=New", "Gone/sold=Sold", "Gone/lost=Lost"})
    String status;

    @Column(defaultFrom = "nextNumber", databaseDefault = "7", collation = "C", comment = "counts up")
    String number;

    @Column(generatedAs = "pages * 2")
    int doubled;

    private int secret;

    @Nullable
    private Integer secretBox;

    private String secretText;

    private List<String> secretWords;

    transient String notStored = "";

    static String nextNumber() {
        return "n1";
    }

    static Q<Book> listed() {
        return Book_.listed.isTrue();
    }

    static List<Constraint> checks() {
        return List.of(Constraint.check("book_pages", Book_.pages.gte(0)));
    }

    @Nullable
    Integer secretBox() {
        return secretBox;
    }

    int secret() {
        return secret;
    }
}
