package dev.rowan.benchmarks.prefetch;

import dev.rowan.benchmarks.model.Author;
import dev.rowan.benchmarks.model.Author_;
import dev.rowan.benchmarks.model.Post;
import dev.rowan.benchmarks.model.Post_;
import dev.rowan.orm.Database;
import dev.rowan.orm.FetchMode;
import dev.rowan.orm.QuerySet;
import java.util.List;

final class RowanLoader implements Loader {
    private final Database database;
    private final String strategy;

    RowanLoader(String url, String strategy) {
        this.database = Database.builder(Database.DEFAULT).url(url).poolSize(1).register();
        this.strategy = strategy;
    }

    @Override
    public long toOne(int posts) {
        QuerySet<Post> first = Post.objects.orderBy("id").limit(posts);
        QuerySet<Post> loaded = switch (strategy) {
            case "select-related" -> first.selectRelated(Post_.author());
            case "prefetch-related" -> first.prefetchRelated(Post_.author());
            case "peers" -> first.fetchMode(FetchMode.PEERS);
            case "one" -> first.fetchMode(FetchMode.ONE);
            default -> throw Loader.unknown(strategy);
        };
        long seen = 0;
        for (Post post : loaded.list()) {
            seen += post.title.length() + post.author.get().name.length();
        }
        return seen;
    }

    @Override
    public long toMany(int authors) {
        QuerySet<Author> first = Author.objects.orderBy("id").limit(authors);
        List<Author> loaded = switch (strategy) {
            case "prefetch-related" -> first.prefetchRelated(Author_.posts()).list();
            case "one" -> first.list();
            default -> throw Loader.unknown(strategy);
        };
        long seen = 0;
        for (Author author : loaded) {
            seen += author.name.length();
            for (Post post : author.posts.list()) {
                seen += post.title.length();
            }
        }
        return seen;
    }

    @Override
    public void close() {
        database.close();
    }
}
