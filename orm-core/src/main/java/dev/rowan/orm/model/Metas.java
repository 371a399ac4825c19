package dev.rowan.orm.model;

/** The generated description of a model's class, found once by its name and kept with the class. */
public final class Metas {
    private static final ClassValue<ModelMeta<?>> KNOWN = new ClassValue<>() {
        @Override
        protected ModelMeta<?> computeValue(Class<?> type) {
            return load(type);
        }
    };

    private Metas() {}

    /** The description of a model, {@code Post_.META} for {@code Post}. */
    @SuppressWarnings("unchecked")
    public static <M> ModelMeta<M> of(Class<M> type) {
        return (ModelMeta<M>) KNOWN.get(type);
    }

    /** The description of a row's model. */
    @SuppressWarnings("unchecked")
    public static <M> ModelMeta<M> of(M row) {
        return (ModelMeta<M>) KNOWN.get(row.getClass());
    }

    private static ModelMeta<?> load(Class<?> type) {
        String companion = type.getName().replace('$', '_') + "_";
        try {
            return (ModelMeta<?>) Class.forName(companion, true, type.getClassLoader())
                    .getField("META")
                    .get(null);
        } catch (ReflectiveOperationException missing) {
            throw new RowanException(
                    type.getName() + " has no " + companion
                            + ".\n  Is it annotated with @Table, and is rowan-orm-processor"
                            + " among the annotation processors of its module?",
                    missing);
        }
    }
}
