package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The clauses of one query applied in order to a scope: conditions, annotations, what is selected, what groups. */
final class Building {
    /** What would end a quoted name or begin a comment, in whichever database. */
    private static final Pattern UNFIT = Pattern.compile("['`\"\\[\\];\\s\\x00-\\x1f]|--|/\\*|\\*/|#");

    final Context context;
    final Select select;
    final Scope scope;
    final Resolver resolver;
    /** What {@code values()} selected; null for whole rows. */
    @Nullable
    List<Value> values;
    /** Whether an aggregate groups the rows. */
    boolean grouped;
    /** By what rows are grouped at least; null for all that is selected. */
    @Nullable
    List<Node> groupBy;

    Building(Context context, Select select, @Nullable Scope outer) {
        this.context = context;
        this.select = select;
        this.scope = new Scope(context, select.model(), outer);
        this.resolver = new Resolver(scope);
    }

    /** A value of a tuple; an annotation is found by its name when it is needed. */
    record Value(String name, @Nullable Node node) {}

    Building build() {
        for (Clause clause : select.clauses()) {
            apply(clause);
        }
        return this;
    }

    private void apply(Clause clause) {
        if (clause instanceof Clause.Filter filter) {
            new Filters(scope, resolver, false).filter(filter.predicate(), filter.negated());
        } else if (clause instanceof Clause.Either either) {
            scope.either(
                    () -> either.left().forEach(this::apply),
                    () -> either.right().forEach(this::apply),
                    either.exclusive() ? Cond::xor : Cond::or);
        } else if (clause instanceof Clause.Annotate annotate) {
            annotate(annotate.name(), annotate.expression(), annotate.selected());
        } else if (clause instanceof Clause.Relate relate) {
            checkName(relate.name());
            scope.filtered.add(relate);
        } else if (clause instanceof Clause.Values chosen) {
            values(chosen.items());
        }
    }

    /** Whether the query is known to have no rows. */
    boolean isEmpty() {
        return select.none()
                || (select.limit() != null && select.limit() == 0)
                || scope.where.stream().anyMatch(Cond.Never.class::isInstance);
    }

    private void annotate(String name, Expression expression, boolean selected) {
        checkName(name);
        Node node = resolver.resolve(expression, null);
        scope.annotations.put(name, new Scope.Annotation(node, selected));
        List<Value> chosen = values;
        if (selected
                && chosen != null
                && chosen.stream().noneMatch(value -> value.name().equals(name))) {
            chosen.add(new Value(name, null));
        }
        if (Part.aggregates(node)) {
            grouped = true;
            groupBy = chosen == null ? null : chosenGroups(chosen);
        }
    }

    private void checkName(String name) {
        if (name.isEmpty() || UNFIT.matcher(name).find()) {
            throw new IllegalArgumentException("The name '" + name + "' of an annotation cannot contain whitespace,"
                    + " quotation marks, brackets, semicolons, or SQL comments.");
        }
        List<Value> chosen = values;
        boolean taken = chosen == null
                ? context.graph.member(scope.model, name) != null
                : chosen.stream()
                        .anyMatch(value -> value.node() != null && value.name().equals(name));
        if (taken) {
            throw new IllegalArgumentException("The annotation '" + name + "' conflicts with a field on the model "
                    + scope.model.name() + ".\n  Give it another name.");
        }
    }

    private List<Node> chosenGroups(List<Value> chosen) {
        List<Node> groups = new ArrayList<>();
        for (Value value : chosen) {
            Node node = node(value);
            groups.addAll(Part.aggregates(node) ? Grouping.columns(node, scope) : KeyNode.columns(node));
        }
        return groups;
    }

    Node node(Value value) {
        if (value.node() != null) {
            return value.node();
        }
        Scope.Annotation annotation = scope.annotations.get(value.name());
        if (annotation == null) {
            throw new IllegalStateException("no annotation " + value.name());
        }
        return annotation.node;
    }

    private void values(List<Expression> items) {
        List<Expression> paths = new ArrayList<>();
        for (Expression item : items) {
            if (item instanceof Expression.Named named) {
                annotate(named.name(), named.inner(), true);
                paths.add(new Expression.Path(List.of(named.name())));
            } else {
                paths.add(item);
            }
        }
        if (grouped && groupBy == null) {
            groupBy = allGroups();
        }
        List<Value> chosen = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        if (items.isEmpty()) {
            Entities entities = new Entities(this);
            for (Field<?, ?> field : scope.model.allFields()) {
                chosen.add(new Value(field.attribute(), entities.column(field)));
            }
            scope.annotations.forEach((name, annotation) -> {
                if (annotation.selected) {
                    chosen.add(new Value(name, null));
                    names.add(name);
                }
            });
        }
        for (Expression item : paths) {
            chosen.add(value(item, names));
        }
        scope.annotations.forEach((name, annotation) -> annotation.selected = names.contains(name));
        values = chosen;
    }

    private Value value(Expression item, Set<String> annotations) {
        if (!(item instanceof Expression.Path path)) {
            throw new FieldError(
                    "An expression in values() needs a name: " + item + ".\n  Give it one with" + " .as(\"name\").");
        }
        String name = String.join("__", path.names());
        Scope.Annotation annotation = scope.annotations.get(name);
        if (annotation == null) {
            return new Value(name, resolver.paths().selected(path.names(), null));
        }
        if (!annotation.selected) {
            throw new FieldError("Cannot select the '" + name + "' alias.\n  Use annotate() to promote it.");
        }
        annotations.add(name);
        return new Value(name, null);
    }

    /** All columns of the row, and what annotations are grouped by. */
    private List<Node> allGroups() {
        Entities entities = new Entities(this);
        List<Node> groups = new ArrayList<>();
        for (Field<?, ?> field : scope.model.allFields()) {
            groups.add(entities.column(field));
        }
        scope.annotations.values().forEach(annotation -> {
            if (annotation.selected) {
                groups.addAll(Grouping.columns(annotation.node, scope));
            }
        });
        return groups;
    }
}
