package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;
import java.time.*;

@Table
class Post extends Model {
    Long id;
    Instant createdAt;
    Instant created_at;
    Long authorId;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
    @Column(name = "headline") String title;
    @Column(name = "headline") String subtitle;
}

@Table
class Author extends Model {
    Long id;
    String name;
}
