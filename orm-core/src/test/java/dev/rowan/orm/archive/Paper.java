package dev.rowan.orm.archive;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Lazy;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Table(app = "archive", ordering = "id")
public class Paper extends Scanned {
    public static final Manager<Paper> objects = Paper_.manager();

    public Long id;

    @Column(maxLength = 80)
    public String title;

    @Column(name = "full_text", maxLength = 1000)
    public final Lazy<String> body = lazy("");

    public final Lazy<@Nullable Integer> pages = lazy();

    public final Lazy<@Nullable Map<String, Object>> facts = lazy();

    private final Lazy<@Nullable String> note = lazy();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "papers")
    public final Ref<Journal> journal = ref();

    public Lazy<@Nullable String> note() {
        return note;
    }
}
