package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;
import java.time.*;

@Table(ordering = {"-created", "author__nmae", "createdAt__year"})
class Post extends Model {
    Long id;
    String title;
    Instant createdAt;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
}

@Table
class Author extends Model {
    Long id;
    String name;
}
