package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Mistakes in relations: their holders, and the options of keys. */
final class RelationChecks {
    private static final Set<String> TO_ONE = Set.of("ForeignKey", "OneToOne", "Reverse");
    private static final Set<String> TO_MANY = Set.of("ManyToMany", "Reverse");

    private final ModelReader reader;
    private final Complaints complaints;
    private final MethodNames methods;
    private final RelationEnds ends;
    private final BackChecks backs;
    private final ManyChecks manys;

    RelationChecks(Language language, ModelReader reader, Complaints complaints, MethodNames methods) {
        this.reader = reader;
        this.complaints = complaints;
        this.methods = methods;
        this.ends = new RelationEnds(language, complaints);
        this.backs = new BackChecks(reader, complaints, ends);
        this.manys = new ManyChecks(reader, complaints, ends, backs);
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
                manys.check(model, many);
            } else if (member instanceof Member.Back back) {
                backs.check(model, back);
            }
        }
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
                    field,
                    RelationEnds.place(model, field) + " " + has + "." + "\n  A " + kind + " takes one of " + choices
                            + ".");
            return;
        }
        if (Member.named(model.own(), field.getSimpleName().toString()) == null) {
            complaints.at(
                    field,
                    RelationEnds.place(model, field) + " leads to no model." + "\n  Write " + kind
                            + "<Author> with a class that is"
                            + " annotated with @Table" + (ref ? ", or name it with target = \"blog.Author\"" : "")
                            + ".");
        }
    }

    private void key(ModelClass model, Member.Key key) {
        Options options = key.options();
        TypeElement target = ends.concrete(model, key);
        String rule = options.constant("onDelete");
        if (rule.endsWith("SET_NULL") && !key.nullable()) {
            complaints.at(
                    key.field(),
                    options,
                    "onDelete",
                    RelationEnds.place(model, key.field())
                            + " is set to null when its target is deleted, but cannot be null."
                            + "\n  Write Ref<@Nullable " + (target == null ? "…" : target.getSimpleName()) + ">, or"
                            + " another onDelete.");
        }
        if ((rule.equals("SET") || rule.equals("SET_DEFAULT"))
                && options.text("defaultFrom").isEmpty()) {
            complaints.at(
                    key.field(),
                    options,
                    "onDelete",
                    RelationEnds.place(model, key.field()) + " has onDelete = " + rule + ", but nothing to set it to."
                            + "\n  Name a static method with defaultFrom = \"…\".");
        }
        byDatabase(model, key, rule);
        methods.check(key.field(), model.type(), options, "defaultFrom", "");
        backs.name(model, key.field(), options);
        if (target == null) {
            return;
        }
        String to = options.text("toField");
        if (to.isEmpty()) {
            if (key.key() == null) {
                complaints.at(
                        key.field(),
                        RelationEnds.place(model, key.field()) + " points to " + target.getSimpleName()
                                + ", which has no key of one"
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
                    RelationEnds.place(model, key.field())
                            + " has onDelete = DB_SET_DEFAULT, but the database has nothing to set it"
                            + " to.\n  Give the SQL of a default with databaseDefault = \"…\".");
        }
        if (rule.startsWith("DB_") && !options.flag("constraint", true)) {
            complaints.at(
                    key.field(),
                    options,
                    "constraint",
                    RelationEnds.place(model, key.field()) + " has onDelete = " + rule
                            + ", but no constraint that could do it."
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
                            + " (in toField of " + RelationEnds.place(model, key.field()) + ")." + "\n  Its unique"
                            + " fields: " + String.join(", ", unique) + "." + Names.didYouMean(to, unique));
        }
    }

    private static boolean isUnique(Member member) {
        return ShapeChecks.isKey(member)
                || (member instanceof Member.Column column && column.options().flag("unique", false))
                || (member instanceof Member.Key key
                        && (key.oneToOne() || key.options().flag("unique", false)));
    }
}
