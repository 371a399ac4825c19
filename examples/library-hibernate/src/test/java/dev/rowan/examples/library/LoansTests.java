package dev.rowan.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for through a helper. */
class LoansTests {
    private static final List<Long> BOOKS = List.of(1_002L, 1_004L, 1_006L, 1_008L);

    private Library library;

    @BeforeEach
    void open() {
        library = new Library();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private <T> T loans(Function<Loans, T> work) {
        return library.inTransaction(session -> work.apply(new Loans(session)));
    }

    @Test
    void titles() {
        assertThat(this.<List<String>>loans(all -> all.titles(BOOKS))).hasSize(4);
        assertThat(this.<List<String>>loans(all -> all.returned(BOOKS))).hasSize(4);
    }

    @Test
    void alternating() {
        List<String> both = library.inTransaction(session -> {
            Loans loans = new Loans(session);
            List<String> first = loans.titles(BOOKS);
            session.clear();
            first.addAll(loans.returned(BOOKS));
            return first;
        });
        assertThat(both).hasSize(8);
    }

    @Test
    void places() {
        assertThat(this.<String>loans(all -> all.place(1_002, 101))).isEqualTo("book a of 1 on shelf 1");
    }

    @Test
    void rooms() {
        assertThat(this.<Integer>loans(all -> all.rooms(List.of(20_001L, 20_002L, 20_003L, 20_004L))))
                .isEqualTo(4);
    }
}
