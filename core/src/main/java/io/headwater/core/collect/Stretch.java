package io.headwater.core.collect;

import java.time.Instant;

/** Consecutive buckets of a series; NaN where nothing was measured. */
public final class Stretch {
    private final Instant start;
    private final double[] values;

    /**
     * Buckets from a moment on.
     *
     * @param start the first bucket's start
     * @param values one a bucket; copied
     */
    public Stretch(Instant start, double[] values) {
        this.start = start;
        this.values = values.clone();
    }

    public Instant start() {
        return start;
    }

    public int size() {
        return values.length;
    }

    /** The value of the bucket, counted from zero. */
    public double at(int bucket) {
        return values[bucket];
    }

    /** A copy of all values. */
    public double[] values() {
        return values.clone();
    }
}
