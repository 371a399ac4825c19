package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Mistakes in many-to-many relations: what their tables of links, or their through models, cannot hold. */
final class ManyChecks {
    private final ModelReader reader;
    private final Complaints complaints;
    private final RelationEnds ends;
    private final BackChecks backs;

    ManyChecks(ModelReader reader, Complaints complaints, RelationEnds ends, BackChecks backs) {
        this.reader = reader;
        this.complaints = complaints;
        this.ends = ends;
        this.backs = backs;
    }

    void check(ModelClass model, Member.Many many) {
        Options options = many.options();
        TypeElement target = ends.concrete(model, many);
        backs.name(model, many.field(), options);
        if (options.flag("symmetrical", false) && target != null && !target.equals(model.type())) {
            complaints.at(
                    many.field(),
                    options,
                    "symmetrical",
                    RelationEnds.place(model, many.field()) + " is symmetrical, but leads to " + target.getSimpleName()
                            + "." + "\n  Only a relation of " + model.name() + " to itself can be.");
        }
        TypeElement through = Language.element(options.type("through"));
        if (through == null) {
            linkable(model, many, target);
            return;
        }
        if (!ModelReader.isModel(through)) {
            complaints.unusable(
                    many.field(),
                    RelationEnds.place(model, many.field()) + " goes through " + through.getSimpleName()
                            + ", which is no model." + "\n  Annotate " + through.getSimpleName() + " with @Table.");
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
                    RelationEnds.place(model, many.field()) + " " + how + " primary key has several columns ("
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
            if (ends.leads(model.type(), end)) {
                here.add(member.name());
            }
            if (ends.leads(target, end)) {
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
                    "The throughFields of " + RelationEnds.place(model, many.field()) + " are " + named
                            + ", but must be the key of "
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
        return names.stream().anyMatch(each -> Names.spells(name, each));
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
                            + ", but " + RelationEnds.place(model, many.field()) + " goes through "
                            + (wanted == 1 ? "one" : "two")
                            + " of them."
                            + (keys.size() < wanted
                                    ? "\n  Add a @ForeignKey to " + through.name() + "."
                                    : "\n  Say which with throughFields = {\"…\", \"…\"}."));
        }
    }
}
