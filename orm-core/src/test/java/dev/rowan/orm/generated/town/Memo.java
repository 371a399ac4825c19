package dev.rowan.orm.generated.town;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;
import dev.rowan.orm.generated.base.Stamped;

@Table
public class Memo extends Stamped {
    public static final Manager<Memo> objects = Memo_.manager();

    @Column(maxLength = 40)
    String text;

    Long id;
}
