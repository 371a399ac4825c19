package org.apache.ibatis.binding;

import java.util.function.Supplier;
import org.apache.ibatis.session.Session;

/** Has the name of what stands behind a mapper's interface. */
public final class Method {
    private Method() {}

    public static <T> T called(String id, Supplier<T> statement) {
        return Session.selectOne(id, statement);
    }
}
