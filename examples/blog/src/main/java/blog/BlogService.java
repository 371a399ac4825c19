package blog;

import static blog.Post_.author;
import static blog.Post_.slug;
import static blog.Post_.tags;
import static blog.Post_.views;
import static dev.rowan.orm.Aggregates.count;

import dev.rowan.orm.FetchMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the blog's pages ask. Some methods carry a fault on purpose; the comment at the line says what the agent must
 * find there, or that it must find nothing.
 */
public final class BlogService {

    /** The front page: a lazy key loads the authors of all the page's posts at once. */
    public List<String> frontPage() {
        List<String> lines = new ArrayList<>();
        for (Post post : Post.objects.published().limit(20)) {
            lines.add(post + " by " + post.author.get()); // expect: nothing
        }
        return lines;
    }

    /** The same page with Django's classic loading: one statement for each post. */
    public List<String> frontPageOneByOne() {
        List<String> lines = new ArrayList<>();
        for (Post post : Post.objects.published().fetchMode(FetchMode.ONE).limit(20)) {
            lines.add(post + " by " + post.author.get()); // expect: n-plus-one Post.author verified 13 → 1
        }
        return lines;
    }

    /** What the archive lists. In one of its tests an author is gone, and there the join would lose a post: no fix. */
    public List<String> archive() {
        List<String> lines = new ArrayList<>();
        for (Post post : Post.objects.published().fetchMode(FetchMode.ONE)) {
            lines.add(post + " by " + post.author.get()); // expect: n-plus-one Post.author
        }
        return lines;
    }

    /** The posts of each author, asked for author by author. */
    public Map<String, List<String>> postsByAuthor() {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        for (Author author : Author.objects.all()) {
            List<String> own = new ArrayList<>();
            for (Post post : author.posts.all()) { // expect: n-plus-one Author.posts verified 7 → 2
                own.add(post.title);
            }
            titles.put(author.name, own);
        }
        return titles;
    }

    /** The posts of each author, in two statements. */
    public Map<String, List<String>> postsByAuthorPrefetched() {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        for (Author author : Author.objects.prefetchRelated(Author_.posts())) {
            List<String> own = new ArrayList<>();
            for (Post post : author.posts.all()) { // expect: nothing
                own.add(post.title);
            }
            titles.put(author.name, own);
        }
        return titles;
    }

    /** How many posts each author has, counted author by author. */
    public Map<String, Long> postCounts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Author author : Author.objects.all()) {
            counts.put(author.name, author.posts.count()); // expect: count-in-loop Author.posts
        }
        return counts;
    }

    /** How many posts each author has, counted by the database. */
    public Map<String, Long> postCountsAnnotated() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Author author : Author.objects.annotate(count(Author_.posts()).as("posts_written"))) {
            counts.put(author.name, (Long) author.annotation("posts_written")); // expect: nothing
        }
        return counts;
    }

    /** A page of posts with their authors and tags: two statements, however many posts. */
    public List<String> tagged(String tag) {
        List<String> lines = new ArrayList<>();
        for (Post post :
                Post.objects.filter(tags().name.eq(tag)).selectRelated(author()).prefetchRelated(tags())) {
            List<String> names =
                    post.tags.list().stream().map(each -> each.name).toList(); // expect: nothing
            lines.add(post + " by " + post.author.get() + " " + names);
        }
        return lines;
    }

    /** A list of titles; the authors come along by a join, and nobody looks at them. */
    public List<String> titles() {
        List<Post> posts = Post.objects.published().selectRelated(author()).list(); // expect: unused-fetch Post.author
        return posts.stream().map(post -> post.title).toList();
    }

    /** What authors say of themselves, asked for one by one. */
    public List<String> biographiesOneByOne() {
        List<String> lines = new ArrayList<>();
        for (Author author : Author.objects.fetchMode(FetchMode.ONE)) {
            lines.add(author + ": " + author.profile.get().bio); // expect: n-plus-one Author.profile verified 7 → 1
        }
        return lines;
    }

    /** What authors say of themselves, in one statement. */
    public List<String> biographies() {
        List<String> lines = new ArrayList<>();
        for (Author author : Author.objects.selectRelated(Author_.profile())) {
            lines.add(author + ": " + author.profile.get().bio); // expect: nothing
        }
        return lines;
    }

    /** Publishes drafts one by one. */
    public void publishOneByOne() {
        for (Post post : Post.objects.filter(Post_.published.isFalse())) {
            post.published = true;
            post.save(Post_.published); // expect: n-plus-one-write
        }
    }

    /** Publishes all drafts with one statement. */
    public long publish() {
        return Post.objects.filter(Post_.published.isFalse()).update(Post_.published.to(true)); // expect: nothing
    }

    /** Counts a visit without reading the row first. */
    public void visited(String address) {
        Post.objects.filter(slug.eq(address)).update(views.to(views.plus(1))); // expect: nothing
    }
}
