package dev.rowan.analysis.sql;

import org.jspecify.annotations.Nullable;

/** The leading words of statements. */
final class Verbs {

    private Verbs() {}

    /** The verb that a word begins, given the word after it; null when it begins none (a modifier, a brace). */
    static @Nullable Verb of(String word, String next) {
        return switch (word) {
            case "select", "values" -> Verb.SELECT;
            case "insert", "replace", "upsert", "copy" -> Verb.INSERT;
            case "update" -> Verb.UPDATE;
            case "delete" -> Verb.DELETE;
            case "merge" -> Verb.MERGE;
            case "call", "exec", "execute" -> Verb.CALL;
            case "create",
                    "alter",
                    "drop",
                    "truncate",
                    "comment",
                    "grant",
                    "revoke",
                    "rename",
                    "reindex",
                    "vacuum",
                    "analyze" -> Verb.DDL;
            case "begin", "commit", "rollback", "savepoint", "release", "start", "end", "abort" -> Verb.TRANSACTION;
            case "set" -> next.equals("transaction") || next.equals("autocommit") ? Verb.TRANSACTION : Verb.OTHER;
            case "pragma",
                    "use",
                    "reset",
                    "show",
                    "explain",
                    "describe",
                    "desc",
                    "lock",
                    "unlock",
                    "declare",
                    "do",
                    "listen",
                    "notify",
                    "discard",
                    "deallocate",
                    "prepare" -> Verb.OTHER;
            default -> null;
        };
    }
}
