package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class City extends Model {
    public static final Manager<City> objects = City_.manager();

    public Long id;

    @Column(maxLength = 60)
    public String name;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "cities")
    public final Ref<Country> country = ref();

    @Reverse("city")
    public final Many<Profile> residents = many();
}
