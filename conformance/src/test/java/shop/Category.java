package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Slug;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table(ordering = {"position", "id"})
public class Category extends Model {
    public static final Manager<Category> objects = Category_.manager();

    public Long id;

    @Column(maxLength = 40)
    public String name;

    @Slug
    @Column(maxLength = 50, unique = true)
    public String slug;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "children", blank = true)
    public final Ref<@Nullable Category> parent = ref();

    public int position = 0;

    @Reverse("parent")
    public final Many<Category> children = many();

    @Reverse("category")
    public final Many<Post> posts = many();

    @Reverse("category")
    public final Many<Product> products = many();
}
