package store;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shop: deliveries, prices, lists, and how many statements they take. */
final class ShelfTests {
    private static final int DELIVERED = 8;

    private final Shelf shelf = new Shelf();

    private static List<Product> delivery(String price) {
        Category bells =
                Category.objects.getOrCreate(Category_.name.to("Bells")).row();
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < DELIVERED; i++) {
            Product product = new Product();
            product.name = "Bell " + i;
            product.sku = "B-" + i;
            product.price = new BigDecimal(price);
            product.stock = i;
            product.category.set(bells);
            products.add(product);
        }
        return products;
    }

    @Test
    void aDeliveryRowByRowTakesAStatementForEach() throws Exception {
        Site.visit(server -> {
            List<Product> delivery = delivery("10.00");
            assertThat(Site.statements(server, () -> shelf.receiveOneByOne(delivery)))
                    .isEqualTo(DELIVERED);
        });
    }

    @Test
    void aDeliveryIsOneStatementAndRenewsWhatIsKnown() throws Exception {
        Site.visit(server -> {
            shelf.receive(delivery("10.00"));
            List<Product> second = delivery("12.50");
            assertThat(Site.statements(server, () -> shelf.receive(second))).isEqualTo(1);
            assertThat(Product.objects.count()).isEqualTo(DELIVERED);
            assertThat(Product.objects.get(Product_.sku.eq("B-3")).price).isEqualTo(new BigDecimal("12.50"));
        });
    }

    @Test
    void pricesAreRaisedInTheDatabase() throws Exception {
        Site.visit(server -> {
            shelf.receive(delivery("10.00"));
            assertThat(shelf.raisePrices("Bells")).isEqualTo(DELIVERED);
            assertThat(shelf.raisePrices("Horns")).isZero();
            assertThat(Product.objects.first().price).isEqualTo(new BigDecimal("11.00"));
        });
    }

    @Test
    void theListTakesOneStatement() throws Exception {
        Site.visit(server -> {
            shelf.receive(delivery("10.00"));
            assertThat(Site.statements(server, () -> assertThat(shelf.listed()).contains("Bells: Bell 0")))
                    .isEqualTo(1);
        });
    }
}
