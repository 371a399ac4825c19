package store;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table(ordering = "name")
public class Category extends Model {
    public static final Manager<Category> objects = Category_.manager();

    Long id;

    @Column(maxLength = 60, unique = true)
    String name;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "children")
    final Ref<@Nullable Category> parent = ref();

    @Reverse("parent")
    final Many<Category> children = many();

    @Reverse("category")
    final Many<Product> products = many();
}
