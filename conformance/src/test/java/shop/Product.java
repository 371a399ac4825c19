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
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

@Table
public class Product extends Model {
    public static final Manager<Product> objects = Product_.manager();

    public Long id;

    @Column(maxLength = 60)
    public String name;

    @Column(maxLength = 20, unique = true)
    public String sku;

    @Column(precision = 10, scale = 2)
    public BigDecimal price;

    @Column(precision = 10, scale = 2, blank = true)
    public @Nullable BigDecimal cost;

    @Column(positive = true)
    public int stock = 0;

    @ForeignKey(onDelete = OnDelete.PROTECT, relatedName = "products", blank = true)
    public final Ref<@Nullable Category> category = ref();

    @Reverse("products")
    public final Many<Order> orders = many();

    @Reverse("product")
    public final Many<OrderItem> orderItems = many();
}
