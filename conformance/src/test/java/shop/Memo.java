package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;

@Table
public class Memo extends Stamped {
    public static final Manager<Memo> objects = Memo_.manager();

    public Long id;

    @Column(maxLength = 40)
    public String text;
}
