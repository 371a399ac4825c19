package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import org.jspecify.annotations.Nullable;

@Table
public class Stock extends Model {
    public static final Manager<Stock> objects = Stock_.manager();

    public Long id;

    @Column(maxLength = 20, unique = true)
    public String sku;

    public int qty = 0;

    @Column(maxLength = 40)
    public @Nullable String note;
}
