package shop.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowan.orm.Database;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A fixture that Django dumped, loaded and dumped again: the same entries. */
class FixtureTest {
    private static final URL FIXTURE = Objects.requireNonNull(FixtureTest.class.getResource("/golden/fixture.json"));

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aFixtureOfDjangosIsTheSameOnTheWayBack(TestDatabase test) throws IOException {
        try (Database database =
                Database.builder("default").dataSource(test.dataSource()).register()) {
            database.createTables();
            JsonNode django;
            try (InputStream in = FIXTURE.openStream()) {
                django = new ObjectMapper().readTree(in);
            }
            assertThat(database.fixtures().load(FIXTURE)).isEqualTo(django.size());
            StringWriter out = new StringWriter();
            assertThat(database.fixtures().dump(out)).isEqualTo(django.size());
            assertThat(entries(new ObjectMapper().readTree(out.toString()))).isEqualTo(entries(django));
        }
    }

    /** The fields of entries; a row's links are a set, whose order says nothing. */
    private static Map<String, JsonNode> entries(JsonNode fixture) {
        Map<String, JsonNode> entries = new TreeMap<>();
        for (JsonNode entry : fixture) {
            ObjectNode fields = (ObjectNode) entry.get("fields");
            for (String relation : List.of("tags", "friends", "follows")) {
                if (fields.get(relation) instanceof ArrayNode links) {
                    List<JsonNode> sorted = new ArrayList<>();
                    links.forEach(sorted::add);
                    sorted.sort(Comparator.comparing(JsonNode::asText));
                    links.removeAll().addAll(sorted);
                }
            }
            entries.put(entry.get("model").asText() + " " + entry.get("pk"), fields);
        }
        return entries;
    }
}
