package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.StatementKind;

/** The values that an execution was given, bound or written into its text, as hashes. */
record CallValues(ValueHash hash) {

    /** Values of one execution that are looked at: an IN list's first hundreds tell what the rest is. */
    static final int MOST = 256;

    /** The hash of one value, numbered from 0 as in the text. */
    long one(Call call, int value) {
        int parameter = call.sql.parameter(value);
        if (parameter == 0) {
            Object literal = call.sql.literal(value);
            return literal instanceof Long number ? hash.of(number.longValue()) : hash.of(literal);
        }
        return call.binds == null ? ValueHash.NONE : call.binds.hash(parameter);
    }

    /** What tells a value from others, though it can be no key: a flag, a time. */
    long identity(Call call, int value, long key) {
        int parameter = call.sql.parameter(value);
        if (parameter == 0) {
            return hash.identity(call.sql.literal(value), key);
        }
        return call.binds == null ? key : call.binds.identity(parameter);
    }

    /** One hash over everything that the execution was given; never 0. */
    long all(Call call) {
        long all = 1;
        Binds binds = call.binds;
        if (binds != null) {
            all = call.kind == StatementKind.BATCH ? binds.batchHash() : binds.combined();
        }
        int size = Math.min(MOST, call.sql.values());
        for (int i = 0; i < size; i++) {
            if (call.sql.parameter(i) == 0) {
                all = ValueHash.combine(all, one(call, i));
            }
        }
        all = ValueHash.combine(all, call.sql.values());
        return all == 0 ? 1 : all;
    }
}
