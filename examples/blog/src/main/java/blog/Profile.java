package blog;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.OneToOne;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.Url;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table
public class Profile extends Model {
    public static final Manager<Profile> objects = Profile_.manager();

    Long id;

    @OneToOne(onDelete = OnDelete.CASCADE, relatedName = "profile")
    final Ref<Author> author = ref();

    @Column(blank = true)
    String bio = "";

    @Url
    @Column(maxLength = 200)
    @Nullable
    String website;
}
