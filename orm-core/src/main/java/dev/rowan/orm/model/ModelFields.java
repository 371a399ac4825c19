package dev.rowan.orm.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What generated code needs once per field, when a model is described; nothing here initialises a model. */
public final class ModelFields {
    private ModelFields() {}

    /** The way to a private field. */
    public static VarHandle handle(MethodHandles.Lookup lookup, Class<?> model, String field, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(model, lookup).findVarHandle(model, field, type);
        } catch (ReflectiveOperationException stale) {
            throw new RowanException(
                    model.getName() + "." + field + " is not what it was when its paths were generated."
                            + "\n  Compile the model again.",
                    stale);
        }
    }

    /** The type of a column's field with its type arguments; of a lazy one, what it holds. */
    public static Type genericType(Class<?> model, String field) {
        try {
            Type type = model.getDeclaredField(field).getGenericType();
            boolean lazy = type instanceof ParameterizedType holder
                    && holder.getRawType() instanceof Class<?> raw
                    && LazySlot.class.isAssignableFrom(raw);
            return lazy ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        } catch (ReflectiveOperationException stale) {
            throw new RowanException(
                    model.getName() + "." + field + " is not there any more.\n  Compile the model again.", stale);
        }
    }

    /** The choices that an enum gives: its constants, with their labels or their names in words. */
    public static <E extends Enum<E>> List<Field.Choice> choices(Class<E> type) {
        List<Field.Choice> all = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String label = constant instanceof Choice<?> choice ? choice.label() : words(constant.name());
            all.add(new Field.Choice(constant, label, null));
        }
        return all;
    }

    private static String words(String constant) {
        String lower = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    /** The standard name of a constraint, cut to what databases take, with a hash in place of what is cut. */
    public static String constraintName(String table, String rest, int longest) {
        String name = table + "_" + rest;
        if (name.length() <= longest) {
            return name;
        }
        String hash = Integer.toHexString(name.hashCode());
        return name.substring(0, longest - hash.length() - 1) + "_" + hash;
    }
}
