package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A model: a class whose instances are rows. Its options are Django's {@code class Meta}.
 *
 * <pre>{@code
 * @Table(ordering = "-madeAt", indexes = @Index({"author", "-madeAt"}))
 * public class Article extends Model {
 *     public static final Manager<Article> objects = Article_.manager();
 *
 *     Long id;
 *     @Column(maxLength = 200) String title;
 *     @Nullable String summary;
 *     @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "articles") final Ref<Author> author = ref();
 *     @ManyToMany(relatedName = "articles") final Many<Tag> tags = many();
 *     @AutoNowAdd Instant madeAt;
 * }
 * }</pre>
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface Table {
    /** The table; by default application and model in lower case: {@code blog_post}. */
    String name() default "";

    /** The application; by default the last part of the package. */
    String app() default "";

    /** Default ordering by field names, {@code -} for descending. */
    String[] ordering() default {};

    Index[] indexes() default {};

    Unique[] unique() default {};

    /**
     * Name of a static method of the model without arguments that returns {@code List<Constraint>}: typed check and
     * unique constraints.
     */
    String constraints() default "";

    /** Fields that {@code latest()} and {@code earliest()} go by when they name none. */
    String[] getLatestBy() default {};

    /**
     * Fields that together tell a row from all others in whatever database: what fixtures may write instead of keys.
     * A key among them counts with the natural key of the model that it leads to. They should be unique together.
     */
    String[] naturalKey() default {};

    /** False when the table is made elsewhere. */
    boolean managed() default true;

    /** A proxy: another class over the parent's table. */
    boolean proxy() default false;

    String verboseName() default "";

    String verboseNamePlural() default "";

    String comment() default "";
}
