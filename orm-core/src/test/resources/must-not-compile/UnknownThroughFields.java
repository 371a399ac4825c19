package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Team extends Model {
    Long id;
    @ManyToMany(through = Membership.class, throughFields = {"team", "autor"}) final Many<Author> members = many();
}

@Table
class Membership extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Team> team = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "invitations") final Ref<Author> invitedBy = ref();
}

@Table
class Author extends Model {
    Long id;
    String name;
}
