package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;

@Table(ordering = {"recipient", "id"})
public class Letter extends Stamped {
    public static final Manager<Letter> objects = Letter_.manager();

    public Long id;

    @Column(maxLength = 40)
    public String recipient;
}
