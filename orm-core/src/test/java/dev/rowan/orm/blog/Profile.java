package dev.rowan.orm.blog;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.OneToOne;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table(app = "blog")
public class Profile extends Model {
    public static final Manager<Profile> objects = Profile_.manager();

    public Long id;

    @OneToOne(onDelete = OnDelete.CASCADE, relatedName = "profile")
    public final Ref<Author> author = ref();

    public String bio = "";
}
