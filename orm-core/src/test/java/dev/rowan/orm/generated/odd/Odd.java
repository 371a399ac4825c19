package dev.rowan.orm.generated.odd;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Index;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Sort;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.OnDelete;
import java.util.List;
import java.util.Locale;

/** Classes and columns of names that could be taken for others. */
public final class Odd {
    private Odd() {}

    @Table
    public static class Path extends Model {
        Long id;

        /** Obscures the package of this very class. */
        java.lang.String dev;

        java.lang.String java;
        java.lang.String to;
        java.lang.String m;
        java.lang.String relation;
        java.lang.String htmlURL;
        int x2y;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+")
        final Ref<Field> field = ref();
    }

    @Table
    public static class Field extends Model {
        Long id;

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+")
        final Ref<Path> path = ref();

        @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+")
        final Ref<String> from = ref();
    }

    /** Hides java.lang's. */
    @Table(
            managed = false,
            verboseName = "odd one",
            verboseNamePlural = "odd ones",
            indexes = {
                @Index(value = "known", opclasses = "text_pattern_ops", method = "btree"),
                @Index(expressions = "lowered", name = "odd_lower")
            })
    @SuppressWarnings("JavaLangClash")
    public static class String extends Model {
        Long id;
        java.lang.String known;

        static List<Sort<String>> lowered() {
            return List.of(Odd_String_.known.desc());
        }
    }

    /** Two columns are the key together. */
    @Table
    public static class Seat extends Model {
        @PrimaryKey
        int row;

        @PrimaryKey
        char letter;

        @Column(type = Tongue.class)
        Locale language;
    }

    /** A type of one's own. */
    public static final class Tongue implements FieldType<Locale, java.lang.String> {
        @Override
        public Class<Locale> javaType() {
            return Locale.class;
        }

        @Override
        public ColumnKind kind() {
            return ColumnKind.TEXT;
        }

        @Override
        public java.lang.String toColumn(Locale value) {
            return value.toLanguageTag();
        }

        @Override
        public Locale fromColumn(java.lang.String column) {
            return Locale.forLanguageTag(column);
        }

        @Override
        public Locale coerce(Object value) {
            return fromColumn(java.lang.String.valueOf(value));
        }
    }
}
