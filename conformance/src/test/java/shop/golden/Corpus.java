package shop.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recorded answers of one database, and the data that they were recorded on. */
final class Corpus {
    private final String database;

    Corpus(Engine engine) {
        database = engine == Engine.POSTGRES ? "postgres" : "sqlite";
    }

    /** The cases by id, in the order of the recording. */
    Map<String, GoldenCase> cases() {
        try (InputStream in = open("golden-" + database + ".json")) {
            Map<String, GoldenCase> cases = new LinkedHashMap<>();
            for (JsonNode each : new ObjectMapper().readTree(in).get("cases")) {
                cases.put(each.get("id").asText(), new GoldenCase(each));
            }
            return cases;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void load(TestDatabase into) throws SQLException {
        into.execute(statements("db-" + database + ".sql").toArray(String[]::new));
    }

    private static List<String> statements(String file) {
        String script;
        try (InputStream in = open(file)) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        List<String> statements = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                statements.add(script.substring(start, i).strip());
                start = i + 1;
            }
        }
        return statements;
    }

    private static InputStream open(String file) {
        InputStream in = Corpus.class.getResourceAsStream("/golden/" + file);
        if (in == null) {
            throw new IllegalStateException("no resource /golden/" + file);
        }
        return in;
    }

    /** The lines of a list of ids, {@code id: reason}; lines that begin with # are remarks. */
    static Map<String, String> list(String file) {
        try (InputStream in = open(file)) {
            Map<String, String> ids = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int colon = line.indexOf(':');
                    ids.put(
                            colon < 0 ? line.strip() : line.substring(0, colon).strip(),
                            colon < 0 ? "" : line.substring(colon + 1).strip());
                }
            }
            return ids;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
