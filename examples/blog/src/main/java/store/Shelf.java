package store;

import static store.Product_.category;
import static store.Product_.price;
import static store.Product_.stock;

import dev.rowan.orm.Conflict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the shop does with its products, with planted faults and their verdicts. */
public final class Shelf {

    /** Takes a delivery in, row by row. */
    public void receiveOneByOne(List<Product> delivery) {
        for (Product product : delivery) {
            product.save(); // expect: n-plus-one-write
        }
    }

    /** Takes a delivery in with one statement; what is known already gets its new price and stock. */
    public void receive(List<Product> delivery) {
        Product.objects.bulkCreate(delivery, Conflict.on(Product_.sku).update(price, stock)); // expect: nothing
    }

    /** Raises the prices of a category by a tenth, in the database. */
    public long raisePrices(String name) {
        return Product.objects
                .filter(category().name.eq(name))
                .update(price.to(price.times(new BigDecimal("1.10")))); // expect: nothing
    }

    /** The names of products with their categories. */
    public List<String> listed() {
        List<String> lines = new ArrayList<>();
        for (Product product : Product.objects.selectRelated(category())) {
            lines.add(product.category.get().name + ": " + product.name); // expect: nothing
        }
        return lines;
    }
}
