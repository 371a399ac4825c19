package dev.rowan.orm.processor;

import dev.rowan.orm.processor.Member.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Mistakes in relations: holders, targets, ways back, through models. */
final class RelationChecks {
    private static final Set<String> TO_ONE = Set.of("ForeignKey", "OneToOne", "Reverse");
    private static final Set<String> TO_MANY = Set.of("ManyToMany", "Reverse");

    private final Language language;
    private final ModelReader reader;
    private final Complaints complaints;
    private final MethodNames methods;

    RelationChecks(Language language, ModelReader reader, Complaints complaints, MethodNames methods) {
        this.language = language;
        this.reader = reader;
        this.complaints = complaints;
        this.methods = methods;
    }

    void check(ModelClass model) {
        new GenericChecks(complaints).check(model);
        for (VariableElement field : ModelReader.fields(model.type())) {
            boolean ref = Language.isMain(field.asType(), "Ref");
            if (ref || Language.isMain(field.asType(), "Many")) {
                holder(model, field, ref);
            }
        }
        for (Member member : model.own()) {
            if (member instanceof Member.Key key) {
                key(model, key);
            } else if (member instanceof Member.Many many) {
                many(model, many);
            } else if (member instanceof Member.Back back) {
                back(model, back);
            }
        }
    }

    private static String place(ModelClass model, VariableElement field) {
        return model.name() + "." + field.getSimpleName();
    }

    private void holder(ModelClass model, VariableElement field, boolean ref) {
        String kind = ref ? "Ref" : "Many";
        String make = ref ? "ref()" : "many()";
        GenericChecks.isFinal(complaints, model, field, kind + "<…>", make);
        List<String> given = new ArrayList<>();
        for (String annotation : List.of("ForeignKey", "OneToOne", "ManyToMany", "Reverse")) {
            if (ColumnOptions.has(field, annotation)) {
                given.add("@" + annotation);
            }
        }
        Set<String> allowed = ref ? TO_ONE : TO_MANY;
        String choices = ref ? "@ForeignKey, @OneToOne, or @Reverse over a one-to-one" : "@ManyToMany or @Reverse";
        if (given.size() != 1 || !allowed.contains(given.get(0).substring(1))) {
            String has = given.isEmpty()
                    ? "does not say which relation it is"
                    : "is a " + kind + " with " + String.join(" and ", given);
            complaints.at(
                    field, place(model, field) + " " + has + "." + "\n  A " + kind + " takes one of " + choices + ".");
            return;
        }
        if (Member.named(model.own(), field.getSimpleName().toString()) == null) {
            complaints.at(
                    field,
                    place(model, field) + " leads to no model." + "\n  Write " + kind + "<Author> with a class that is"
                            + " annotated with @Table" + (ref ? ", or name it with target = \"blog.Author\"" : "")
                            + ".");
        }
    }

    private void key(ModelClass model, Member.Key key) {
        Options options = key.options();
        TypeElement target = concrete(model, key);
        String rule = options.constant("onDelete");
        if (rule.endsWith("SET_NULL") && !key.nullable()) {
            complaints.at(
                    key.field(),
                    options,
                    "onDelete",
                    place(model, key.field()) + " is set to null when its target is deleted, but cannot be null."
                            + "\n  Write Ref<@Nullable " + (target == null ? "…" : target.getSimpleName()) + ">, or"
                            + " another onDelete.");
        }
        if ((rule.equals("SET") || rule.equals("SET_DEFAULT"))
                && options.text("defaultFrom").isEmpty()) {
            complaints.at(
                    key.field(),
                    options,
                    "onDelete",
                    place(model, key.field()) + " has onDelete = " + rule + ", but nothing to set it to."
                            + "\n  Name a static method with defaultFrom = \"…\".");
        }
        byDatabase(model, key, rule);
        methods.check(key.field(), model.type(), options, "defaultFrom", "");
        relatedName(model, key.field(), options);
        if (target == null) {
            return;
        }
        String to = options.text("toField");
        if (to.isEmpty()) {
            if (key.key() == null) {
                complaints.at(
                        key.field(),
                        place(model, key.field()) + " points to " + target.getSimpleName() + ", which has no key of one"
                                + " column." + "\n  Name a unique field of " + target.getSimpleName()
                                + " with toField = \"…\".");
            }
        } else {
            toField(model, key, target, to);
        }
    }

    /** A rule that the database keeps needs a constraint, and a default of the database's own to set. */
    private void byDatabase(ModelClass model, Member.Key key, String rule) {
        Options options = key.options();
        if (rule.equals("DB_SET_DEFAULT") && options.text("databaseDefault").isEmpty()) {
            complaints.at(
                    key.field(),
                    options,
                    "onDelete",
                    place(model, key.field()) + " has onDelete = DB_SET_DEFAULT, but the database has nothing to set it"
                            + " to.\n  Give the SQL of a default with databaseDefault = \"…\".");
        }
        if (rule.startsWith("DB_") && !options.flag("constraint", true)) {
            complaints.at(
                    key.field(),
                    options,
                    "constraint",
                    place(model, key.field()) + " has onDelete = " + rule + ", but no constraint that could do it."
                            + "\n  Leave out constraint = false, or write "
                            + rule.substring("DB_".length()) + ".");
        }
    }

