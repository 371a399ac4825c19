package dev.rowan.benchmarks.model;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.time.Instant;

/** The seven columns of a {@link Post}, and ten relations: what holders that nobody uses cost a row. */
@Table(name = "hub")
public class Hub extends Model {
    public static final Manager<Hub> objects = Hub_.manager();

    public Long id;

    @Column(maxLength = 200)
    public String title;

    public int views;

    public boolean published;

    public Instant createdAt;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "hubs")
    public final Ref<Author> author = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "hubs")
    public final Ref<Category> category = ref();

    @ManyToMany(relatedName = "redHubs")
    public final Many<Label> red = many();

    @ManyToMany(relatedName = "greenHubs")
    public final Many<Label> green = many();

    @ManyToMany(relatedName = "blueHubs")
    public final Many<Label> blue = many();

    @ManyToMany(relatedName = "greyHubs")
    public final Many<Label> grey = many();

    @Reverse("north")
    public final Many<Spoke> norths = many();

    @Reverse("east")
    public final Many<Spoke> easts = many();

    @Reverse("south")
    public final Many<Spoke> souths = many();

    @Reverse("west")
    public final Many<Spoke> wests = many();
}
