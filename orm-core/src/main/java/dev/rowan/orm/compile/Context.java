package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.Features;
import dev.rowan.orm.model.ContentTypeIds;
import dev.rowan.orm.model.ModelGraph;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What is known while one statement is compiled: the database, the zone, and the names given to tables so far. */
final class Context {
    /** Initials that would be keywords: {@code order_rows} would be called {@code or}. */
    private static final Set<String> KEYWORDS = Set.of(
            "as", "at", "by", "do", "go", "if", "in", "is", "no", "of", "on", "or", "to", "all", "and", "any", "asc",
            "end", "for", "not", "set", "add", "row", "out", "key", "use", "new", "old", "off", "both", "case", "cast",
            "desc", "else", "from", "into", "join", "left", "like", "then", "true", "when", "with", "only", "some");

    final ModelGraph graph;
    final Dialect dialect;
    final Features features;
    final ZoneId zone;
    final Shape shape;
    final ContentTypeIds contentTypes;

    private final Set<String> aliases = new HashSet<>();

    /** For what is no statement: a definition, which no content types are known to. */
    Context(ModelGraph graph, Dialect dialect, ZoneId zone, Shape shape) {
        this(graph, dialect, zone, shape, model -> ContentTypeIds.NONE);
    }

    Context(ModelGraph graph, Dialect dialect, ZoneId zone, Shape shape, ContentTypeIds contentTypes) {
        this.contentTypes = contentTypes;
        this.graph = graph;
        this.dialect = dialect;
        this.features = dialect.features();
        this.zone = zone;
        this.shape = shape;
    }

    String quote(String identifier) {
        return dialect.quote(identifier);
    }

    /** A short name for a table that is not taken in this statement: {@code pt} for {@code blog_post_tags}. */
    String alias(String table, String app) {
        String bare = table.startsWith(app + "_") ? table.substring(app.length() + 1) : table;
        StringBuilder initials = new StringBuilder();
        for (String word : bare.split("_", -1)) {
            if (!word.isEmpty() && word.charAt(0) < 128 && Character.isLetter(word.charAt(0))) {
                initials.append(word.charAt(0));
            }
        }
        String stem = initials.isEmpty() ? "t" : initials.toString().toLowerCase(Locale.ROOT);
        String alias = KEYWORDS.contains(stem) ? stem + 1 : stem;
        for (int i = 2; !aliases.add(alias); i++) {
            alias = stem + i;
        }
        return alias;
    }
}
