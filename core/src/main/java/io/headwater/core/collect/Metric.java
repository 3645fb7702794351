package io.headwater.core.collect;

import io.headwater.core.catalog.FieldType;
import java.util.EnumSet;
import java.util.Set;

/** What is measured of a dataset or of one of its fields. Rates are derived from counts when they are read. */
public enum Metric {
    ROWS,
    NULLS,
    /** Number of distinct values; approximate above a thousand. */
    DISTINCT,
    MIN,
    MAX,
    MEAN,
    /** What half of the values are at most; of many rows of a sample. */
    MEDIAN,
    /** What 95 of 100 values are at most; of many rows of a sample. */
    P95,
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

    /** What can be measured of a field in a scan of all rows. */
    public static Set<Metric> of(FieldType type) {
        return switch (type) {
            case INTEGER, DECIMAL, FLOAT ->
                EnumSet.of(NULLS, DISTINCT, MIN, MAX, MEAN, MEDIAN, P95, STDDEV, SUM, ZEROS, NEGATIVES);
            case TEXT -> EnumSet.of(NULLS, DISTINCT, EMPTIES, LENGTH_MEAN, LENGTH_MAX);
            case DATE, TIMESTAMP -> EnumSet.of(NULLS, DISTINCT, MIN, MAX, FUTURES);
            case UUID, BOOLEAN -> EnumSet.of(NULLS, DISTINCT);
            case OTHER -> EnumSet.of(NULLS);
        };
    }

    /** Whether a bucket without rows has the value zero rather than none. */
    public boolean isCount() {
        return switch (this) {
            case ROWS, NULLS, DISTINCT, ZEROS, NEGATIVES, EMPTIES, FUTURES, CATEGORY_ROWS -> true;
            case MIN, MAX, MEAN, MEDIAN, P95, STDDEV, SUM, LENGTH_MEAN, LENGTH_MAX -> false;
        };
    }

    /** Whether the values of parts of the rows add up to that of all. */
    public boolean addsUp() {
        return switch (this) {
            case ROWS, NULLS, SUM, ZEROS, NEGATIVES, EMPTIES, FUTURES -> true;
            case DISTINCT, MIN, MAX, MEAN, MEDIAN, P95, STDDEV, LENGTH_MEAN, LENGTH_MAX, CATEGORY_ROWS -> false;
        };
    }

    /** Whether values have to be put in order for it, which is done of a sample where there are many. */
    public boolean isQuantile() {
        return this == MEDIAN || this == P95;
    }
}
