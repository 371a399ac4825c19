package dev.rowan.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.esotericsoftware.kryo.Kryo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is copied by its fields may have been read, and nobody can tell. */
class CopiedTests {
    @Test
    void copiedByFields() {
        try (Library library = new Library()) {
            List<String> names = library.ask(session -> new Unread(session).books());
            assertThat(new Kryo().copy(names)).hasSize(Library.SHELVES);
            assertThat(library.<List<String>>ask(session -> new Unread(session).topics()))
                    .hasSize(Library.SHELVES);
        }
    }
}
