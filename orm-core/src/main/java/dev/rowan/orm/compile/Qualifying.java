package dev.rowan.orm.compile;

import java.util.ArrayList;
import java.util.List;

/** A filter on window functions, which SQL computes after WHERE: a query around the query. */
final class Qualifying {
    private final Context context;
    private final SelectText inner;
    private final int selected;

    Qualifying(Context context, SelectText inner, int selected) {
        this.context = context;
        this.inner = inner;
        this.selected = selected;
    }

    Part over(List<Cond> conditions) {
        for (int i = 0; i < inner.items.size(); i++) {
            SelectText.Item item = inner.items.get(i);
            if (item.name() == null) {
                inner.items.set(i, new SelectText.Item(item.node(), "c" + (i + 1)));
            }
        }
        List<Cond> outer = new ArrayList<>();
        conditions.forEach(cond -> outer.add(cond.map(node -> Node.replaced(node, this::output))));
        List<OrderKey> order = OrderKey.map(inner.order, node -> Node.replaced(node, this::output)).stream()
                .map(k -> new OrderKey(k.value(), k.descending(), k.nullsFirst(), null, k.nullsOrdering()))
                .toList();
        List<SelectText.Item> items = new ArrayList<>();
        for (int i = 0; i < selected; i++) {
            SelectText.Item item = inner.items.get(i);
            String name = item.name() == null ? "" : item.name();
            items.add(new SelectText.Item(
                    new Node.Output(context, null, name, item.node().type()), null));
        }
        Wrapped wrapped = new Wrapped(context, inner, items);
        wrapped.where = Cond.and(outer);
        wrapped.order = order;
        wrapped.offset = inner.offset;
        wrapped.limit = inner.limit;
        inner.order = List.of();
        inner.offset = 0;
        inner.limit = null;
        return wrapped;
    }

    /** What the outer query calls a value of the inner one, which selects it for that if need be. */
    private @org.jspecify.annotations.Nullable Node output(Node node) {
        for (SelectText.Item item : inner.items) {
            if (item.node().equals(node) && item.name() != null) {
                return new Node.Output(context, null, item.name(), node.type());
            }
        }
        if (!(node instanceof Column || node instanceof WindowNode || node instanceof AggregateNode)) {
            return null;
        }
        String name = "c" + (inner.items.size() + 1);
        inner.items.add(new SelectText.Item(node, name));
        return new Node.Output(context, null, name, node.type());
    }
}
