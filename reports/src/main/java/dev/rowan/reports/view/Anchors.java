package dev.rowan.reports.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of rows in the report: the same for the same thing in every report, so that links outlive a build. */
public final class Anchors {

    /** 40 bits: among ten thousand rows two meet by chance once in twenty thousand reports. */
    private static final int BYTES = 5;

    private Anchors() {}

    public static String finding(String id) {
        return "f-" + hash(id);
    }

    public static String statement(String fingerprint) {
        return "s-" + hash(fingerprint);
    }

    public static String test(String id) {
        return "t-" + hash(id);
    }

    public static String benchmark(String name) {
        return "b-" + hash(name);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one says it has not", e);
        }
    }
}
