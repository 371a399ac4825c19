package dev.rowan.benchmarks.model;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Seven columns without relations, for what writing costs: nothing of it is the server's checking of keys. */
@Table(name = "sample")
public class Sample extends Model {
    public static final Manager<Sample> objects = Sample_.manager();

    public Long id;

    @Column(maxLength = 200)
    public String title;

    public int views;

    public boolean published;

    public Instant createdAt;

    public double score;

    public @Nullable String note;
}
