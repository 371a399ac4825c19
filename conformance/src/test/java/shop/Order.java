package shop;

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
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Table
public class Order extends Model {
    public static final Manager<Order> objects = Order_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.PROTECT, relatedName = "orders")
    public final Ref<Customer> customer = ref();

    public Instant placed;

    @Column(
            maxLength = 10,
            choices = {"new=New", "paid=Paid", "void=Void"})
    public String status = "new";

    @Column(precision = 4, scale = 2, blank = true)
    public @Nullable BigDecimal discount;

    @Column(blank = true)
    public @Nullable String note;

    @ManyToMany(through = OrderItem.class, relatedName = "orders")
    public final Many<Product> products = many();

    @Reverse("order")
    public final Many<OrderItem> items = many();
}
