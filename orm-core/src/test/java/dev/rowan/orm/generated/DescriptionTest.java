package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Q;
import dev.rowan.orm.generated.library.Author_;
import dev.rowan.orm.generated.library.Book;
import dev.rowan.orm.generated.library.Book_;
import dev.rowan.orm.generated.library.Tag_;
import dev.rowan.orm.generated.odd.Odd_Field_;
import dev.rowan.orm.generated.odd.Odd_Path_;
import dev.rowan.orm.generated.odd.Odd_Seat_;
import dev.rowan.orm.generated.odd.Odd_String_;
import dev.rowan.orm.model.ConstraintSpec;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.IndexSpec;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.OnDelete;
import dev.rowan.orm.model.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.annotation.processing.AbstractProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the description of a model says of its source. */
final class DescriptionTest {
    @TempDir
    Path folder;

    private static Field<?, ?> field(String name) {
        return Book_.META.field(name);
    }

    @Test
    void namesAreDjangosUnlessTheModelGivesItsOwn() {
        assertThat(Book_.META.label()).isEqualTo("library.Book");
        assertThat(Book_.META.table()).isEqualTo("library_book");
        assertThat(field("createdAt").column()).isEqualTo("created_at");
        assertThat(field("author").column()).isEqualTo("author_id");
        assertThat(field("authorId")).isSameAs(field("author_id")).isSameAs(field("author"));
        assertThat(Metas.of(Book.class)).isSameAs(Book_.META);
    }

    @Test
    void theProcessorSpellsNamesAsTheRunTimeDoes() {
        for (Field<?, ?> field : Odd_Path_.META.fields()) {
            String suffix = field instanceof ForeignKey<?> ? "_id" : "";
            assertThat(field.column()).isEqualTo(Names.snake(field.name()) + suffix);
        }
    }

    @Test
    void anIntegerIdIsCountedByTheDatabase() {
        assertThat(field("id").identity()).isTrue();
        assertThat(field("id").primaryKey()).isTrue();
        assertThat(field("id").nullable()).isFalse();
        assertThat(Tag_.META.primaryKeyField().identity()).isFalse();
    }

    @Test
    void severalKeyColumnsMakeACompositeKey() {
        assertThat(Odd_Seat_.META.primaryKey().stream().map(Field::name)).containsExactly("row", "letter");
    }

    @Test
    void columnsCarryTheirOptions() {
        assertThat(field("title").maxLength()).isEqualTo(200);
        assertThat(field("summary").nullable()).isTrue();
        assertThat(field("title").nullable()).isFalse();
        assertThat(field("back").nullable()).isTrue();
        assertThat(field("cover").nullable()).isFalse();
        assertThat(field("secretBox").nullable()).isTrue();
        assertThat(field("slug").maxLength()).isEqualTo(50);
        assertThat(field("slug").indexed()).isTrue();
        assertThat(Author_.META.field("email").maxLength()).isEqualTo(254);
        assertThat(Author_.META.field("email").unique()).isTrue();
        assertThat(Author_.META.field("email").validators()).hasSize(1);
        assertThat(field("price").precision()).isEqualTo(8);
        assertThat(field("price").scale()).isEqualTo(2);
        assertThat(field("createdAt").autoNowAdd()).isTrue();
        assertThat(field("changedAt").autoNow()).isTrue();
        assertThat(field("number").databaseDefault()).isEqualTo("7");
        assertThat(field("number").collation()).isEqualTo("C");
        assertThat(field("number").comment()).isEqualTo("counts up");
        assertThat(field("doubled").generatedAs()).isEqualTo("pages * 2");
        assertThat(field("shelf").positive()).isTrue();
        assertThat(field("summary").blank()).isTrue();
        assertThat(field("summary").verboseName()).isEqualTo("short text");
        assertThat(Book_.META.fieldOrNull("notStored")).isNull();
    }

    @Test
    void defaultsComeFromMethodsAndAreMadeForEachRow() {
        assertThat(Objects.requireNonNull(field("number").defaultValue()).get()).isEqualTo("n1");
        Object first = Objects.requireNonNull(field("code").defaultValue()).get();
        assertThat(first).isInstanceOf(UUID.class);
        assertThat(Objects.requireNonNull(field("code").defaultValue()).get()).isNotEqualTo(first);
        assertThat(field("title").defaultValue()).isNull();
    }

