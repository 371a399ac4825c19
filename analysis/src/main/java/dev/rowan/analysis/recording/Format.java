package dev.rowan.analysis.recording;

import java.nio.charset.StandardCharsets;

/** The constants of the file format; docs/recording-format.md says what they mean. */
final class Format {

    /** What every recording begins with. */
    static final byte[] MAGIC = "ROWANREC".getBytes(StandardCharsets.US_ASCII);

    /** Grows when a reader of the old version could not read the new one. */
    static final int VERSION = 3;

    static final String SUFFIX = ".rowan";

    static final int HEADER = 1;
    static final int STRING = 2;
    static final int STATEMENT = 3;
    static final int FRAME = 4;
    static final int PATH = 5;
    static final int UNIT = 6;
    static final int LATENCY = 7;
    static final int FETCH = 8;
    static final int FOREIGN_KEY = 9;
    static final int HEALTH = 10;
    static final int END = 11;
    static final int OPEN_UNIT = 12;
    static final int TRIAL = 13;

    private Format() {}
}
