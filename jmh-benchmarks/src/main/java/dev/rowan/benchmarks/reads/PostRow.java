package dev.rowan.benchmarks.reads;

import java.time.Instant;

/** A row of post or hub, as one writes it without an ORM. */
public record PostRow(
        long id, String title, int views, boolean published, Instant createdAt, long authorId, long categoryId) {}
