package dev.rowan.benchmarks.reads;

import dev.rowan.benchmarks.model.Hub;
import dev.rowan.benchmarks.model.Post;
import dev.rowan.benchmarks.model.Post_;
import dev.rowan.orm.Database;
import dev.rowan.orm.Ref;
import java.util.List;

final class RowanReader implements Reader {
    private final Database database;

    RowanReader(String url) {
        database = Database.builder(Database.DEFAULT).url(url).poolSize(1).register();
    }

    @Override
    public List<?> all(String table) {
        return table.equals("post") ? Post.objects.list() : Hub.objects.list();
    }

    @Override
    public Object byKey(long id) {
        return Post.objects.get(Post_.id.eq(id));
    }

    @Override
    public PostRow seen(Object row) {
        if (row instanceof Hub hub) {
            return new PostRow(
                    hub.id, hub.title, hub.views, hub.published, hub.createdAt, key(hub.author), key(hub.category));
        }
        Post post = (Post) row;
        return new PostRow(
                post.id, post.title, post.views, post.published, post.createdAt, key(post.author), key(post.category));
    }

    private static long key(Ref<?> ref) {
        Long id = ref.id(Long.class);
        if (id == null) {
            throw new IllegalStateException("a key is missing");
        }
        return id;
    }

    @Override
    public void close() {
        database.close();
    }
}
