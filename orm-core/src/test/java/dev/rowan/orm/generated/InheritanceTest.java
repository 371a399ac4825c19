package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.generated.library.Author_;
import dev.rowan.orm.generated.library.Tag_;
import dev.rowan.orm.generated.odd.Odd_Seat_;
import dev.rowan.orm.generated.town.Letter_;
import dev.rowan.orm.generated.town.Memo;
import dev.rowan.orm.generated.town.Memo_;
import dev.rowan.orm.generated.town.Note;
import dev.rowan.orm.generated.town.Note_;
import dev.rowan.orm.generated.town.Sign_;
import dev.rowan.orm.generated.town.Town_Badge_;
import dev.rowan.orm.generated.town.Town_Cafe_;
import dev.rowan.orm.generated.town.Town_Diner_;
import dev.rowan.orm.generated.town.Town_Place_;
import dev.rowan.orm.generated.town.Town_Restaurant_;
import dev.rowan.orm.generated.town.Town_Waiter_;
import dev.rowan.orm.model.ConstraintSpec;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.IndexSpec;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Models;
import dev.rowan.orm.model.Reverse;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Abstract parents, tables over several models, proxies. */
final class InheritanceTest {
    @TempDir
    Path folder;

    private static String way(String names) {
        return "Path[names=[" + names.replace("__", ", ") + "]]";
    }

    private static List<String> names(ModelMeta<?> model) {
        return model.fields().stream().map(Field::name).toList();
    }

    @Test
    void aChildHasItsKeyFirstThenItsParentsColumnsThenItsOwn() {
        assertThat(names(Memo_.META)).containsExactly("id", "owner", "madeOn", "note", "count", "text");
        assertThat(names(Note_.META)).containsExactly("key", "about", "next", "number", "body");
    }

