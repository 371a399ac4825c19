package dev.rowan.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "com.acme.OwnerTests.lists = com|.acme|.Owner|Tests|.lists",
                "OwnerTests#showsPets(int)[12] = Owner|Tests|#shows|Pets|(int)|[12]",
                "HTMLReport = HTML|Report",
                "Owner2Pets = Owner2|Pets",
                "modules/one/owner_list = modules/|one/|owner_|list",
                "OwnerService.java:41 = Owner|Service|.java:41",
                "12 statements, baseline 3 = 12 statements, baseline 3",
                "... = ...",
                "lower = lower",
            })
    void aNameBreaksWhereAReaderWould(String name, String pieces) {
        assertThat(written(name)).isEqualTo(pieces.replace("|", "<wbr>"));
    }

    @ParameterizedTest
    @CsvSource({"a.<b>C, a<wbr>.&lt;b&gt;C", "'', ''"})
    void everyPieceIsEscaped(String name, String html) {
        assertThat(written(name)).isEqualTo(html);
    }

    private static String written(String name) {
        StringOutput out = new StringOutput();
        OwaspHtmlTemplateOutput escaping = new OwaspHtmlTemplateOutput(out);
        escaping.setContext("p", null);
        new Name(name).writeTo(escaping);
        return out.toString();
    }
}
