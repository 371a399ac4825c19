package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Post extends Model {
    Long id;
    @Reverse("subject") final Many<Comment> comments = many();
    @Reverse("subject") final Ref<Comment> comment = ref();
    @Reverse("topic") final Many<Comment> others = many();
    @Reverse("subjectId") final Many<Comment> byColumn = many();
}

@Table
class Comment extends Model {
    Long id;
    final GenericRef<Model> subject = genericRef();
}
