package dev.rowan.orm.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Mistakes in ways back: their names, and what {@code @Reverse} says of them. */
final class BackChecks {
    private final ModelReader reader;
    private final Complaints complaints;
    private final RelationEnds ends;

    BackChecks(ModelReader reader, Complaints complaints, RelationEnds ends) {
        this.reader = reader;
        this.complaints = complaints;
        this.ends = ends;
    }

    /** The name that a relation gives to its way back. */
    void name(ModelClass model, VariableElement field, Options options) {
        String name = options.text("relatedName");
        String filled = name.replace("%s", "x");
        if (!name.isEmpty() && !name.endsWith("+") && !SourceVersion.isName(filled)) {
            complaints.at(
                    field,
                    options,
                    "relatedName",
                    "The way back '" + name + "' of " + RelationEnds.place(model, field) + " is no Java name."
                            + "\n  Write one such as \"posts\", or \"+\" for no way back.");
        } else if (model.isAbstract() && !name.isEmpty() && !name.endsWith("+") && !name.contains("%s")) {
            complaints.at(
                    field,
                    options,
                    "relatedName",
                    "The way back '" + name + "' of " + RelationEnds.place(model, field)
                            + " would be the same for each model that" + " inherits it."
                            + "\n  Write %s for the model's name: \"%ss\" gives memos for Memo.");
        }
    }

    void check(ModelClass model, Member.Back back) {
        TypeElement source = ends.concrete(model, back);
        if (source == null || model.isAbstract()) {
            return; // it leads to the children of an abstract parent, which are not known here
        }
        ModelClass there = reader.read(source);
        List<String> choices = new ArrayList<>();
        for (Member member : there.allMembers()) {
            TypeElement end = member instanceof Member.Back ? null : RelationEnds.of(member);
            if (member instanceof Member.Generic || (end != null && ends.leads(model.type(), end))) {
                choices.add(member.name());
            }
        }
        ModelClass linked = there.linkedBy(back.forward());
        if (linked != null
                && linked.parent() != null
                && ends.leads(model.type(), linked.parent().type())) {
            kind(model, back, there, linked.parentLink(), true);
            return;
        }
        choices.sort(null);
        Options options = Options.of(back.field(), "Reverse");
        Member forward = Member.named(there.allMembers(), back.forward());
        if (forward != null && !Names.spells(back.forward(), forward.name())) {
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
                    what + " (in @Reverse of " + RelationEnds.place(model, back.field()) + ")." + "\n  "
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
                    RelationEnds.place(model, back.field()) + " is a " + (back.one() ? "Ref" : "Many")
                            + ", but the way back over "
                            + there.name() + "." + forward + " leads to " + (one ? "one row" : "several rows") + "."
                            + "\n  Write final " + (one ? "Ref<" : "Many<") + there.name() + "> " + back.name() + " = "
                            + (one ? "ref()" : "many()") + ";");
        }
    }
}
