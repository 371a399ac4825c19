package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import org.jspecify.annotations.Nullable;

@Table
public class Config extends Model {
    public static final Manager<Config> objects = Config_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @Column(json = true)
    public @Nullable Object data;
}
