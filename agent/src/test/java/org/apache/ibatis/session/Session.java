package org.apache.ibatis.session;

import java.util.function.Supplier;

/** Has a name of MyBatis. */
public final class Session {
    private Session() {}

    public static <T> T selectOne(String id, Supplier<T> statement) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a statement has a name");
        }
        return statement.get();
    }
}
