package dev.rowan.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.OwnerTests.lists | com.acme. | OwnerTests.lists",
                "com.acme.OwnerTests | com.acme. | OwnerTests",
                "com.acme.Reads.rows(count=1.5) | com.acme. | Reads.rows(count=1.5)",
                "OwnerTests.lists | '' | OwnerTests.lists",
                "lists | '' | lists",
            })
    void aNameIsClassAndMethodBehindItsPackage(String name, String before, String brief) {
        assertThat(Format.brief(name)).isEqualTo(brief);
        assertThat(Format.before(name)).isEqualTo(before);
    }

    @Test
    void aFactEndsWithItsParenthesis() {
        assertThat(Format.tail("8 statements (n-plus-one, proven)")).isEqualTo("(n-plus-one, proven)");
        assertThat(Format.body("8 statements (n-plus-one, proven)")).isEqualTo("8 statements");
        assertThat(Format.tail("3 rows, limit 2")).isEmpty();
        assertThat(Format.body("3 rows, limit 2")).isEqualTo("3 rows, limit 2");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.004, <0.01", "0.5, 0.50", "12.34, 12.3", "1234.5, '1,235'"})
    void millisHaveThreeDigitsThatCount(double millis, String words) {
        assertThat(Format.millis(millis)).isEqualTo(words);
    }
}
