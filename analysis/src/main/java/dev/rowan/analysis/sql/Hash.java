package dev.rowan.analysis.sql;

/** A 64-bit hash of text, the same on every machine and in every version: fingerprints are compared across runs. */
final class Hash {

    /** FNV's prime spreads each character over the word; the final mix lets the high bits depend on all of them. */
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    static String of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
