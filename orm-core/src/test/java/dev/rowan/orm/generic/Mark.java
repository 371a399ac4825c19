package dev.rowan.orm.generic;

import dev.rowan.orm.Generic;
import dev.rowan.orm.GenericRef;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import org.jspecify.annotations.Nullable;

/** May be about a row of any model and any key, in columns that Django would have. */
@Table(app = "generic", ordering = "id")
public class Mark extends Model {
    public static final Manager<Mark> objects = Mark_.manager();

    public Long id;

    @Generic(typeColumn = "content_type_id", column = "object_id", key = String.class, index = false)
    private final GenericRef<@Nullable Model> content = genericRef();

    public GenericRef<@Nullable Model> content() {
        return content;
    }
}
