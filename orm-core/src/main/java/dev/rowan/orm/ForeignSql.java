package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether a part of a query does what Rowan cannot vouch for: SQL and functions of the user's own, which may write, and
 * an order by chance.
 *
 * <p>Over all records of the tree by reflection: seldom asked, and a new kind of node is not forgotten.
 */
final class ForeignSql {
    private ForeignSql() {}

    static boolean isIn(@Nullable Object node) {
        if (node instanceof Expression.Raw || node instanceof Expression.Native || node instanceof Order.Random) {
            return true;
        }
        if (node instanceof Collection<?> parts) {
            return parts.stream().anyMatch(ForeignSql::isIn);
        }
        if (!(node instanceof Record) || node instanceof Expression.Value || !isOfTheTree(node)) {
            return false;
        }
        for (RecordComponent part : node.getClass().getRecordComponents()) {
            try {
                if (!part.getType().isPrimitive() && isIn(part.getAccessor().invoke(node))) {
                    return true;
                }
            } catch (ReflectiveOperationException | RuntimeException hidden) {
                return true; // what cannot be looked at cannot be vouched for
            }
        }
        return false;
    }

    private static boolean isOfTheTree(Object node) {
        return node.getClass().getPackage() == Expression.class.getPackage();
    }
}
