package io.headwater.bench.detect;

import java.util.Locale;

/**
 * Something that was done to a series.
 *
 * @param from the first bucket that it touches
 * @param to the first bucket that it does not touch any more
 * @param until alerts before this bucket are owed to it
 */
record Fault(Kind kind, int from, int to, int until) {
    /** What is done. */
    enum Kind {
        MISSING,
        PARTIAL,
        DUPLICATE,
        LATE,
        BACKFILL,
        DRIFT,
        NULL_BURST,
        DROPPED_COLUMN,
        UNIT,
        BIAS,
        SHARE_SHIFT,
        NEW_CATEGORY,
        VANISHED_CATEGORY,
        /** Legitimate: to be told once, and no fault to be found. */
        LEVEL_SHIFT;

        boolean isToBeFound() {
            return this != LEVEL_SHIFT;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    boolean covers(int bucket) {
        return bucket >= from && bucket < until;
    }
}
