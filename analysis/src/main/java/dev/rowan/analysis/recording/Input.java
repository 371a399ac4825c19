package dev.rowan.analysis.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of a recording that numbers and texts are read from; whatever does not fit is a {@link Damaged}. */
final class Input {

    /** Bytes that cannot have been written by a writer. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged(String message) {
            super(message, null, false, false);
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    Input(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    int position() {
        return at;
    }

    boolean hasMore() {
        return at < end;
    }

    int octet() {
        if (at >= end) {
            throw new Damaged("ends in the middle of a record");
        }
        return bytes[at++] & 0xff;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new Damaged("has a number of more than ten bytes");
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    int integer() {
        long value = number();
        if (value != (int) value) {
            throw new Damaged("has a number that is too large for its place");
        }
        return (int) value;
    }

    /** A count of things of at least one byte each, so that no damage asks for more memory than the file has. */
    int count() {
        int value = integer();
        if (value < 0 || value > end - at) {
            throw new Damaged("has a list that is longer than the file");
        }
        return value;
    }

    /** Goes past what equals the bytes between two positions, if that is what comes next. */
    boolean skipped(int from, int to) {
        int length = to - from;
        if (length > end - at || !Arrays.equals(bytes, from, to, bytes, at, at + length)) {
            return false;
        }
        at += length;
        return true;
    }

    boolean flag() {
        return octet() != 0;
    }

    String text() {
        int length = count();
        if (length == 0) {
            return "";
        }
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    /** The next bytes, where they are: a recording has half a million histograms, and copies of them are waste. */
    ByteBuffer raw(int length) {
        int from = at;
        skip(length);
        return ByteBuffer.wrap(bytes, from, length).slice();
    }

    Input part(int length) {
        int from = at;
        skip(length);
        return new Input(bytes, from, at);
    }

    void skip(int length) {
        if (length < 0 || length > end - at) {
            throw new Damaged("ends in the middle of a record");
        }
        at += length;
    }
}
