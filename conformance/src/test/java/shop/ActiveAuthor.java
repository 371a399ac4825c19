package shop;

import dev.rowan.orm.QuerySet;
import dev.rowan.orm.Table;
import java.util.Locale;

@Table(
        proxy = true,
        ordering = {"-age", "id"})
public class ActiveAuthor extends Author {
    public static final QuerySet<ActiveAuthor> objects =
            ActiveAuthor_.manager().filter(ActiveAuthor_.active.isTrue()).asManager();

    public String shout() {
        return name.toUpperCase(Locale.ROOT);
    }
}
