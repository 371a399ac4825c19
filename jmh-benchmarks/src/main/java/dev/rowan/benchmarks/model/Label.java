package dev.rowan.benchmarks.model;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;

/** What hubs have many of. */
@Table(name = "label")
public class Label extends Model {
    public static final Manager<Label> objects = Label_.manager();

    public Long id;

    @Column(maxLength = 100)
    public String name;
}
