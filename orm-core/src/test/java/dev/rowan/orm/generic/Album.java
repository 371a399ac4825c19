package dev.rowan.orm.generic;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

/** Knows its notes. */
@Table(app = "generic", ordering = "id")
public class Album extends Model {
    public static final Manager<Album> objects = Album_.manager();

    public Long id;
    public String title = "";

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "albums")
    public final Ref<@Nullable Band> band = ref();

    @Reverse("target")
    public final Many<Note> notes = many();
}
