package dev.rowan.orm.processor;

import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Mistakes in keys to rows of any model. */
final class GenericChecks {
    private static final List<String> OTHERS =
            List.of("ForeignKey", "OneToOne", "ManyToMany", "Reverse", "Column", "PrimaryKey");

    private final Complaints complaints;

    GenericChecks(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(ModelClass model) {
        for (VariableElement field : ModelReader.fields(model.type())) {
            if (Language.isMain(field.asType(), "GenericRef")) {
                holder(model, field);
            } else if (ColumnOptions.has(field, "Generic")) {
                complaints.at(
                        field,
                        RelationEnds.place(model, field)
                                + " is annotated with @Generic, but is no key to rows of any model."
                                + "\n  Its type must be GenericRef: final GenericRef<Model> " + field.getSimpleName()
                                + " = genericRef();");
            }
        }
    }

    private void holder(ModelClass model, VariableElement field) {
        isFinal(complaints, model, field, "GenericRef<…>", "genericRef()");
        for (String annotation : OTHERS) {
            if (ColumnOptions.has(field, annotation)) {
                complaints.at(
                        field,
                        RelationEnds.place(model, field) + " is a GenericRef with @" + annotation + "."
                                + "\n  A GenericRef takes @Generic for its options, or nothing. A key to one model is a"
                                + " Ref with @ForeignKey.");
            }
        }
        if (Member.named(model.own(), field.getSimpleName().toString()) == null) {
            complaints.at(
                    field,
                    Options.of(field, "Generic"),
                    "key",
                    RelationEnds.place(model, field) + " keeps keys of a type that no key column has."
                            + "\n  Choices are: Long, Integer, UUID, and String for keys of several types.");
        }
    }

    /** A holder is made once; {@code type} and {@code make} are how it is written. */
    static void isFinal(Complaints complaints, ModelClass model, VariableElement field, String type, String make) {
        if (!field.getModifiers().contains(Modifier.FINAL)) {
            complaints.at(
                    field,
                    RelationEnds.place(model, field) + " is a " + type.substring(0, type.indexOf('<'))
                            + " that is not final: a holder belongs to its row for good." + "\n  Write final " + type
                            + " " + field.getSimpleName() + " = " + make + ";");
        }
    }
}
