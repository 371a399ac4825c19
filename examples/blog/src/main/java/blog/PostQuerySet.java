package blog;

import dev.rowan.orm.CustomQuerySet;
import dev.rowan.orm.model.Source;

/** What the blog asks of its posts. */
public final class PostQuerySet extends CustomQuerySet<Post, PostQuerySet> {
    public PostQuerySet(Source<Post> source) {
        super(source, PostQuerySet::new);
    }

    public PostQuerySet published() {
        return filter(Post_.published.isTrue());
    }

    public PostQuerySet popular(int atLeast) {
        return filter(Post_.views.gte(atLeast));
    }
}
