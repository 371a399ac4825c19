package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.OneToOne;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table
public class Customer extends Model {
    public static final Manager<Customer> objects = Customer_.manager();

    public Long id;

    @Column(maxLength = 60)
    public String name;

    @Column(maxLength = 100, blank = true)
    public String email = "";

    public boolean vip = false;

    @OneToOne(onDelete = OnDelete.SET_NULL, relatedName = "customer", blank = true)
    public final Ref<@Nullable Author> author = ref();

    @Reverse("customer")
    public final Many<Order> orders = many();
}
