package shop.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowan.orm.BaseQuery;
import dev.rowan.orm.Deleted;
import dev.rowan.orm.Model;
import dev.rowan.orm.Row;
import dev.rowan.orm.model.Choice;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.ModelMeta;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes answers as the corpus does: a row is its key, a decimal is text, a point in time is UTC. */
final class Encoder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Encoder() {}

    static JsonNode encode(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof JsonNode encoded) {
            return encoded;
        }
        if (value instanceof Cases.Refusal refusal) {
            return refusal(refusal);
        }
        if (value instanceof BaseQuery<?, ?, ?> query) {
            return encode(query.list());
        }
        if (value instanceof Deleted deleted) {
            return encode(Cases.list(deleted.total(), deleted.perModel()));
        }
        if (value instanceof Model row) {
            return encode(key(row));
        }
        if (value instanceof Row row) {
            return object(inSnakeCase(row.asMap()));
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Set<?> set) {
            ArrayNode sorted = JSON.arrayNode();
            set.stream()
                    .map(Encoder::encode)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .forEach(sorted::add);
            return sorted;
        }
        if (value instanceof Iterable<?> items) {
            ArrayNode array = JSON.arrayNode();
            items.forEach(item -> array.add(encode(item)));
            return array;
        }
        if (value instanceof Object[] items) {
            return encode(Arrays.asList(items));
        }
        return scalar(value);
    }

    /** Java's names are canonical in a row; the corpus has Django's. */
    private static Map<String, @Nullable Object> inSnakeCase(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> renamed = new java.util.LinkedHashMap<>();
        row.forEach((name, value) -> renamed.put(Cases.attribute(name), value));
        return renamed;
    }

    /** The class with all its parents, marked so that the comparison knows it. */
    private static JsonNode refusal(Cases.Refusal refusal) {
        StringBuilder chain = new StringBuilder(Comparison.REFUSAL);
        for (Class<?> at = refusal.error().getClass(); at != Object.class; at = at.getSuperclass()) {
            chain.append(at.getSimpleName()).append(' ');
        }
        JsonNode name = JSON.textNode(chain.toString());
        return refusal.classOnly()
                ? name
                : JSON.arrayNode().add(name).add(String.valueOf(refusal.error().getMessage()));
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, item) -> object.set(encode(key).asText(), encode(item)));
        return object;
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof BigDecimal decimal) {
            return JSON.textNode(decimal.toPlainString());
        }
        if (value instanceof Double || value instanceof Float) {
            return JSON.numberNode(((Number) value).doubleValue());
        }
        if (value instanceof Number whole) {
            return JSON.numberNode(whole.longValue());
        }
        if (value instanceof Choice<?> choice) {
            return encode(choice.value());
        }
        if (value instanceof Duration duration) {
            return JSON.textNode(iso(duration));
        }
        if (value instanceof Temporal temporal) {
            return JSON.textNode(iso(temporal));
        }
        return JSON.textNode(value.toString());
    }

    private static String iso(Temporal moment) {
        if (moment instanceof Instant instant) {
            return fraction(instant.atOffset(java.time.ZoneOffset.UTC)
                            .toLocalDateTime()
                            .toString()) + "Z";
        }
        if (moment instanceof OffsetDateTime offset) {
            return iso(offset.toInstant());
        }
        if (moment instanceof ZonedDateTime zoned) {
            return iso(zoned.toInstant());
        }
        return moment instanceof LocalTime time ? fraction(time.toString()) : moment.toString();
    }

    /** Python always writes the seconds, and six digits of a fraction that is not zero. */
    private static String fraction(String text) {
        String full = text.length() - Math.max(text.indexOf('T'), -1) - 1 == 5 ? text + ":00" : text;
        int point = full.indexOf('.');
        return point < 0 ? full : (full + "000000").substring(0, point + 7);
    }

    private static String iso(Duration duration) {
        Duration size = duration.abs();
        String seconds = String.format("%02d", size.toSecondsPart());
        if (size.toNanosPart() != 0) {
            seconds += String.format(".%06d", size.toNanosPart() / 1000);
        }
        return (duration.isNegative() ? "-" : "")
                + String.format("P%dDT%02dH%02dM", size.toDays(), size.toHoursPart(), size.toMinutesPart()) + seconds
                + "S";
    }

    @SuppressWarnings("unchecked")
    static @Nullable Object key(Model row) {
        ModelMeta<Model> meta = Metas.of(row);
        Field<Model, Object> key =
                (Field<Model, Object>) (Field<?, ?>) meta.concrete().primaryKeyField();
        return key.get(row);
    }
}
