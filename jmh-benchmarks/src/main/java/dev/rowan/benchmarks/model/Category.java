package dev.rowan.benchmarks.model;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

/** What posts are about. */
@Table(name = "category")
public class Category extends Model {
    public static final Manager<Category> objects = Category_.manager();

    public Long id;

    @Column(maxLength = 100)
    public String name;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "children")
    public final Ref<@Nullable Category> parent = ref();
}
