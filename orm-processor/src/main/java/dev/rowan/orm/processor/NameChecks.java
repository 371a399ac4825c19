package dev.rowan.orm.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Clashes: of Java's names and Django's, of columns, of ways back, and with what every class has. */
final class NameChecks {
    /** Methods without parameters that every path has; a relation of that name could not be one. */
    private static final Set<String> METHODS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final ModelReader reader;
    private final Complaints complaints;

    NameChecks(ModelReader reader, Complaints complaints) {
        this.reader = reader;
        this.complaints = complaints;
    }

    void check(ModelClass model) {
        model.own().forEach(member -> spelling(model, member));
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        if (model.isChild()) {
            names.put(Names.snake(model.parentLink()), "the link of " + model.name() + " to its parent");
        }
        for (Member member : model.allMembers()) {
            if (model.isProxy()) {
                continue;
            }
            Element at = model.own().contains(member) ? member.field() : model.type();
            boolean below = model.members().contains(member);
            boolean clear = name(at, names, member.name(), member, below);
            if (member instanceof Member.Key key) {
                clear &= name(at, names, key.attribute(), member, below);
            }
            if (member instanceof Member.Generic generic) {
                for (String each : generic.columns()) {
                    clear &= name(at, names, each, member, below);
                }
            }
            for (String column : clear && below ? columns(member) : List.<String>of()) {
                String other = columns.putIfAbsent(column, member.name());
                if (other == null || other.equals(member.name())) {
                    continue;
                }
                complaints.at(
                        at,
                        model.name() + "." + member.name() + " and " + model.name() + "." + other
                                + " are both kept in the column '" + column + "'." + "\n  Give one another name.");
            }
        }
        if (!model.isAbstract() && !model.isProxy()) {
            waysBack(model);
        }
    }

    private void spelling(ModelClass model, Member member) {
        String name = member.name();
        String place = model.name() + "." + name;
        boolean relation = !(member instanceof Member.Column);
        if (relation && METHODS.contains(name)) {
            complaints.unusable(
                    member.field(),
                    place + " cannot be a relation: every object has a method " + name + "()."
                            + "\n  Call it something else.");
        } else if (!relation && (name.equals("META") || name.equals("ROOT"))) {
            complaints.unusable(
                    member.field(),
                    place + " cannot be a column: " + Names.companion(model.type()) + "." + name
                            + " is something else already." + "\n  Call it something else, and set"
                            + " @Column(name = \"" + Names.lower(name) + "\").");
        } else if (name.equals("pk")) {
            complaints.unusable(
                    member.field(),
                    place + " takes the name by which every primary key is known in lookups."
                            + "\n  Call it something else.");
        } else if (name.contains("__") || name.endsWith("_")) {
            complaints.unusable(
                    member.field(),
                    place + " cannot be told from a lookup: __ goes over a relation, as in author__name."
                            + "\n  Call it something else; @Column(name = …) keeps the column.");
        }
    }

    /** Whether the name is free. */
    private boolean name(Element at, Map<String, String> taken, String name, Member member, boolean below) {
        String owner = member.field().getEnclosingElement() instanceof TypeElement declaring
                ? declaring.getSimpleName() + "." + member.name()
                : member.name();
        String other = taken.putIfAbsent(Names.snake(name), owner);
        if (other == null || !below) {
            return true;
        }
        String both = other.endsWith("." + member.name())
                ? owner + " hides " + other
                : owner + " and " + other + " are both called '" + Names.snake(name) + "'";
        complaints.unusable(at, both + " (Django's spelling is an alias everywhere)." + "\n  Rename one of the two.");
        return false;
    }

    private static List<String> columns(Member member) {
        String snake = Names.snake(member.name());
        if (member instanceof Member.Column column) {
            return List.of(or(column.options().text("name"), snake));
        }
        if (member instanceof Member.Key key) {
            return List.of(or(key.options().text("column"), snake + "_id"));
        }
        if (member instanceof Member.Generic generic) {
            Options options = generic.options();
            return List.of(
                    or(options.text("typeColumn"), snake + "_type_id"), or(options.text("column"), snake + "_id"));
        }
        return List.of();
    }

    private static String or(String given, String standard) {
        return given.isEmpty() ? standard : given;
    }

    /** Ways back of one model's relations clash with each other, or with what their target has already. */
    private void waysBack(ModelClass model) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (Member member : model.members()) {
            Member.Target target = member instanceof Member.Back ? null : Member.targetOf(member);
            TypeElement end = target == null ? null : Member.model(target);
            String name = PathWriter.wayBack(model, member);
            if (end == null || name == null) {
                continue;
            }
            VariableElement declared = PathWriter.declaring(model, end, member.name());
            String known = declared == null ? name : declared.getSimpleName().toString();
            String place = model.name() + "." + member.name();
            String other = taken.putIfAbsent(end.getQualifiedName() + "." + Names.snake(known), place);
            List<Member> there = reader.read(end).allMembers();
            Member clash = declared == null ? Member.named(there, known) : null;
            if (other != null || clash != null) {
                Element at = model.own().contains(member) ? member.field() : model.type();
                complaints.at(
                        at,
                        "The way back '" + known + "' of " + place + " clashes with "
                                + (clash == null ? "that of " + other : end.getSimpleName() + "." + clash.name()) + "."
                                + "\n  Give one of them another relatedName, or \"+\" for no way back.");
            }
        }
    }
}
