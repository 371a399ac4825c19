package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

@Table
public class Event extends Model {
    public static final Manager<Event> objects = Event_.manager();

    public Long id;

    @Column(maxLength = 40)
    public String name;

    public @Nullable LocalDate day;
    public @Nullable Instant at;
    public @Nullable LocalTime clock;
    public @Nullable Duration length;
}
