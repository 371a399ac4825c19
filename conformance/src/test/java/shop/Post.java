package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.Choice;
import dev.rowan.orm.model.OnDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Table(
        ordering = {"-created", "id"},
        getLatestBy = "created")
public class Post extends Model {
    public static final PostQuerySet objects = new PostQuerySet(Post_.META);

    /** How urgent a post is. */
    public enum Priority implements Choice<Integer> {
        LOW(1, "Low"),
        NORMAL(2, "Normal"),
        HIGH(3, "High!");

        private final int value;
        private final String label;

        Priority(int value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public Integer value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public Long id;

    @Column(maxLength = 120)
    public String title;

    @Column(maxLength = 120, blank = true)
    public @Nullable String subtitle;

    @Column(blank = true)
    public String body = "";

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "posts")
    public final Ref<Author> author = ref();

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "editedPosts", blank = true)
    public final Ref<@Nullable Author> editor = ref();

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "posts", blank = true)
    public final Ref<@Nullable Category> category = ref();

    @ManyToMany(relatedName = "posts", blank = true)
    public final Many<Tag> tags = many();

    @Column(
            maxLength = 1,
            choices = {"D=Draft", "Visible/P=Published", "Visible/A=Archived"})
    public String status = "D";

    @Column(blank = true)
    public @Nullable Priority priority;

    public Instant created;

    @Column(blank = true)
    public @Nullable Instant published;

    public int views = 0;

    @Column(blank = true)
    public @Nullable Double score;

    @Reverse("post")
    public final Many<Comment> comments = many();

    @Override
    public String toString() {
        return title;
    }
}
