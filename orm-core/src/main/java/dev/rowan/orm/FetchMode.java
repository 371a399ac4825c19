package dev.rowan.orm;

/** What {@code post.author.get()} does when the author is not there yet. */
public enum FetchMode {
    /** Loads the authors of all posts of the same result, in one statement. */
    PEERS,
    /** Loads the one author: Django's classic behaviour. */
    ONE,
    /** Refuses, so that no statement can hide. */
    RAISE
}
