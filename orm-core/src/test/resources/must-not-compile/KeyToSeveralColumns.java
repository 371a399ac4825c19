package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Seat extends Model {
    @PrimaryKey int line;
    @PrimaryKey String letter;
}

@Table
class Ticket extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Seat> seat = ref();
}
