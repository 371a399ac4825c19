package shop.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One recorded question with Django's answer on one database. */
record GoldenCase(JsonNode json) {
    String id() {
        return json.get("id").asText();
    }

    String area() {
        return json.get("area").asText();
    }

    String zone() {
        return json.path("tz").asText("UTC");
    }

    /** The value, or null when Django raised an error. */
    @Nullable
    JsonNode result() {
        return json.has("error") ? null : json.path("result");
    }

    @Nullable
    JsonNode error() {
        return json.get("error");
    }

    @Nullable
    JsonNode after() {
        return json.get("after_result");
    }

    int queries() {
        return json.get("queries").asInt();
    }

    List<String> transaction() {
        List<String> control = new ArrayList<>();
        json.path("transaction").forEach(node -> control.add(node.asText()));
        return control;
    }

    /** Whether a statement of Django's changed rows, so that the case needs a database of its own. */
    boolean writes() {
        for (JsonNode sql : json.path("sql")) {
            if (!sql.asText().startsWith("SELECT")) {
                return true;
            }
        }
        return json.has("after_result") || json.has("transaction");
    }

    boolean hasDecimals() {
        for (JsonNode type : json.path("types")) {
            if (type.asText().equals("Decimal")) {
                return true;
            }
        }
        return false;
    }
}
