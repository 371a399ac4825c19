package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;
import java.time.*;

@Table(indexes = {@Index({"author", "-creatdAt"}), @Index(value = "title", include = "boddy"), @Index("tags")})
class Post extends Model {
    Long id;
    String title;
    String body;
    Instant createdAt;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
    @ManyToMany(relatedName = "+") final Many<Author> tags = many();
}

@Table
class Author extends Model {
    Long id;
    String name;
}
