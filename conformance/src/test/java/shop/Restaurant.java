package shop;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import org.jspecify.annotations.Nullable;

@Table
public class Restaurant extends Place {
    public static final Manager<Restaurant> objects = Restaurant_.manager();

    public boolean pizza = false;
    public @Nullable Integer stars;

    @Reverse("restaurant")
    public final Many<Waiter> waiters = many();
}
