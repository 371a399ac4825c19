package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.generated.library.Author_;
import dev.rowan.orm.generated.library.Book_;
import dev.rowan.orm.generated.town.Town_Place_;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Models;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowanException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists under {@code META-INF/rowan}, and the graph that is closed from them. */
final class ModuleListTest {
    private static final String LIST = "META-INF/rowan/models";

    @TempDir
    Path folder;

    private static String model(String name, String body) {
        return "package " + name.substring(0, name.indexOf('/')) + ";\nimport dev.rowan.orm.*;\n"
                + "@Table public class " + name.substring(name.indexOf('/') + 1) + " extends Model {\n  Long id;\n  "
                + body + "\n}\n";
    }

    private Path write(String module, String name, String body) throws IOException {
        return Compilation.write(folder.resolve(module), name, model(name, body));
    }

    private List<String> list() throws IOException {
        return Files.readAllLines(folder.resolve("classes").resolve(LIST));
    }

    @Test
    void everyModelOfTheModuleIsListedWithoutAbstractParents() {
        List<ModelMeta<?>> all = Models.all(ModuleListTest.class.getClassLoader());
        assertThat(all).contains(Book_.META, Author_.META, Town_Place_.META).doesNotHaveDuplicates();
        assertThat(all.stream().map(ModelMeta::name)).doesNotContain("Stamped", "Keyed", "Numbered");
    }

    @Test
    void theGraphKnowsWaysBackDeclaredOrNot() {
        ModelGraph graph = ModelGraph.of(List.of(Book_.META, Author_.META));
        assertThat(graph.reversesOf(Author_.META).stream().map(Reverse::name))
                .containsExactlyInAnyOrder("books", "editedBooks");
        assertThat(graph.reversesOf(Book_.META).stream().map(Reverse::name)).containsExactly("sequels");
        assertThat(graph.member(Author_.META, "edited_books")).isInstanceOf(Reverse.class);
    }

    @Test
    void compilingOneSourceKeepsTheOthersInTheList() throws IOException {
        Path first = write("src", "zoo/Cat", "String name;");
        Path second = write("src", "zoo/Dog", "String name;");
        assertThat(compilation().run()).isEmpty();
        assertThat(list()).containsExactly("zoo.Cat_", "zoo.Dog_");
        assertThat(compilation().run(List.of(second))).isEmpty();
        assertThat(list()).containsExactly("zoo.Cat_", "zoo.Dog_");

        Files.delete(first);
        Files.delete(folder.resolve("classes/zoo/Cat.class"));
        assertThat(compilation().run(List.of(second))).isEmpty();
        assertThat(list()).containsExactly("zoo.Dog_");
    }

    @Test
    void theOrderOfSourcesChangesNothing() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String name : List.of("zoo/Cat", "zoo/Ape", "zoo/Dog")) {
            sources.add(write("src", name, "String name;"));
        }
        assertThat(compilation().run(sources)).isEmpty();
        byte[] before = Files.readAllBytes(folder.resolve("classes/zoo/Cat_.class"));
        List<String> listed = list();
        java.util.Collections.reverse(sources);
        assertThat(compilation().run(sources)).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("classes/zoo/Cat_.class"))).isEqualTo(before);
        assertThat(list()).isEqualTo(listed);
    }

    @Test
    void aClashAcrossModulesIsToldWhenTheGraphIsClosed() throws IOException {
        write("base", "zoo/Keeper", "String name;");
        assertThat(new Compilation(folder.resolve("base"), folder.resolve("base-classes")).run())
                .isEmpty();
        String key = "@ForeignKey(onDelete = dev.rowan.orm.model.OnDelete.CASCADE, relatedName = \"animals\")"
                + " final Ref<zoo.Keeper> keeper = ref();";
        write("cats", "cats/Cat", key);
        write("dogs", "dogs/Dog", key);
        for (String module : List.of("cats", "dogs")) {
            Compilation each = new Compilation(folder.resolve(module), folder.resolve(module + "-classes"));
            assertThat(each.on(folder.resolve("base-classes")).run()).isEmpty();
        }
        URL[] urls = {url("base-classes"), url("cats-classes"), url("dogs-classes")};
        try (URLClassLoader loader = new URLClassLoader(urls, ModuleListTest.class.getClassLoader())) {
            List<? extends ModelMeta<?>> three = Models.all(loader).stream()
                    .filter(each -> List.of("Keeper", "Cat", "Dog").contains(each.name()))
                    .toList();
            assertThat(three).hasSize(3);
            assertThatThrownBy(() -> ModelGraph.of(three))
                    .isInstanceOf(RowanException.class)
                    .hasMessageContaining("animals")
                    .hasMessageContaining("Cat.keeper")
                    .hasMessageContaining("Dog.keeper")
                    .hasMessageContaining("relatedName");
        }
    }

    @Test
    void twoModelsOfOneTableAreRefused() throws IOException, ReflectiveOperationException {
        Compilation.write(
                folder,
                "src/zoo/Cats",
                "package zoo; import dev.rowan.orm.*; class Cats { @Table(name = \"cats\") static class A extends Model"
                        + " { Long id; } @Table(name = \"cats\") static class B extends Model { Long id; } }");
        assertThat(compilation().run()).isEmpty();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url("classes")}, ModuleListTest.class.getClassLoader())) {
            List<ModelMeta<?>> both = new ArrayList<>();
            for (String name : List.of("zoo.Cats_A_", "zoo.Cats_B_")) {
                both.add((ModelMeta<?>)
                        Class.forName(name, true, loader).getField("META").get(null));
            }
            assertThatThrownBy(() -> ModelGraph.of(both))
                    .isInstanceOf(RowanException.class)
                    .hasMessageContaining("cats: zoo.A and zoo.B")
                    .hasMessageContaining("managed = false");
        }
    }

    @Test
    void aListThatIsOutOfDateSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("classes/META-INF/rowan"));
        Files.writeString(folder.resolve("classes").resolve(LIST), "zoo.Gone_\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url("classes")}, ModuleListTest.class.getClassLoader())) {
            assertThatThrownBy(() -> Models.load(loader))
                    .isInstanceOf(RowanException.class)
                    .hasMessageContaining("zoo.Gone_")
                    .hasMessageContaining("Compile");
        }
    }

    private Compilation compilation() {
        return new Compilation(folder.resolve("src"), folder.resolve("classes"));
    }

    private URL url(String name) throws IOException {
        return folder.resolve(name).toUri().toURL();
    }
}
