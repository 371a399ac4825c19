package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

@Table
public class Country extends Model {
    public static final Manager<Country> objects = Country_.manager();

    @PrimaryKey
    @Column(maxLength = 2)
    public String code;

    @Column(maxLength = 60)
    public String name;

    @Reverse("country")
    public final Many<City> cities = many();
}