    private void toField(ModelClass model, Member.Key key, TypeElement target, String to) {
        ModelClass there = reader.read(target);
        Member found = Member.named(there.allMembers(), to);
        List<String> unique = there.allMembers().stream()
                .filter(RelationChecks::isUnique)
                .map(Member::name)
                .sorted()
                .toList();
        if (found == null || !isUnique(found)) {
            complaints.at(
                    key.field(),
                    key.options(),
                    "toField",
                    (found == null
                                    ? there.name() + " has no field '" + to + "'"
                                    : there.name() + "." + to + " is not" + " unique")
                            + " (in toField of " + place(model, key.field()) + ")." + "\n  Its unique"
                            + " fields: " + String.join(", ", unique) + "." + Names.didYouMean(to, unique));
        }
    }

    private static boolean isUnique(Member member) {
        return ShapeChecks.isKey(member)
                || (member instanceof Member.Column column && column.options().flag("unique", false))
                || (member instanceof Member.Key key
                        && (key.oneToOne() || key.options().flag("unique", false)));
    }

    /** The model at the other end, with a complaint when it has no rows of its own. */
    private @Nullable TypeElement concrete(ModelClass model, Member member) {
        Target target = Member.targetOf(member);
        TypeElement found = target == null ? null : Member.model(target);
        if (found != null && found.getModifiers().contains(Modifier.ABSTRACT)) {
            complaints.unusable(
                    member.field(),
                    place(model, member.field()) + " leads to " + found.getSimpleName() + ", which is abstract and has"
                            + " no table." + "\n  Let it lead to one of the models that inherit from "
                            + found.getSimpleName() + ".");
            return null;
        }
        return found;
    }

    private void relatedName(ModelClass model, VariableElement field, Options options) {
        String name = options.text("relatedName");
        String filled = name.replace("%s", "x");
        if (!name.isEmpty() && !name.endsWith("+") && !SourceVersion.isName(filled)) {
            complaints.at(
                    field,
                    options,
                    "relatedName",
                    "The way back '" + name + "' of " + place(model, field) + " is no Java name."
                            + "\n  Write one such as \"posts\", or \"+\" for no way back.");
        } else if (model.isAbstract() && !name.isEmpty() && !name.endsWith("+") && !name.contains("%s")) {
            complaints.at(
                    field,
                    options,
                    "relatedName",
                    "The way back '" + name + "' of " + place(model, field) + " would be the same for each model that"
                            + " inherits it." + "\n  Write %s for the model's name: \"%ss\" gives memos for Memo.");
        }
    }

    private void many(ModelClass model, Member.Many many) {
        Options options = many.options();
        TypeElement target = concrete(model, many);
        relatedName(model, many.field(), options);
        if (options.flag("symmetrical", false) && target != null && !target.equals(model.type())) {
            complaints.at(
                    many.field(),
                    options,
                    "symmetrical",
                    place(model, many.field()) + " is symmetrical, but leads to " + target.getSimpleName() + "."
                            + "\n  Only a relation of " + model.name() + " to itself can be.");
        }
        TypeElement through = Language.element(options.type("through"));
        if (through == null) {
            linkable(model, many, target);
            return;
        }
        if (!ModelReader.isModel(through)) {
            complaints.unusable(
                    many.field(),
                    place(model, many.field()) + " goes through " + through.getSimpleName() + ", which is no model."
                            + "\n  Annotate " + through.getSimpleName() + " with @Table.");
            return;
        }
        if (!model.isAbstract() && target != null) {
            through(model, many, target, reader.read(through));
        }
    }

    /** A table of links has one column for each end. */
    private void linkable(ModelClass model, Member.Many many, @Nullable TypeElement target) {
        if (target != null) {
            ModelClass end = reader.read(target);
            linkable(model, many, end, "leads to " + end.name() + ", whose");
        }
        if (!model.isAbstract() && (target == null || !target.equals(model.type()))) {
            linkable(model, many, model, "starts at " + model.name() + ", whose");
        }
    }

    private void linkable(ModelClass model, Member.Many many, ModelClass end, String how) {
        List<String> key = end.allMembers().stream()
                .filter(ShapeChecks::isKey)
                .map(Member::name)
                .toList();
        if (key.size() > 1) {
            complaints.at(
                    many.field(),
                    place(model, many.field()) + " " + how + " primary key has several columns ("
                            + String.join(", ", key)
                            + "): a table of links has one for each end.\n  Give " + end.name()
                            + " a key of one column, or write a model for the links: through = ….class, whose"
                            + " @ForeignKey names a unique field of " + end.name() + " with toField.");
        }
    }

