package dev.rowan.orm.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Jackson's trees in a column; touched only when a model names one, so that Jackson may be absent. */
final class JacksonShape {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JacksonShape() {}

    static JsonShape of(Class<?> type) {
        return json -> MAPPER.convertValue(json, type);
    }

    /** In Rowan's own spelling, since SQLite compares texts. */
    static String text(Object tree) {
        try {
            return JsonWriter.write(MAPPER.treeToValue((JsonNode) tree, Object.class));
        } catch (JsonProcessingException wrong) {
            throw new RowanException("A JsonNode could not be written: " + wrong.getMessage(), wrong);
        }
    }
}