    @Test
    void aColumnsPositionIsItsPlaceAmongThoseOfAllTables() {
        for (ModelMeta<?> model : List.of(Town_Place_.META, Town_Diner_.META, Town_Cafe_.META, Memo_.META)) {
            for (int i = 0; i < model.allFields().size(); i++) {
                assertThat(model.positionOf(model.allFields().get(i))).isEqualTo(i);
            }
        }
        assertThat(Town_Diner_.META.positionOf(Town_Place_.META.field("name"))).isEqualTo(1);
        assertThat(Town_Place_.META.positionOf(Town_Diner_.META.field("allNight")))
                .isEqualTo(-1);
        assertThat(Town_Diner_.META.positionOf(Town_Waiter_.META.field("name"))).isEqualTo(-1);
        assertThat(Odd_Seat_.META.positionOf(Odd_Seat_.META.primaryKeyField())).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"madeOn", "note", "count", "owner"})
    @SuppressWarnings("unchecked")
    void aParentReachesFieldsThatItsChildrenCannot(String name) throws SQLException {
        Field<Memo, Object> field = (Field<Memo, Object>) Memo_.META.field(name);
        Object value = Map.<String, Object>of("madeOn", LocalDate.EPOCH, "note", "n", "count", 3, "owner", 4L)
                .get(name);
        Memo written = Memo_.META.create();
        field.set(written, value);
        OneRow cell = new OneRow();
        if (name.equals("owner")) {
            cell.value = field.get(written);
        } else {
            field.binder().bind(written, cell, 1);
        }
        Memo read = Memo_.META.create();
        field.reader().read(read, cell, 1);
        assertThat(field.get(read)).isEqualTo(value);
    }

    @Test
    void nullabilityComesFromTheParentsSource() {
        assertThat(Memo_.META.field("note").nullable()).isTrue();
        assertThat(Memo_.META.field("owner").nullable()).isTrue();
        assertThat(Memo_.META.field("madeOn").nullable()).isFalse();
    }

    /** JDK 17 shows no type annotations of class files, so the child could not know. */
    @Test
    void nullabilityIsKeptOverJars() throws IOException, ReflectiveOperationException {
        Compilation.write(
                folder,
                "base/base/Base",
                "package base; import dev.rowan.orm.*; import org.jspecify.annotations.Nullable;"
                        + " @Table public abstract class Base extends Model { Long id; @Nullable String note;"
                        + " String text; private @Nullable Integer size; }");
        Compilation.write(
                folder,
                "child/child/Child",
                "package child; import dev.rowan.orm.*; @Table public class Child extends base.Base {}");
        Path classes = folder.resolve("base-classes");
        assertThat(new Compilation(folder.resolve("base"), classes).run()).isEmpty();
        Compilation child = new Compilation(folder.resolve("child"), folder.resolve("child-classes"));
        assertThat(child.on(classes).run()).isEmpty();
        URL[] urls = {
            classes.toUri().toURL(), folder.resolve("child-classes").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            ModelMeta<?> meta = (ModelMeta<?>)
                    Class.forName("child.Child_", true, loader).getField("META").get(null);
            assertThat(meta.fields().stream().filter(Field::nullable).map(Field::name))
                    .containsExactly("note", "size");
        }
    }

    @Test
    void aPlaceholderInARelatedNameStandsForTheChild() {
        assertThat(((ForeignKey<?>) Memo_.META.field("owner")).relatedName()).isEqualTo("memos");
        assertThat(Memo_.memos(Author_.ROOT).text).hasToString(way("memos__text"));
        assertThat(Letter_.letters(Author_.ROOT).recipient).hasToString(way("letters__recipient"));
    }

    @Test
    void optionsOfAnAbstractParentHoldUnlessTheChildGivesItsOwn() {
        assertThat(Memo_.META.options().ordering()).containsExactly("-madeOn", "id");
        assertThat(Letter_.META.options().ordering()).containsExactly("recipient");
        assertThat(Letter_.META.options().getLatestBy()).containsExactly("madeOn");
        assertThat(Letter_.META.table()).isEqualTo("letters");
        assertThat(Letter_.META.label()).isEqualTo("post.Letter");
    }

    @Test
    void indexesAndConstraintsOfAnAbstractParentAreNamedForTheChild() {
        IndexSpec index = Memo_.META.options().indexes().get().get(0);
        assertThat(index.name()).isEqualTo("memo_made");
        assertThat(index.condition()).isNotNull();
        ConstraintSpec unique = Letter_.META.options().constraints().get().get(0);
        assertThat(unique.name()).isEqualTo("letters_made_on_note_uniq");
    }

    @Test
    void typeVariablesAreFilledByTheChild() {
        assertThat(Note_.META.primaryKeyField().type()).isSameAs(FieldTypes.LONG);
        assertThat(Sign_.META.primaryKeyField().type()).isSameAs(FieldTypes.UUID);
        assertThat(((ForeignKey<?>) Note_.META.field("about")).target()).isSameAs(Tag_.META);
        assertThat(((ForeignKey<?>) Note_.META.field("next")).target()).isSameAs(Note_.META);
        assertThat(((ForeignKey<?>) Sign_.META.field("about")).target()).isSameAs(Sign_.META);
        assertThat(Note_.about().word).hasToString(way("about__word"));
        assertThat(Note_.aboutId.icontains("x")).isNotNull();
    }

    @Test
    void aChildOfATableIsLinkedToItAndKeepsItsKeyThere() throws SQLException {
        ForeignKey<?> link = Town_Diner_.META.parentLink();
        assertThat(link).isNotNull();
        assertThat(link.name()).isEqualTo("restaurantPtr");
        assertThat(link.column()).isEqualTo("restaurant_ptr_id");
        assertThat(link.target()).isSameAs(Town_Restaurant_.META);
        assertThat(Town_Diner_.META.parent()).isSameAs(Town_Restaurant_.META);
        assertThat(names(Town_Diner_.META)).containsExactly("restaurantPtr", "allNight");
        assertThat(Town_Diner_.META.allFields().stream().map(Field::name))
                .containsExactly("id", "name", "placePtr", "pizza", "stars", "restaurantPtr", "allNight");
        keyIsShared(Town_Diner_.META, Town_Place_.META);
    }

    @SuppressWarnings("unchecked")
    private static void keyIsShared(ModelMeta<?> child, ModelMeta<?> top) {
        Object row = child.create();
        ((Field<Object, Object>) child.primaryKeyField()).set(row, 7L);
        assertThat(((Field<Object, Object>) top.primaryKeyField()).get(row)).isEqualTo(7L);
        assertThat(((Field<Object, Object>) child.primaryKeyField()).get(row)).isEqualTo(7L);
    }

    @Test
    void aChildsPathsLeadToItsParentsColumnsToo() {
        assertThat(Town_Diner_.name).hasToString(way("name"));
        assertThat(Town_Diner_.restaurantPtr().placePtr().id).hasToString(way("restaurantPtr__placePtr__id"));
        assertThat(Town_Place_.restaurant().pizza).hasToString(way("restaurant__pizza"));
        assertThat(Town_Diner_.diner(Town_Restaurant_.ROOT).allNight).hasToString(way("diner__allNight"));
    }

    @Test
    void aChildOfATableInheritsItsOrderingAndNothingElse() {
        assertThat(Town_Restaurant_.META.options().ordering()).containsExactly("name");
        assertThat(Town_Diner_.META.options().ordering()).containsExactly("-allNight");
        assertThat(Town_Restaurant_.META.table()).isEqualTo("town_restaurant");
    }

    @Test
    void aProxyIsAnotherClassOverTheSameTable() {
        assertThat(Town_Cafe_.META.isProxy()).isTrue();
        assertThat(Town_Cafe_.META.concrete()).isSameAs(Town_Place_.META);
        assertThat(Town_Cafe_.META.table()).isEqualTo("town_place");
        assertThat(Town_Cafe_.META.fields()).isEqualTo(Town_Place_.META.fields());
        assertThat((Object) Town_Cafe_.META.create()).hasToString("Cafe(null)");
        assertThat(Town_Cafe_.name).hasToString(way("name"));
    }

    @Test
    void theKeyOfAKeyHasTheTypeAtItsEnd() {
        assertThat(Town_Badge_.META.primaryKeyField().type()).isSameAs(FieldTypes.STRING);
        assertThat(Town_Waiter_.dinerId.gt(3L)).isNotNull();
    }

    @Test
    @SuppressWarnings("unchecked")
    void keysOfParentsAreTypedToo() {
        Memo memo = Memo_.META.create();
        ((Field<Memo, Object>) Memo_.META.field("owner")).set(memo, 4L);
        Long owner = Memo_.ownerId(memo);
        assertThat(owner).isEqualTo(4L);
        Note note = Note_.META.create();
        ((Field<Note, Object>) Note_.META.field("about")).set(note, "word");
        String about = Note_.aboutId(note);
        assertThat(about).isEqualTo("word");
    }

    @Test
    void aTargetCanBeNamedInAString() {
        assertThat(Town_Badge_.book().title).hasToString(way("book__title"));
    }

    @Test
    void aTargetOfALaterModuleIsFoundWhenItIsAskedFor() throws IOException, ReflectiveOperationException {
        Compilation.write(
                folder,
                "src/early/Badge",
                "package early; import dev.rowan.orm.*; import dev.rowan.orm.model.OnDelete; @Table public class Badge"
                        + " extends Model { Long id; @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = \"+\","
                        + " target = \"later.Thing\") final Ref<Model> thing = ref(); }");
        Path classes = folder.resolve("classes");
        assertThat(new Compilation(folder.resolve("src"), classes).run()).isEmpty();
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            ModelMeta<?> meta = (ModelMeta<?>)
                    Class.forName("early.Badge_", true, loader).getField("META").get(null);
            ForeignKey<?> key = (ForeignKey<?>) meta.field("thing");
            assertThatThrownBy(key::target)
                    .isInstanceOf(FieldError.class)
                    .hasMessageContaining("later.Thing")
                    .hasMessageContaining("library.Book");
        }
    }

    @Test
    void allModelsOfTheseTestsCloseIntoOneGraph() {
        ModelGraph graph = Models.load(getClass().getClassLoader());
        assertThat(graph.byLabel("library.Book")).isNotNull();
        assertThat(graph.reversesOf(Author_.META).stream().map(Reverse::name)).contains("books", "memos", "letters");
    }
}
