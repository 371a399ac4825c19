package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
abstract class Stamped extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "things") final Ref<Author> owner = ref();
}

@Table
class Memo extends Stamped {}

@Table
class Author extends Model {
    Long id;
    String name;
}
