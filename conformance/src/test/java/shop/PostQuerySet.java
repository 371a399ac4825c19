package shop;

import dev.rowan.orm.CustomQuerySet;
import dev.rowan.orm.model.Source;

public final class PostQuerySet extends CustomQuerySet<Post, PostQuerySet> {
    public PostQuerySet(Source<Post> source) {
        super(source, PostQuerySet::new);
    }

    public PostQuerySet live() {
        return filter(Post_.status.eq("P"), Post_.published.isNotNull());
    }

    public PostQuerySet popular() {
        return popular(100);
    }

    public PostQuerySet popular(int floor) {
        return filter(Post_.views.gte(floor));
    }
}
