package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import org.jspecify.annotations.Nullable;

@Table
public class Snippet extends Model {
    public static final Manager<Snippet> objects = Snippet_.manager();

    public Long id;

    @Column(maxLength = 200, blank = true)
    public @Nullable String text;
}
