package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table(indexes = @Index({"subject", "id"}), ordering = "subject")
class Comment extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final GenericRef<Model> subject = genericRef();
    GenericRef<Model> loose = genericRef();
    @Generic(key = java.time.LocalDate.class) final GenericRef<Model> dated = genericRef();
    @Generic Long number;
    Long looseType;
}
