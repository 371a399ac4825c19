package dev.rowan.orm.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How JSON that has been read becomes a Java type. */
@FunctionalInterface
interface JsonShape {
    @Nullable
    Object read(@Nullable Object json);

    static Class<?> rawClass(Type type) {
        if (type instanceof ParameterizedType generic) {
            return rawClass(generic.getRawType());
        }
        if (type instanceof java.lang.reflect.WildcardType wildcard) {
            return rawClass(wildcard.getUpperBounds()[0]);
        }
        return type instanceof Class<?> known ? known : Object.class;
    }

    static JsonShape of(Type type) {
        Class<?> raw = rawClass(type);
        if (raw == Object.class) {
            return json -> json;
        }
        if (raw.isRecord()) {
            return json -> json == null ? null : RecordShape.of(raw).read(json);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(argument(type, 0, 2), argument(type, 1, 2));
        }
        if (Set.class.isAssignableFrom(raw)) {
            JsonShape items = of(argument(type, 0, 1));
            return json -> json == null ? null : new LinkedHashSet<>(list(json, items));
        }
        if (Iterable.class.isAssignableFrom(raw)) {
            JsonShape items = of(argument(type, 0, 1));
            return json -> json == null ? null : list(json, items);
        }
        FieldType<?, ?> scalar = FieldTypes.ofClass(raw);
        if (scalar == null) {
            throw new RowanException("JSON has no form for " + type.getTypeName()
                    + ".\n  Use a record, a Map, a List, a scalar, Object, or Jackson's JsonNode.");
        }
        return json -> json == null ? null : raw.isInstance(json) ? json : scalar(scalar, json);
    }

    private static Object scalar(FieldType<?, ?> type, Object json) {
        return type.javaType() == byte[].class
                ? java.util.Base64.getDecoder().decode((String) json)
                : type.coerce(json);
    }

    private static Type argument(Type type, int position, int count) {
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == count
                ? generic.getActualTypeArguments()[position]
                : Object.class;
    }

    private static JsonShape map(Type keys, Type values) {
        JsonShape key = of(keys);
        JsonShape value = of(values);
        return json -> {
            if (json == null) {
                return null;
            }
            Map<@Nullable Object, @Nullable Object> out = new LinkedHashMap<>();
            object(json).forEach((name, item) -> out.put(key.read(name), value.read(item)));
            return out;
        };
    }

    private static List<@Nullable Object> list(Object json, JsonShape items) {
        if (!(json instanceof List<?> all)) {
            throw new BadValue("expected a JSON array but got " + JsonWriter.write(json) + ".");
        }
        List<@Nullable Object> out = new ArrayList<>(all.size());
        all.forEach(item -> out.add(items.read(item)));
        return out;
    }

    static Map<?, ?> object(Object json) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new BadValue("expected a JSON object but got " + JsonWriter.write(json) + ".");
    }
}
