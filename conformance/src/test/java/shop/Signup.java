package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Constraint;
import dev.rowan.orm.Email;
import dev.rowan.orm.Faults;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Slug;
import dev.rowan.orm.Table;
import dev.rowan.orm.Unique;
import dev.rowan.orm.Url;
import dev.rowan.orm.model.OnDelete;
import dev.rowan.orm.model.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Table(
        unique =
                @Unique(
                        value = {"squad", "seat"},
                        name = "signup_seat"),
        constraints = "constraints")
public class Signup extends Model {
    public static final Manager<Signup> objects = Signup_.manager();

    public Long id;

    @Column(maxLength = 10, unique = true, validators = Lowercase.class)
    public String username;

    @Email
    @Column(maxLength = 254, unique = true)
    public String email;

    @Column(positive = true, blank = true, validators = Adult.class)
    public @Nullable Short age;

    @Column(
            maxLength = 3,
            choices = {"low=Low", "top=Top"})
    public String level = "low";

    @Url
    @Column(maxLength = 200, blank = true)
    public String website = "";

    @Slug
    @Column(maxLength = 50, blank = true)
    public String slug = "";

    @Column(precision = 5, scale = 2, blank = true)
    public @Nullable BigDecimal fee;

    @Column(blank = true)
    public @Nullable LocalDate starts;

    @Column(blank = true)
    public @Nullable LocalDate ends;

    @Column(blank = true)
    public @Nullable Integer squad;

    @Column(blank = true)
    public @Nullable Integer seat;

    @ForeignKey(onDelete = OnDelete.SET_NULL, blank = true)
    public final Ref<@Nullable Signup> referrer = ref();

    @Override
    protected void clean(Faults faults) {
        if (username.equals("root")) {
            faults.add("username", "reserved", "Reserved name.");
        }
        if (level.equals("top") && fee == null) {
            faults.add("fee", "Top level needs a fee.");
        }
    }

    static List<Constraint> constraints() {
        return List.of(
                Constraint.check(
                                "signup_dates",
                                Signup_.ends
                                        .isNull()
                                        .or(Signup_.starts.isNull())
                                        .or(Signup_.ends.gteExpr(Signup_.starts)))
                        .message("Ends before it starts."),
                Constraint.unique("signup_slug", Signup_.slug).where(Signup_.slug.ne("")));
    }

    /** Lower-case letters only. */
    public static final class Lowercase implements Validator<String> {
        @Override
        public @Nullable Fault check(String value) {
            return value.matches("[a-z]+") ? null : new Fault("lower", "Lowercase letters only.");
        }
    }

    /** Between 18 and 120. */
    public static final class Adult implements Validator<Short> {
        @Override
        public @Nullable Fault check(Short value) {
            if (value < 18) {
                return new Fault("min_value", "Ensure this value is greater than or equal to 18.");
            }
            return value > 120 ? new Fault("max_value", "Ensure this value is less than or equal to 120.") : null;
        }
    }
}
