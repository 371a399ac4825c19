package dev.rowan.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ValueTextsTest {
    private static final ValueHash HASH = new ValueHash(1);

    private static String text(@Nullable Object value) {
        ValueTexts texts = new ValueTexts();
        texts.set(1, value);
        return texts.of(1);
    }

    @Test
    void valuesOfTheJdkAreSpelled() {
        assertThat(text(7)).isEqualTo("(7)");
        assertThat(text(null)).isEqualTo("(null)");
        assertThat(text("Bern")).isEqualTo("('Bern')");
        assertThat(text(new BigDecimal("1.50"))).isEqualTo("(1.50)");
        assertThat(text(LocalDate.of(2026, 1, 2))).isEqualTo("(2026-01-02)");
        assertThat(text(new UUID(0, 1))).isEqualTo("(00000000-0000-0000-0000-000000000001)");
        assertThat(text(new byte[12])).isEqualTo("(12 bytes)");
    }

    /** Its own {@code toString} may throw, ask a database or never end. */
    @Test
    void ofOthersOnlyTheClassIsNamed() {
        Object throwing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("asked for a text");
            }
        };
        assertThat(text(throwing)).isEqualTo("(a 1)");
        assertThat(text(new StringReader("secret"))).isEqualTo("(a StringReader)");
    }

    @Test
    void longValuesCostLittle() {
        assertThat(text("x".repeat(41))).isEqualTo("('" + "x".repeat(40) + "…')");
        assertThat(text("x".repeat(39) + "\ud83d\ude00"))
                .as("no half of a character")
                .isEqualTo("('" + "x".repeat(39) + "…')");
        assertThat(text(BigInteger.ONE.shiftLeft(10_000_000))).isEqualTo("(a BigInteger)");
        assertThat(text(new BigDecimal(BigInteger.ONE.shiftLeft(10_000_000)))).isEqualTo("(a BigDecimal)");
        ValueTexts many = new ValueTexts();
        for (int i = 1; i <= 1_000; i++) {
            many.set(i, i);
        }
        assertThat(many.of(1_000)).isEqualTo("(1, 2, 3, 4, 5, 6, 7, 8, … 1000 in all)");
    }

    @Test
    void noValueBreaksALineOrCommandsATerminal() {
        assertThat(text("a\r\nb\u001b[2J\u202ec\u2028d")).isEqualTo("('a\ufffd\ufffdb\ufffd[2J\ufffdc\ufffdd')");
    }

    @Test
    void whatWasClearedIsNotShownAgain() {
        Binds binds = new Binds(HASH, true);
        binds.set(1, "the customer before");
        binds.set(2, 2);
        binds.clear();
        binds.set(2, 3);
        assertThat(binds.text()).isEqualTo("(?, 3)");
    }

    @Test
    void unaskedNothingIsKept() {
        Binds binds = new Binds(HASH, false);
        binds.set(1, "secret");
        assertThat(binds.keepsValues()).isFalse();
        assertThat(binds.text()).isEmpty();
    }
}
