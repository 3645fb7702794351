package io.headwater.connect.postgres;

/**
 * How finely to sample for distinct counts: of all values, those are counted whose hash ends in so many zero bits, and
 * the count is multiplied accordingly (Gibbons, "Distinct sampling for highly-accurate answers", VLDB 2001). The
 * standard error with m sampled values is 1/sqrt(m).
 */
final class DistinctLevels {
    private static final double EXACT_BELOW = 1_000;
    private static final double SAMPLED = 2_048;
    private static final double ROWS_AT_FIRST = 65_536;

    private DistinctLevels() {}

    /** Before anything is known: few enough rows to sort. */
    static int first(long rows) {
        return bits(rows / ROWS_AT_FIRST);
    }

    /** After a count: exact below a thousand, else about two thousand sampled values. */
    static int next(double distinct) {
        return distinct < EXACT_BELOW ? 0 : bits(distinct / SAMPLED);
    }

    private static int bits(double ratio) {
        return ratio <= 1 ? 0 : (int) Math.ceil(Math.log(ratio) / Math.log(2));
    }
}
