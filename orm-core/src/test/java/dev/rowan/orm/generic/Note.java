package dev.rowan.orm.generic;

import dev.rowan.orm.GenericRef;
import dev.rowan.orm.Index;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;

/** Is about a row of any model. */
@Table(app = "generic", ordering = "id", indexes = @Index({"targetType", "text"}))
public class Note extends Model {
    public static final Manager<Note> objects = Note_.manager();

    public Long id;
    public String text = "";
    public final GenericRef<Model> target = genericRef();
}
