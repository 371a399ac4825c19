package dev.rowan.reports.gate;

import static dev.rowan.reports.Fixtures.decide;
import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Verdict;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that limit executions, rows and time of single statements. */
class StatementLimitsTest {

    private static final String PETS = "select * from pets where owner_id = ?";
    private static final String AT = "com.acme.OwnerService.list:41";

    private static Shop clinic() {
        return new Shop()
                .test("com.acme.OwnerTests.lists", new Shop.Run(PETS, 2, 30, AT, Set.of()))
                .test("com.acme.OwnerTests.shows", new Shop.Run(PETS, 1, 12, AT, Set.of()), run("select 1", 3, AT));
    }

    private static Verdict held(String keys) throws ConfigurationException {
        String yaml = "preset: none\nrules: [{element: statement, includes: '*pets*', " + keys + "}]";
        return decide(SettingsFile.parse(yaml, "rowan.yaml"), null, clinic());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "counter: statements | 2 | 3 statements, limit 2",
                "counter: rows | 41 | 42 rows, limit 41",
                "counter: 'rows', value: maximum | 29 | 30 rows in com.acme.OwnerTests.lists, limit 29",
            })
    void oneMoreThanTheLimitBreaksIt(String keys, int limit, String fact) throws Exception {
        assertThat(held(keys + ", limit: " + limit).messages())
                .extracting(Message::line)
                .containsExactly("select … from pets: " + fact);
        assertThat(held(keys + ", limit: " + (limit + 1)).messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"total, ' ms, limit 0'", "maximum, ' ms in com.acme.OwnerTests.lists, limit 0'"})
    void timeIsLimitedInMilliseconds(String value, String end) throws Exception {
        String rule = "counter: time, value: " + value;
        assertThat(held(rule + ", limit: 0").messages())
                .singleElement()
                .satisfies(message -> assertThat(message.line())
                        .startsWith("select … from pets: ")
                        .endsWith(end));
        assertThat(held(rule + ", limit: 10000").messages()).isEmpty();
    }
}
