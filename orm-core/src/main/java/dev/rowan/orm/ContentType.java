package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import org.jspecify.annotations.Nullable;

/**
 * A model as a row, so that other rows can point to it: Django's {@code ContentType}, in Django's table.
 *
 * <p>The table is made with those of the models as soon as one of them has a {@link GenericRef}, and filled with all
 * models by {@link Database#createTables}; a model that came later is added when a row first points to it. Each database
 * remembers its content types once they were read.
 */
@Table(app = "contenttypes", name = "django_content_type")
public class ContentType extends Model {
    public static final Manager<ContentType> objects = ContentType_.manager();

    Long id;

    /** The model's application: {@code blog}. */
    String appLabel;

    /** The model's name in small letters: {@code post}. */
    String model;

    /** For rows that are read. */
    protected ContentType() {}

    /** The content type of a model on the current database; of a proxy, that of the model it stands for. */
    public static ContentType of(Class<? extends Model> model) {
        return Database.current().contentTypes().forWriting(dev.rowan.orm.model.Metas.of(model));
    }

    public Long id() {
        return id;
    }

    public String appLabel() {
        return appLabel;
    }

    public String model() {
        return model;
    }

    /** The class of the model, or null when no model of the database has that name any more. */
    public @Nullable Class<?> modelClass() {
        ModelMeta<?> found = Lazily.database(this).contentTypes().model(this);
        return found == null ? null : found.type();
    }

    @Override
    public String toString() {
        return appLabel + "." + model;
    }
}
