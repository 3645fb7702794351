package io.headwater.detect;

import java.util.Arrays;

/**
 * How often a bucket of a sparse series has anything in it, at each time of the week: most have nothing, and when they do
 * is not known from the time of the week.
 */
final class Occurrence {
    private static final int LEAST = 14;
    private static final double MOST_FILLED = 0.5;

    /** So much of what is empty or not must be left to chance. */
    private static final double BY_CHANCE = 0.15;

    /** Runs of empty buckets that are less likely are told. */
    private static final double RARE = 1e-4;

    /** For how many buckets at a time of the week all the others stand. */
    private static final double STANDS_FOR = 7;

    private final Series series;
    private final int from;
    private final int until;
    private final int[] empty = new int[24 * 7];
    private final int[] known = new int[24 * 7];

    /** What the buckets before one say. */
    Occurrence(Series series, int until) {
        this.series = series;
        this.until = until;
        this.from = Math.max(0, until - series.cadence().memory());
        if (series.kind() == Series.Kind.COUNT && isMostlyEmpty()) {
            var slots = Slots.of(series, from, until);
            for (int t = from; t < until; t++) {
                if (!Double.isNaN(series.value(t))) {
                    int slot = slot(slots, t - from);
                    known[slot]++;
                    empty[slot] += series.value(t) == 0 ? 1 : 0;
                }
            }
        }
    }

    private boolean isMostlyEmpty() {
        int zeros = 0;
        int all = 0;
        for (int t = from; t < until; t++) {
            zeros += series.value(t) == 0 ? 1 : 0;
            all += Double.isNaN(series.value(t)) ? 0 : 1;
        }
        return zeros > MOST_FILLED * all;
    }

    /** Whether less than half of the buckets have anything in them, and the time of the week does not say which. */
    boolean isSparse() {
        double all = Arrays.stream(known).sum();
        double chance = 0;
        for (int slot = 0; slot < known.length; slot++) {
            chance += Math.min(empty[slot], known[slot] - empty[slot]);
        }
        return all >= LEAST
                && Arrays.stream(empty).sum() > MOST_FILLED * all
                && Arrays.stream(empty).sum() < all
                && chance > BY_CHANCE * all;
    }

    /** Whether a bucket may be empty, after those before it that were. */
    boolean mayBeEmpty(int bucket) {
        var slots = Slots.of(series, from, bucket + 1);
        double all = Arrays.stream(empty).sum() / (double) Arrays.stream(known).sum();
        double chance = 1;
        for (int t = bucket; t >= from && chance > RARE && (t == bucket || !(series.value(t) > 0)); t--) {
            int slot = slot(slots, t - from);
            chance *= (empty[slot] + STANDS_FOR * all) / (known[slot] + STANDS_FOR);
        }
        return chance > RARE;
    }

    private int slot(Slots slots, int at) {
        return switch (series.cadence()) {
            case QUARTER_HOUR, HOUR -> slots.hour(at);
            case DAY -> slots.weekday(at);
            case WEEK, MONTH -> 0;
        };
    }

    /** The series with nothing but what is not empty. */
    static Series filled(Series series) {
        double[] values = new double[series.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.value(i) == 0 ? Double.NaN : series.value(i);
        }
        return Series.of(series.kind(), series.cadence(), series.start(0), series.zone(), values);
    }

    int until() {
        return until;
    }
}
