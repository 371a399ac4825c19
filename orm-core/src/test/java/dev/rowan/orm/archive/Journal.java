package dev.rowan.orm.archive;

import dev.rowan.orm.Column;
import dev.rowan.orm.Lazy;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;

@Table(app = "archive")
public class Journal extends Model {
    public static final Manager<Journal> objects = Journal_.manager();

    public Long id;

    @Column(maxLength = 40)
    public String name;

    public final Lazy<String> about = lazy("");
}
