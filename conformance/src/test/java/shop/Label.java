package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;

@Table
public class Label extends Model {
    public static final Manager<Label> objects = Label_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;
}
