package dev.rowan.orm.composite;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

/** Is known by its hall, its row and its letter together. */
@Table(app = "composite")
public class Seat extends Model {
    public static final Manager<Seat> objects = Seat_.manager();

    @ForeignKey(onDelete = OnDelete.CASCADE, primaryKey = true)
    public final Ref<Hall> hall = ref();

    @PrimaryKey
    public int line;

    @PrimaryKey
    @Column(maxLength = 2)
    public String letter;

    public int price;
    public String note = "";
}
