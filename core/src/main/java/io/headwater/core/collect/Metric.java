package io.headwater.core.collect;

/** What is measured of a dataset or of one of its fields. Rates are derived from counts when they are read. */
public enum Metric {
    ROWS,
    NULLS,
    /** Number of distinct values; approximate above a thousand. */
    DISTINCT,
    MIN,
    MAX,
    MEAN,
    STDDEV,
    SUM,
    ZEROS,
    NEGATIVES,
    EMPTIES,
    /** Timestamps later than the moment of measurement. */
    FUTURES,
    LENGTH_MEAN,
    LENGTH_MAX,
    /** Rows with one value of a field that has few; the segment names the value. */
    CATEGORY_ROWS;

    /** Whether a bucket without rows has the value zero rather than none. */
    public boolean isCount() {
        return switch (this) {
            case ROWS, NULLS, DISTINCT, ZEROS, NEGATIVES, EMPTIES, FUTURES, CATEGORY_ROWS -> true;
            case MIN, MAX, MEAN, STDDEV, SUM, LENGTH_MEAN, LENGTH_MAX -> false;
        };
    }
}
