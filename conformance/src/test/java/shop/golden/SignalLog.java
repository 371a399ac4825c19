package shop.golden;

import dev.rowan.orm.Database;
import dev.rowan.orm.Model;
import dev.rowan.orm.Signals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The signals that came while it was open, written as the corpus writes them. */
final class SignalLog implements AutoCloseable {
    private final List<Object> events = new ArrayList<>();
    private final List<Signals.Registration> registrations = new ArrayList<>();
    private final Signals signals = Database.current().signals();

    /** Of rows of these models. */
    @SafeVarargs
    SignalLog(Class<? extends Model>... models) {
        for (Class<? extends Model> model : models) {
            listen(model);
        }
    }

    /** Of the links of this many-to-many relation. */
    static SignalLog ofLinks(Class<? extends Model> model, String relation) {
        SignalLog log = new SignalLog();
        log.registrations.add(log.signals.linksChanged(model, relation, log::linked));
        return log;
    }

    private <M extends Model> void listen(Class<M> model) {
        registrations.add(signals.preSave(model, saved -> saved("pre_save", null, saved)));
        registrations.add(
                signals.postSave(model, saved -> saved("post_save", saved.created() ? "created" : "updated", saved)));
        registrations.add(signals.preDelete(model, removed -> removed("pre_delete", removed.row())));
        registrations.add(signals.postDelete(model, removed -> removed("post_delete", removed.row())));
    }

    private void saved(String name, @Nullable String how, Signals.Saved<?> saved) {
        List<@Nullable Object> event = Cases.list(name, sender(saved.row()), Encoder.key(saved.row()));
        if (how != null) {
            event.add(how);
        }
        Set<String> fields = saved.fields();
        if (fields != null) {
            event.add(new TreeSet<>(fields));
        }
        events.add(event);
    }

    private void removed(String name, Model row) {
        events.add(Cases.list(name, sender(row), Encoder.key(row)));
    }

    private void linked(Signals.Linked linked) {
        Collection<?> keys = linked.keys();
        events.add(Cases.list(
                "m2m_changed",
                linked.action().name().toLowerCase(java.util.Locale.ROOT),
                sender(linked.row()),
                linked.reverse(),
                linked.model().getSimpleName(),
                keys == null ? null : Cases.sorted(keys)));
    }

    private static String sender(Model row) {
        return row.getClass().getSimpleName();
    }

    List<Object> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        registrations.forEach(Signals.Registration::close);
    }
}
