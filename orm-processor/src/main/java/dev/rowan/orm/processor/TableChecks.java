package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Names in table options: ordering, indexes, unique constraints, methods. */
final class TableChecks {
    private final ModelReader reader;
    private final Complaints complaints;
    private final MethodNames methods;

    TableChecks(ModelReader reader, Complaints complaints, MethodNames methods) {
        this.reader = reader;
        this.complaints = complaints;
        this.methods = methods;
    }

    void check(ModelClass model) {
        methods(model);
        if (model.isAbstract()) {
            return; // its children may have the fields: they are checked with what they inherit
        }
        for (String attribute : List.of("ordering", "getLatestBy")) {
            Options giver = model.inherited(attribute, false);
            giver.texts(attribute).forEach(key -> path(model, giver, attribute, key));
        }
        Options natural = model.inherited("naturalKey", false);
        natural.texts("naturalKey").forEach(name -> natural(model, natural, name));
        for (Options index : model.inherited("indexes", false).nested("indexes")) {
            index.texts("value").forEach(name -> column(model, index, "value", "@Index", name));
            index.texts("include").forEach(name -> column(model, index, "include", "@Index", name));
        }
        for (Options unique : model.inherited("unique", false).nested("unique")) {
            unique.texts("value").forEach(name -> column(model, unique, "value", "@Unique", name));
            unique.texts("include").forEach(name -> column(model, unique, "include", "@Unique", name));
        }
    }

    private void methods(ModelClass model) {
        for (Options index : model.table().nested("indexes")) {
            shape(model, index);
            methods.check(model.type(), model.type(), index, "condition", "dev.rowan.orm.Q");
            methods.check(model.type(), model.type(), index, "expressions", "java.util.List");
        }
        for (Options unique : model.table().nested("unique")) {
            methods.check(model.type(), model.type(), unique, "condition", "dev.rowan.orm.Q");
        }
        methods.check(model.type(), model.type(), model.table(), "constraints", "java.util.List");
    }

    private void shape(ModelClass model, Options index) {
        int fields = index.texts("value").size();
        boolean expressions = !index.text("expressions").isEmpty();
        if (expressions == (fields > 0)) {
            tell(
                    model,
                    index,
                    expressions ? "expressions" : "value",
                    "An @Index of " + model.name() + " has "
                            + (expressions ? "both fields and expressions" : "no fields")
                            + "." + "\n  Name fields, @Index({\"author\", \"-createdAt\"}), or a method with"
                            + " expressions = \"…\".");
        }
        int classes = index.texts("opclasses").size();
        if (classes > 0 && classes != fields) {
            tell(
                    model,
                    index,
                    "opclasses",
                    "An @Index of " + model.name() + " has " + fields + " fields and " + classes + " operator classes."
                            + "\n  Name one for each field, in the same order.");
        }
    }

    /** At the value itself, unless that is in the source of an abstract parent. */
    private void tell(ModelClass model, Options options, String attribute, String message) {
        boolean own = model.table().equals(options)
                || model.table().nested("indexes").contains(options)
                || model.table().nested("unique").contains(options);
        if (own) {
            complaints.at(model.type(), model.table(), options, attribute, message);
        } else {
            complaints.at(model.type(), message);
        }
    }

    private static String plain(String key) {
        return key.startsWith("-") || key.startsWith("+") ? key.substring(1) : key;
    }

    /** A column of the model's own table. */
    private void column(ModelClass model, Options options, String attribute, String annotation, String key) {
        String name = plain(key);
        Member found = Member.named(model.members(), name);
        if (Member.isColumn(found, name) || name.equals("pk")) {
            return;
        }
        TreeSet<String> choices = new TreeSet<>();
        for (Member member : model.members()) {
            if (member instanceof Member.Generic generic) {
                choices.add(generic.type());
                choices.add(generic.id());
            } else if (Member.isColumn(member, member.name())) {
                choices.add(member.name());
            }
        }
        boolean above = found == null && Member.named(model.allMembers(), name) != null;
        String what = found != null
                ? model.name() + "." + found.name() + " is no column"
                : above
                        ? "The column '" + name + "' of " + model.name() + " is in its parent's table"
                        : model.name() + " has no column '" + name + "'";
        tell(
                model,
                options,
                attribute,
                what + " (in \"" + key + "\" of " + annotation + ")." + "\n  Its columns: " + String.join(", ", choices)
                        + "." + Names.didYouMean(name, choices));
    }

    /** A part of a natural key: a column or a key, of the model or its parents. */
    private void natural(ModelClass model, Options options, String name) {
        Member found = Member.named(model.allMembers(), name);
        if (found instanceof Member.Key key && model.type().equals(Member.model(key.target()))) {
            tell(
                    model,
                    options,
                    "naturalKey",
                    "The natural key of " + model.name() + " leads back to itself by '" + name + "'."
                            + "\n  Name columns, and keys to other models.");
            return;
        }
        if (found instanceof Member.Column || found instanceof Member.Key) {
            return;
        }
        TreeSet<String> choices = new TreeSet<>();
        for (Member member : model.allMembers()) {
            if (member instanceof Member.Column || member instanceof Member.Key) {
                choices.add(member.name());
            }
        }
        tell(
                model,
                options,
                "naturalKey",
                (found != null
                                ? model.name() + "." + found.name() + " is no column"
                                : model.name() + " has no column '" + name + "'")
                        + " (in naturalKey).\n  Its columns: " + String.join(", ", choices) + "."
                        + Names.didYouMean(name, choices));
    }

    /** A key of an ordering: a column, over relations if need be; what follows a column is a transform of it. */
    private void path(ModelClass model, Options options, String attribute, String key) {
        if (key.equals("?")) {
            return;
        }
        ModelClass at = model;
        for (String name : Arrays.asList(plain(key).split("__", -1))) {
            List<Member> members = at.allMembers();
            Member found = Member.named(members, name);
            boolean generic = found instanceof Member.Generic && Member.isColumn(found, name);
            if (name.equals("pk") || found instanceof Member.Column || generic) {
                return;
            }
            ModelClass linked = found == null ? at.linkedBy(name) : null;
            if (linked != null && linked.parent() != null) {
                at = linked.parent();
                continue;
            }
            if (found == null) {
                List<String> choices = new ArrayList<>(
                        members.stream().map(Member::name).sorted().toList());
                tell(
                        model,
                        options,
                        attribute,
                        at.name() + " has no field '" + name + "' (in \"" + key + "\" of " + attribute + ")."
                                + "\n  Its fields: " + String.join(", ", choices) + "."
                                + Names.didYouMean(name, choices));
                return;
            }
            if (found instanceof Member.Generic several) {
                tell(
                        model,
                        options,
                        attribute,
                        at.name() + "." + several.name() + " leads to rows of several models (in \"" + key + "\" of "
                                + attribute + ")." + "\n  Name one of its columns: " + several.type() + ", "
                                + several.id() + ".");
                return;
            }
            TypeElement next = next(found);
            if (next == null) {
                return;
            }
            at = reader.read(next);
        }
    }

    private static @Nullable TypeElement next(Member member) {
        Member.Target target = Member.targetOf(member);
        return target == null ? null : Member.model(target);
    }
}
