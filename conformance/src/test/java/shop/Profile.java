package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.OneToOne;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.Choice;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table(ordering = "author")
public class Profile extends Model {
    public static final Manager<Profile> objects = Profile_.manager();

    /** The languages of a profile. */
    public enum Language implements Choice<String> {
        ENGLISH("en", "English"),
        GERMAN("de", "German"),
        CHINESE("zh", "Chinese");

        private final String value;
        private final String label;

        Language(String value, String label) {
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

    public Long id;

    @OneToOne(onDelete = OnDelete.CASCADE, relatedName = "profile")
    public final Ref<Author> author = ref();

    @Column(blank = true)
    public String bio = "";

    @Column(maxLength = 100, blank = true)
    public @Nullable String website;

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "residents", blank = true)
    public final Ref<@Nullable City> city = ref();

    @Column(maxLength = 2)
    public Language language = Language.ENGLISH;
}
