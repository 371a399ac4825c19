package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Seat extends Model {
    @PrimaryKey int line;
    @PrimaryKey String letter;
    @Column(unique = true) String code;
    @ManyToMany(relatedName = "seats") final Many<Extra> extras = many();
    @ManyToMany(relatedName = "+") final Many<Seat> neighbours = many();
}

@Table
class Extra extends Model {
    Long id;
}

@Table
class Party extends Model {
    Long id;
    @ManyToMany(relatedName = "parties") final Many<Seat> seats = many();
    @ManyToMany(relatedName = "invited", through = Invitation.class) final Many<Seat> wished = many();
}

@Table
class Invitation extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Party> party = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE, toField = "code") final Ref<Seat> seat = ref();
}