    private void through(ModelClass model, Member.Many many, TypeElement target, ModelClass through) {
        Options options = many.options();
        List<String> keys = new ArrayList<>();
        List<String> here = new ArrayList<>();
        List<String> there = new ArrayList<>();
        for (Member member : through.allMembers()) {
            TypeElement end = member instanceof Member.Key key ? Member.model(key.target()) : null;
            if (end == null) {
                continue;
            }
            keys.add(member.name());
            if (leads(model.type(), end)) {
                here.add(member.name());
            }
            if (leads(target, end)) {
                there.add(member.name());
            }
        }
        List<String> named = options.texts("throughFields");
        if (named.isEmpty()) {
            boolean self = target.equals(model.type());
            ambiguous(model, many, through, here, model.type(), self ? 2 : 1);
            if (!self) {
                ambiguous(model, many, through, there, target, 1);
            }
            return;
        }
        boolean right = named.size() == 2 && contains(here, named.get(0)) && contains(there, named.get(1));
        if (!right) {
            complaints.at(
                    many.field(),
                    options,
                    "throughFields",
                    "The throughFields of " + place(model, many.field()) + " are " + named + ", but must be the key of "
                            + through.name() + " to " + model.name() + " and the one to " + target.getSimpleName() + "."
                            + "\n  To " + model.name() + ": " + listed(here) + ". To " + target.getSimpleName() + ": "
                            + listed(there) + "."
                            + Names.didYouMean(
                                    named.stream()
                                            .filter(name -> !contains(keys, name))
                                            .findFirst()
                                            .orElse(""),
                                    keys));
        }
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream()
                .anyMatch(each -> each.equals(name) || Names.snake(each).equals(name));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private void ambiguous(
            ModelClass model, Member.Many many, ModelClass through, List<String> keys, TypeElement end, int wanted) {
        if (keys.size() != wanted) {
            complaints.at(
                    many.field(),
                    many.options(),
                    "through",
                    through.name() + " has " + (keys.isEmpty() ? "no key" : keys.size() + " keys") + " to "
                            + end.getSimpleName() + (keys.isEmpty() ? "" : " (" + String.join(", ", keys) + ")")
                            + ", but " + place(model, many.field()) + " goes through " + (wanted == 1 ? "one" : "two")
                            + " of them."
                            + (keys.size() < wanted
                                    ? "\n  Add a @ForeignKey to " + through.name() + "."
                                    : "\n  Say which with throughFields = {\"…\", \"…\"}."));
        }
    }

    /** Whether a key to {@code end} is a key to {@code model}: the same table, seen as itself or by a proxy. */
    private boolean leads(TypeElement model, TypeElement end) {
        return model.equals(end)
                || (Options.of(model, "Table").flag("proxy", false)
                        && language.types.isSubtype(model.asType(), end.asType()));
    }

    private void back(ModelClass model, Member.Back back) {
        TypeElement source = concrete(model, back);
        if (source == null || model.isAbstract()) {
            return; // it leads to the children of an abstract parent, which are not known here
        }
        ModelClass there = reader.read(source);
        List<String> choices = new ArrayList<>();
        for (Member member : there.allMembers()) {
            TypeElement end = member instanceof Member.Back ? null : targetOf(member);
            if (member instanceof Member.Generic || (end != null && leads(model.type(), end))) {
                choices.add(member.name());
            }
        }
        ModelClass linked = there.linkedBy(back.forward());
        if (linked != null
                && linked.parent() != null
                && leads(model.type(), linked.parent().type())) {
            kind(model, back, there, linked.parentLink(), true);
            return;
        }
        choices.sort(null);
        Options options = Options.of(back.field(), "Reverse");
        Member forward = Member.named(there.allMembers(), back.forward());
        if (forward != null && !contains(List.of(forward.name()), back.forward())) {
            forward = null; // a column of a key, which is no relation
        }
        if (forward == null || !choices.contains(forward.name())) {
            String what = forward == null
                    ? there.name() + " has no relation '" + back.forward() + "'"
                    : there.name() + "." + forward.name() + " does not lead to " + model.name();
            complaints.at(
                    back.field(),
                    options,
                    "value",
                    what + " (in @Reverse of " + place(model, back.field()) + ")." + "\n  "
                            + (choices.isEmpty()
                                    ? there.name() + " has no relation to " + model.name() + ": add a"
                                            + " @ForeignKey there"
                                    : "Choices are: " + String.join(", ", choices))
                            + "."
                            + Names.didYouMean(back.forward(), choices));
            return;
        }
        kind(model, back, there, forward.name(), forward instanceof Member.Key key && key.oneToOne());
    }

    private void kind(ModelClass model, Member.Back back, ModelClass there, String forward, boolean one) {
        if (one != back.one()) {
            complaints.at(
                    back.field(),
                    place(model, back.field()) + " is a " + (back.one() ? "Ref" : "Many") + ", but the way back over "
                            + there.name() + "." + forward + " leads to " + (one ? "one row" : "several rows") + "."
                            + "\n  Write final " + (one ? "Ref<" : "Many<") + there.name() + "> " + back.name() + " = "
                            + (one ? "ref()" : "many()") + ";");
        }
    }

    private static @Nullable TypeElement targetOf(Member member) {
        Target target = Member.targetOf(member);
        return target == null ? null : Member.model(target);
    }
}
