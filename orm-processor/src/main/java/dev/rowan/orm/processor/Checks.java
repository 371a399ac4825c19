package dev.rowan.orm.processor;

import javax.lang.model.element.TypeElement;

/**
 * Mistakes in models, found when they are compiled: what is wrong, where, the choices, the fix.
 *
 * <p>A model is checked for itself and for what it refers to; what it takes all models to see, such as two models of
 * one label, the run time tells when it closes its graph.
 */
final class Checks {
    private final ShapeChecks shape;
    private final ColumnChecks columns;
    private final RelationChecks relations;
    private final NameChecks names;
    private final TableChecks tables;

    Checks(Language language, ModelReader reader, Complaints complaints) {
        MethodNames methods = new MethodNames(language, complaints);
        shape = new ShapeChecks(language, complaints);
        columns = new ColumnChecks(language, complaints, methods);
        relations = new RelationChecks(language, reader, complaints, methods);
        names = new NameChecks(reader, complaints);
        tables = new TableChecks(reader, complaints, methods);
    }

    /** Whether a class can be a model at all. */
    boolean shape(TypeElement type) {
        return shape.check(type);
    }

    void members(ModelClass model) {
        shape.inheritance(model);
        columns.check(model);
        relations.check(model);
        names.check(model);
        tables.check(model);
    }
}
