package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

@Table(ordering = {"name", "id"})
public class Place extends Model {
    public static final Manager<Place> objects = Place_.manager();

    public Long id;

    @Column(maxLength = 40)
    public String name;

    @Column(maxLength = 60, blank = true)
    public String address = "";

    @Reverse("placePtr")
    public final Ref<Restaurant> restaurant = ref();
}
