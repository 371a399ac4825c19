package dev.rowan.orm.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A few random rows of the blog in memory, and where relations lead from them. It knows nothing of the ORM. */
final class World {
    /** Texts that are prefixes of each other, so that comparisons of every kind come out both ways. */
    static final List<String> TEXTS = List.of("a", "ab", "b", "c");

    /** The models: their columns, and their relations with the model at the other end. */
    static final Map<String, Kind> KINDS = Map.of(
            "author",
            new Kind(
                    Map.of("id", Column.NUMBER, "name", Column.TEXT, "email", Column.NULLABLE_TEXT),
                    Map.of(
                            "mentor", to("author", false),
                            "mentees", to("author", true),
                            "friends", to("author", true),
                            "posts", to("post", true),
                            "edited", to("post", true),
                            "profile", to("profile", false))),
            "post",
            new Kind(
                    Map.of("id", Column.NUMBER, "title", Column.TEXT, "views", Column.NUMBER),
                    Map.of(
                            "author", to("author", false),
                            "editor", to("author", false),
                            "tags", to("tag", true),
                            "comments", to("comment", true))),
            "tag",
            new Kind(
                    Map.of("id", Column.NUMBER, "name", Column.TEXT, "colour", Column.NULLABLE_TEXT),
                    Map.of("posts", to("post", true))),
            "comment",
            new Kind(
                    Map.of("id", Column.NUMBER, "text", Column.TEXT),
                    Map.of(
                            "post", to("post", false),
                            "parent", to("comment", false),
                            "replies", to("comment", true))),
            "profile",
            new Kind(Map.of("id", Column.NUMBER, "bio", Column.TEXT), Map.of("author", to("author", false))));

    private final long seed;
    private final Random random;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final List<String> inserts = new ArrayList<>();

    enum Column {
        NUMBER,
        TEXT,
        NULLABLE_TEXT
    }

    record Kind(Map<String, Column> columns, Map<String, End> relations) {}

    record End(String model, boolean many) {}

    /** A row; rows are the same when they are the same object. */
    static final class Row {
        final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        private final Map<String, List<Row>> related = new LinkedHashMap<>();

        @Nullable
        Object column(String name) {
            return columns.get(name);
        }

        List<Row> related(String relation) {
            return related.getOrDefault(relation, List.of());
        }

        private void relate(String relation, Row other) {
            related.computeIfAbsent(relation, name -> new ArrayList<>()).add(other);
        }

        private long id() {
            return (Long) Objects.requireNonNull(columns.get("id"));
        }
    }

    World(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        KINDS.keySet().stream().sorted().forEach(model -> rows.put(model, new ArrayList<>()));
        authors();
        posts();
        comments();
    }

    private static End to(String model, boolean many) {
        return new End(model, many);
    }

    List<Row> rows(String model) {
        return Objects.requireNonNull(rows.get(model));
    }

    /** What makes a database hold these rows and no others. */
    List<String> statements() {
        List<String> statements = new ArrayList<>(List.of("BEGIN"));
        for (String table : List.of(
                "blog_comment", "blog_post_tags", "blog_post", "blog_tag", "blog_profile", "blog_author_friends")) {
            statements.add("DELETE FROM " + table);
        }
        statements.add("UPDATE blog_author SET mentor_id = NULL");
        statements.add("DELETE FROM blog_author");
        statements.addAll(inserts);
        statements.add("COMMIT");
        return statements;
    }

