package dev.rowan.orm.processor;

import javax.lang.model.element.TypeElement;

/** Mistakes in models, found when they are compiled. */
final class Checks {
    private final Language language;
    private final Complaints complaints;

    Checks(Language language, ModelReader reader, Complaints complaints) {
        this.language = language;
        this.complaints = complaints;
    }

    /** Whether a class can be a model at all. */
    boolean shape(TypeElement type) {
        if (!language.extendsModel(type)) {
            complaints.at(
                    type,
                    type.getSimpleName() + " is annotated with @Table, but is no model."
                            + "\n  Let it extend dev.rowan.orm.Model, or a model.");
            return false;
        }
        return true;
    }

    void members(ModelClass model) {
        for (Member member : model.own()) {
            if (member.name().isEmpty()) {
                complaints.at(member.field(), "no name");
            }
        }
    }
}
