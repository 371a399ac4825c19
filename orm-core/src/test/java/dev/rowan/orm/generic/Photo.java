package dev.rowan.orm.generic;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

/** Something that notes are about. */
@Table(app = "generic", ordering = "id")
public class Photo extends Model {
    public static final Manager<Photo> objects = Photo_.manager();

    public Long id;
    public String title = "";

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "photos")
    public final Ref<@Nullable Venue> venue = ref();
}
