package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

@Table
public class Warehouse extends Model {
    public static final Manager<Warehouse> objects = Warehouse_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @Reverse("warehouse")
    public final Many<Bay> bays = many();
}
