package dev.rowan.analysis.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** A growing buffer that numbers and texts are written to; not thread-safe. */
final class Output {

    private byte[] bytes = new byte[1024];
    private int size;

    /** A number in as many groups of 7 bits as it needs; negative ones take ten. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    /** A number that may be small and negative. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void flag(boolean value) {
        put((byte) (value ? 1 : 0));
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        raw(utf8, utf8.length);
    }

    void raw(byte[] source, int length) {
        grow(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    /** A record: its type, its length, what {@code payload} holds, and a checksum over all of it. */
    void frame(int type, Output payload) {
        int start = size;
        put((byte) type);
        number(payload.size);
        raw(payload.bytes, payload.size);
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, size - start);
        int sum = (int) crc.getValue();
        for (int shift = 24; shift >= 0; shift -= 8) {
            put((byte) (sum >>> shift));
        }
    }

    private void put(byte value) {
        grow(1);
        bytes[size++] = value;
    }

    private void grow(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
        if (bytes.length > 1 << 20) {
            // One huge unit must not keep its buffer for the life of the JVM.
            bytes = new byte[1024];
        }
    }
}