    private void authors() {
        List<String> emails = new ArrayList<>(TEXTS);
        Collections.shuffle(emails, random);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Row mentor = maybe("author");
            Row author = row("author");
            author.columns.put("name", text());
            author.columns.put("email", random.nextBoolean() ? null : emails.get(i));
            point(author, "mentor", mentor, "mentees");
            insert("blog_author", author.columns.values(), key(mentor));
        }
        for (List<Row> pair : pairs(rows("author"), rows("author"))) {
            pair.get(0).relate("friends", pair.get(1));
            insert(
                    "blog_author_friends",
                    List.of(),
                    inserts.size(),
                    pair.get(0).id(),
                    pair.get(1).id());
        }
        for (Row author : rows("author")) {
            if (random.nextBoolean()) {
                Row profile = row("profile");
                profile.columns.put("bio", text());
                profile.relate("author", author);
                author.relate("profile", profile);
                insert("blog_profile", List.of(), profile.id(), author.id(), quoted(profile.column("bio")));
            }
        }
    }

    private void posts() {
        List<String> names = new ArrayList<>(TEXTS);
        Collections.shuffle(names, random);
        int tags = random.nextInt(4);
        for (int i = 0; i < tags; i++) {
            Row tag = row("tag");
            tag.columns.put("name", names.get(i));
            tag.columns.put("colour", random.nextBoolean() ? null : text());
            insert("blog_tag", tag.columns.values());
        }
        int count = rows("author").isEmpty() ? 0 : random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Row post = row("post");
            post.columns.put("title", text());
            post.columns.put("views", (long) random.nextInt(4));
            Row author = any("author");
            Row editor = maybe("author");
            point(post, "author", author, "posts");
            point(post, "editor", editor, "edited");
            insert(
                    "blog_post",
                    List.of(),
                    post.id(),
                    quoted(post.column("title")),
                    "''",
                    post.column("views"),
                    "'2024-01-01 00:00:00'",
                    author.id(),
                    key(editor));
        }
        for (List<Row> pair : pairs(rows("post"), rows("tag"))) {
            pair.get(0).relate("tags", pair.get(1));
            pair.get(1).relate("posts", pair.get(0));
            insert(
                    "blog_post_tags",
                    List.of(),
                    inserts.size(),
                    pair.get(0).id(),
                    pair.get(1).id());
        }
    }

    private void comments() {
        int count = rows("post").isEmpty() ? 0 : random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Row parent = maybe("comment");
            Row comment = row("comment");
            comment.columns.put("text", text());
            Row post = any("post");
            point(comment, "post", post, "comments");
            point(comment, "parent", parent, "replies");
            insert("blog_comment", List.of(), comment.id(), post.id(), key(parent), quoted(comment.column("text")));
        }
    }

    private Row row(String model) {
        Row row = new Row();
        row.columns.put("id", (long) rows(model).size() + 1);
        rows(model).add(row);
        return row;
    }

    private static void point(Row from, String relation, @Nullable Row target, String back) {
        if (target != null) {
            from.relate(relation, target);
            target.relate(back, from);
        }
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Row any(String model) {
        return rows(model).get(random.nextInt(rows(model).size()));
    }

    private @Nullable Row maybe(String model) {
        return rows(model).isEmpty() || random.nextBoolean() ? null : any(model);
    }

    private Set<List<Row>> pairs(List<Row> left, List<Row> right) {
        Set<List<Row>> pairs = new LinkedHashSet<>();
        int count = left.isEmpty() || right.isEmpty() ? 0 : random.nextInt(6);
        for (int i = 0; i < count; i++) {
            pairs.add(List.of(left.get(random.nextInt(left.size())), right.get(random.nextInt(right.size()))));
        }
        return pairs;
    }

    private void insert(String table, Iterable<? extends @Nullable Object> columns, @Nullable Object... literals) {
        List<String> values = new ArrayList<>();
        columns.forEach(value -> values.add(quoted(value)));
        for (Object literal : literals) {
            values.add(String.valueOf(literal));
        }
        inserts.add("INSERT INTO " + table + " VALUES (" + String.join(", ", values) + ")");
    }

    private static String quoted(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : value == null ? "NULL" : value.toString();
    }

    private static String key(@Nullable Row row) {
        return row == null ? "NULL" : String.valueOf(row.id());
    }

    @Override
    public String toString() {
        return "World(" + seed + ") of " + String.join("; ", inserts);
    }
}
