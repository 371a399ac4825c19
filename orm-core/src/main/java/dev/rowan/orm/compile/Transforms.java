package dev.rowan.orm.compile;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import java.util.ArrayList;
import java.util.List;

/** What the names behind a value make of it: a part of a date, a text in upper case, a place in JSON. */
final class Transforms {
    private final Context context;

    Transforms(Context context) {
        this.context = context;
    }

    /** One after the other; {@code whole} is the path that they end, for errors. */
    Node all(Node node, List<String> transforms, List<String> whole) {
        Node result = node;
        for (String transform : transforms) {
            result = transform(result, transform, String.join("__", whole));
        }
        return result;
    }

    Node transform(Node node, String name, String whole) {
        FieldType<?, ?> output = context.dialect.transformType(name, node.type());
        if (output != null) {
            return new Calc(context, new Calc.Op.Transform(name), List.of(node), output);
        }
        if (Coercion.isJson(node.type())) {
            return json(node, name);
        }
        throw Lookups.unsupported(context, node, name, whole);
    }

    Node json(Node document, String key) {
        List<String> keys = new ArrayList<>();
        Node inner = document;
        if (document instanceof Calc calc && calc.op() instanceof Calc.Op.Json json && !json.asText()) {
            keys.addAll(json.keys());
            inner = calc.arguments().get(0);
        }
        keys.add(key);
        return place(inner, keys, false);
    }

    /** The text of a place in JSON, or of any other value. */
    Node text(Node node) {
        return node instanceof Calc calc && calc.op() instanceof Calc.Op.Json json
                ? place(calc.arguments().get(0), json.keys(), true)
                : new Calc(context, new Calc.Op.Cast(), List.of(node), FieldTypes.STRING);
    }

    private Node place(Node document, List<String> keys, boolean asText) {
        return new Calc(
                context,
                new Calc.Op.Json(List.copyOf(keys), asText),
                List.of(document),
                context.dialect.jsonPathType(asText));
    }
}
