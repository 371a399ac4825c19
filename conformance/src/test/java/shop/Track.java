package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class Track extends Model {
    public static final Manager<Track> objects = Track_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "tracks")
    public final Ref<Label> label = ref();

    @ForeignKey(onDelete = OnDelete.RESTRICT, relatedName = "tracks")
    public final Ref<Album> album = ref();
}
