package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class Waiter extends Model {
    public static final Manager<Waiter> objects = Waiter_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "waiters")
    public final Ref<Restaurant> restaurant = ref();

    @Column(maxLength = 40)
    public String name;
}
