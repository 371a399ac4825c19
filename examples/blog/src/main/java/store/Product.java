package store;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.math.BigDecimal;

@Table(ordering = "name")
public class Product extends Model {
    public static final Manager<Product> objects = Product_.manager();

    Long id;

    @Column(maxLength = 80)
    String name;

    @Column(maxLength = 20, unique = true)
    String sku;

    @Column(precision = 10, scale = 2)
    BigDecimal price;

    @Column(positive = true)
    int stock;

    @ForeignKey(onDelete = OnDelete.PROTECT, relatedName = "products")
    final Ref<Category> category = ref();
}
