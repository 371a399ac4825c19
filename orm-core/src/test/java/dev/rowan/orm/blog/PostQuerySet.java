package dev.rowan.orm.blog;

import dev.rowan.orm.CustomQuerySet;
import dev.rowan.orm.model.Source;

public final class PostQuerySet extends CustomQuerySet<Post, PostQuerySet> {
    public PostQuerySet(Source<Post> source) {
        super(source, PostQuerySet::new);
    }

    public PostQuerySet popular() {
        return filter(Post_.views.gte(50));
    }
}
