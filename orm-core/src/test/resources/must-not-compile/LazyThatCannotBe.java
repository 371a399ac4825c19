package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table
class Post extends Model {
    final Lazy<Long> id = lazy();
    Lazy<String> body = lazy();
    final @Nullable Lazy<String> note = lazy();
    final Lazy<Thread> runner = lazy();
    @Column(maxLength = 3) final Lazy<Integer> pages = lazy();
    @ForeignKey(onDelete = OnDelete.CASCADE) final Lazy<Post> parent = lazy();
}
