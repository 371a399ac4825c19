package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.Unique;
import dev.rowan.orm.model.OnDelete;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Table(unique = @Unique({"team", "author"}))
public class Membership extends Model {
    public static final Manager<Membership> objects = Membership_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "memberships")
    public final Ref<Team> team = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "memberships")
    public final Ref<Author> author = ref();

    @Column(maxLength = 20)
    public String role = "member";

    @Column(blank = true)
    public @Nullable LocalDate since;

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "invitations", blank = true)
    public final Ref<@Nullable Author> invitedBy = ref();
}
