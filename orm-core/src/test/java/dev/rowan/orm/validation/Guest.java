package dev.rowan.orm.validation;

import dev.rowan.orm.AutoNowAdd;
import dev.rowan.orm.Column;
import dev.rowan.orm.Constraint;
import dev.rowan.orm.Functions;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of all kinds on one model. */
@Table(app = "validation", constraints = "constraints")
@Evenings
public class Guest extends Model {
    public static final Manager<Guest> objects = Guest_.manager();

    @NotNull
    public Long id;

    @NotBlank(message = "A guest has a name.")
    @Size(max = 10)
    public String name = "";

    @Min(1)
    public int seats = 1;

    @Column(blank = true)
    public @Nullable @Pattern(regexp = "[A-Z]+") String table;

    @Valid
    public Address address = new Address("Main Street", List.of());

    public boolean cancelled;

    @AutoNowAdd
    @NotNull
    public Instant createdAt;

    public int from = 18;

    public int until = 20;

    static List<Constraint> constraints() {
        return List.of(
                Constraint.unique("guest_name", Functions.lower(Guest_.name), Guest_.seats)
                        .message("That guest is here already."),
                Constraint.unique("guest_table", Functions.upper(Guest_.table)).where(Guest_.cancelled.eq(false)),
                Constraint.unique("guest_hour", Guest_.from, Guest_.until).where(Guest_.seats.gt(100)));
    }

    @AssertTrue(message = "A reservation ends after it begins.")
    public boolean isOrdered() {
        return from <= until;
    }

    /** A value with rules of its own. */
    public record Address(@NotBlank String street, List<@Size(min = 2) String> lines) {}
}
