package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

@Table
public class Team extends Model {
    public static final Manager<Team> objects = Team_.manager();

    public Long id;

    @Column(maxLength = 40)
    public String name;

    @ManyToMany(
            through = Membership.class,
            throughFields = {"team", "author"},
            relatedName = "teams")
    public final Many<Author> members = many();

    @Reverse("team")
    public final Many<Membership> memberships = many();
}
