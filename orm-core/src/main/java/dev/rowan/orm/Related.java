package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;

/** A way from rows of {@code R} to related rows of one model ({@link RelationPath}) or of any ({@link GenericPath}). */
public abstract class Related<R> extends Term<R> {
    Related(List<String> names) {
        super(new Expression.Path(names));
    }

    static List<String> extended(Related<?> from, String name) {
        List<String> names = new ArrayList<>(((Expression.Path) from.node).names());
        names.add(name);
        return names;
    }
}