    @Test
    void choicesComeFromTheColumnOrFromItsEnum() {
        assertThat(field("status").choices().stream().map(Field.Choice::label)).containsExactly("New", "Sold", "Lost");
        assertThat(field("status").choices().stream().map(Field.Choice::group)).containsExactly(null, "Gone", "Gone");
        assertThat(field("binding").choices().stream().map(Field.Choice::label))
                .containsExactly("Hardcover", "Paperback");
        assertThat(field("state").choices().stream().map(Field.Choice::label)).containsExactly("In print", "Sold out");
    }

    @Test
    void aValueIsDisplayedByItsLabel() throws SQLException {
        Book row = Book_.META.create();
        set(row, "status", "lost");
        assertThat(Book_.META.display(row, "status")).isEqualTo("Lost");
        set(row, "status", "unheard of");
        assertThat(Book_.META.display(row, "status")).isEqualTo("unheard of");
        OneRow cell = new OneRow();
        cell.value = "s";
        binding().reader().read(row, cell, 1);
        assertThat(Book_.META.display(row, "binding")).isEqualTo("Paperback");
        assertThat(Book_.META.display(row, "summary")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Field<Book, Object> binding() {
        return (Field<Book, Object>) field("binding");
    }

    @SuppressWarnings("unchecked")
    private static void set(Book row, String name, Object value) {
        ((Field<Book, Object>) field(name)).set(row, value);
    }

    @Test
    void relationsCarryTheirOptions() {
        ForeignKey<?> editor = (ForeignKey<?>) field("editor");
        assertThat(editor.nullable()).isTrue();
        assertThat(editor.onDelete()).isEqualTo(OnDelete.SET_NULL);
        assertThat(editor.relatedName()).isEqualTo("editedBooks");
        assertThat(editor.target()).isSameAs(Author_.META);
        assertThat(((ForeignKey<?>) field("author")).nullable()).isFalse();
        assertThat(((ForeignKey<?>) field("prequel")).target()).isSameAs(Book_.META);
        ManyToMany<?> tags = Book_.META.manyToMany().get(0);
        assertThat(tags.target()).isSameAs(Tag_.META);
        assertThat(tags.link().table()).isEqualTo("library_book_tags");
    }

    @Test
    void theTableCarriesItsOptions() {
        TableOptions options = Book_.META.options();
        assertThat(options.ordering()).containsExactly("-createdAt", "author");
        assertThat(options.getLatestBy()).containsExactly("createdAt");
        assertThat(options.comment()).isEqualTo("What is on the shelves");
        List<IndexSpec> indexes = options.indexes().get();
        assertThat(indexes).hasSize(2);
        assertThat(indexes.get(0).parts()).isEqualTo(List.of("author", "-createdAt"));
        assertThat(indexes.get(1).name()).isEqualTo("book_listed");
        assertThat(indexes.get(1).condition()).isNotNull();
        assertThat(indexes.get(1).include()).containsExactly("price");
        assertThat(options.constraints().get().stream().map(ConstraintSpec::name))
                .containsExactly("library_book_author_slug_uniq", "book_pages");
    }

    @Test
    void lessCommonTableOptionsAreCarriedToo() {
        TableOptions options = Odd_String_.META.options();
        assertThat(options.managed()).isFalse();
        assertThat(options.verboseName()).isEqualTo("odd one");
        assertThat(options.verboseNamePlural()).isEqualTo("odd ones");
        IndexSpec index = options.indexes().get().get(0);
        assertThat(index.operatorClasses()).containsExactly("text_pattern_ops");
        assertThat(index.method()).isEqualTo("btree");
        assertThat(options.indexes().get().get(1).parts()).hasSize(1).allMatch(part -> !(part instanceof String));
    }

    @Test
    void classesAndColumnsOfOddNamesDoNotMeetInGeneratedCode() {
        assertThat(Odd_Path_.dev).hasToString("Path[names=[dev]]");
        assertThat(Odd_Path_.field().path().field().from().known)
                .hasToString("Path[names=[field, path, field, from, known]]");
        assertThat(Odd_Field_.META.foreignKeys()).hasSize(2);
        assertThat(Odd_String_.META.table()).isEqualTo("odd_string");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aColumnCanHaveATypeOfOnesOwn() throws SQLException {
        Field<Object, Object> language = (Field<Object, Object>) (Object) Odd_Seat_.META.field("language");
        Object row = Odd_Seat_.META.create();
        OneRow cell = new OneRow();
        cell.value = "de-AT";
        language.reader().read(row, cell, 1);
        assertThat(language.get(row)).isEqualTo(Locale.forLanguageTag("de-AT"));
        language.binder().bind(row, cell, 1);
        assertThat(cell.value).isEqualTo("de-AT");
    }

    @Test
    void aPathIsMadeOnce() {
        assertThat(Book_.author().favourite()).isSameAs(Book_.author().favourite());
    }

    @Test
    void nullsAndNumbersOfAnyClassCanBeCompared() {
        List<Q<Book>> all = List.of(
                Book_.summary.eq(null),
                Book_.id.eq(3),
                Book_.pages.gt(3L),
                Book_.price.lte(2.5),
                Book_.authorId.in(1, 2L),
                Book_.lent.isNull(),
                Book_.author().name.eqExpr(Book_.title));
        assertThat(all).doesNotContainNull();
        assertThat(Book_.summary.toNull()).isNotNull();
        assertThat(Book_.pages.to(Book_.pages.plus(1))).isNotNull();
    }

    @Test
    void aPredicateOnAnotherModelDoesNotCompile() throws IOException {
        String model = "package zoo; import dev.rowan.orm.*; @Table class %s extends Model { Long id; String name;"
                + " static final Manager<%s> objects = %s_.manager(); }";
        for (String name : List.of("Cat", "Dog")) {
            Compilation.write(folder, "src/zoo/" + name, model.replace("%s", name));
        }
        String query = "package zoo; class Use { Object cats = Cat.objects.filter(Cat_.name.eq(\"x\"));\n%s }";
        Compilation.write(folder, "src/zoo/Use", query.replace("%s", ""));
        assertThat(new Compilation(folder.resolve("src"), folder.resolve("right")).run())
                .isEmpty();
        String wrong = "Object dogs = Cat.objects.filter(Dog_.name.eq(\"x\"));";
        Compilation.write(folder, "src/zoo/Use", query.replace("%s", wrong));
        List<String> told = new Compilation(folder.resolve("src"), folder.resolve("wrong")).run();
        assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("Use.java:002"));
    }

    @Test
    void aModelWaitsForAClassThatAnotherProcessorWrites() throws IOException {
        String model =
                "package zoo; import dev.rowan.orm.*; @Table class Cat extends Model { Long id; Colour colour; }";
        Compilation.write(folder, "src/zoo/Cat", model);
        Compilation.write(folder, "src/zoo/Use", "package zoo; class Use { Object colour = Cat_.colour; }");
        Compilation compilation = new Compilation(folder.resolve("src"), folder.resolve("classes"));
        assertThat(compilation.beside(new Painter()).run()).isEmpty();
    }

    @Test
    void aMissingClassIsToldOnceAndNotForEachUseOfThePaths() throws IOException {
        String model =
                "package zoo; import dev.rowan.orm.*; @Table class Cat extends Model { Long id;\nColor colour; }";
        Compilation.write(folder, "src/zoo/Cat", model);
        Compilation.write(folder, "src/zoo/Use", "package zoo; class Use { Object all = Cat_.manager(); }");
        Compilation compilation = new Compilation(folder.resolve("src"), folder.resolve("classes"));
        List<String> told = compilation.with("--should-stop=ifError=FLOW").run();
        assertThat(told.stream().filter(line -> line.contains("java:")))
                .hasSize(1)
                .allMatch(line -> line.startsWith("Cat.java:002"));
    }

    /** Writes an enum in its first round, when the models have been looked at already. */
    private static final class Painter extends AbstractProcessor {
        private boolean painted;

        @Override
        public java.util.Set<String> getSupportedAnnotationTypes() {
            return java.util.Set.of("*");
        }

        @Override
        public javax.lang.model.SourceVersion getSupportedSourceVersion() {
            return javax.lang.model.SourceVersion.latestSupported();
        }

        @Override
        public boolean process(
                java.util.Set<? extends javax.lang.model.element.TypeElement> annotations,
                javax.annotation.processing.RoundEnvironment round) {
            if (!painted) {
                painted = true;
                try (java.io.Writer out =
                        processingEnv.getFiler().createSourceFile("zoo.Colour").openWriter()) {
                    out.write("package zoo; enum Colour { RED }");
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            }
            return false;
        }
    }
}
