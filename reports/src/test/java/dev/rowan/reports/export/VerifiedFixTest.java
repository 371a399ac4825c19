package dev.rowan.reports.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.reports.Fixtures;
import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Report;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A fix that was tried says so wherever the finding is told. */
class VerifiedFixTest {
    private static final String VERIFIED = "verified: 13 statements → 2, the same 12 rows";

    private static Report report() throws Exception {
        return Fixtures.report(
                new Shop()
                        .nPlusOne(
                                "Owner.pets",
                                "com.acme.OwnerService.list:41",
                                "select * from pets where owner_id = ?",
                                "select * from owners",
                                12,
                                "com.acme.OwnerTests.lists"),
                null);
    }

    @Test
    void inMarkdown() throws Exception {
        assertThat(Markdown.of(report())).contains(VERIFIED);
    }

    @Test
    void inSarif() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sarif.write(report(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(VERIFIED);
    }
}
