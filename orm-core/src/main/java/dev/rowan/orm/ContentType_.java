package dev.rowan.orm;

import dev.rowan.orm.model.ConstraintSpec;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.TableOptions;
import java.util.List;

/** What the run time knows of {@link ContentType}, written by hand: the processor's list would bring it to everybody. */
public final class ContentType_ {
    /** The longest name of an application or a model that Django takes. */
    private static final int LONGEST = 100;

    /** The description of the model. */
    public static final ModelMeta<ContentType> META = describe();

    /** The model itself, where its paths begin. */
    public static final Path<ContentType> ROOT = new Path<>();

    public static final NumberPath<ContentType, Long> id = ROOT.id;
    public static final TextPath<ContentType> appLabel = ROOT.appLabel;
    public static final TextPath<ContentType> model = ROOT.model;

    private ContentType_() {}

    /** The default manager: all rows. */
    public static Manager<ContentType> manager() {
        return new Manager<>(META);
    }

    private static ModelMeta<ContentType> describe() {
        return ModelMeta.of(ContentType.class, "contenttypes", "django_content_type", ContentType::new)
                .options(TableOptions.NONE
                        .withVerboseNames("content type", "content types")
                        .withConstraints(() -> List.of(new ConstraintSpec.Unique(
                                "django_content_type_app_label_model_76bd3d3b_uniq",
                                List.of("appLabel", "model"),
                                null,
                                List.of(),
                                false,
                                null,
                                null))))
                .field(Field.<ContentType, Long>of("id", "id", FieldTypes.LONG)
                        .identity()
                        .access(row -> row.id, (row, value) -> row.id = value)
                        .build())
                .field(Field.<ContentType, String>of("appLabel", "app_label", FieldTypes.STRING)
                        .maxLength(LONGEST)
                        .access(row -> row.appLabel, (row, value) -> row.appLabel = value)
                        .build())
                .field(Field.<ContentType, String>of("model", "model", FieldTypes.STRING)
                        .maxLength(LONGEST)
                        .access(row -> row.model, (row, value) -> row.model = value)
                        .build())
                .build();
    }

    /** A way from rows of {@code R} to content types. */
    public static final class Path<R> extends RelationPath<R, ContentType> {
        public final NumberPath<R, Long> id = number("id");
        public final TextPath<R> appLabel = text("appLabel");
        public final TextPath<R> model = text("model");

        Path() {}

        public Path(RelationPath<R, ?> from, String relation) {
            super(from, relation);
        }
    }
}
