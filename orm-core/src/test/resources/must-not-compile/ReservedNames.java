package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Post extends Model {
    Long id;
    String META;
    String pk;
    String author__name;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> notify = ref();
}

@Table
class Author extends Model {
    Long id;
    String name;
}
