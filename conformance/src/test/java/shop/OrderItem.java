package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.Unique;
import dev.rowan.orm.model.OnDelete;
import java.math.BigDecimal;

@Table(unique = @Unique({"order", "product"}))
public class OrderItem extends Model {
    public static final Manager<OrderItem> objects = OrderItem_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "items")
    public final Ref<Order> order = ref();

    @ForeignKey(onDelete = OnDelete.RESTRICT, relatedName = "orderItems")
    public final Ref<Product> product = ref();

    public int quantity = 1;

    @Column(precision = 10, scale = 2)
    public BigDecimal unitPrice;
}
