package io.headwater.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** Consecutive buckets of one metric. */
public final class Series {
    /** What kind of number the values are; decides in which space they are compared. */
    public enum Kind {
        /** Rows or other things counted; never negative. */
        COUNT,
        /** A share between zero and one of a known number of rows. */
        RATE,
        /** A mean, a sum or a length: positive, compared by ratio. */
        POSITIVE,
        /** By how much a count changed: its noise is that of counting, and it may fall. */
        CHANGE,
        /** Anything else. */
        FREE
    }

    private final Kind kind;
    private final Cadence cadence;
    private final Instant start;
    private final ZoneId zone;
    private final double[] values;
    private final double[] rows;

    private Series(Kind kind, Cadence cadence, Instant start, ZoneId zone, double[][] valuesAndRows) {
        this.kind = kind;
        this.cadence = cadence;
        this.start = start;
        this.zone = zone;
        this.values = valuesAndRows[0];
        this.rows = valuesAndRows[1];
    }

    /**
     * A series whose values need no number of rows.
     *
     * @param start the first bucket's start
     * @param zone the producer's, in which days and hours are told apart
     * @param values one a bucket; NaN where nothing is known; infinite values are taken as unknown
     */
    public static Series of(Kind kind, Cadence cadence, Instant start, ZoneId zone, double[] values) {
        if (kind == Kind.RATE) {
            throw new IllegalArgumentException("a rate needs the number of rows of each bucket");
        }
        return new Series(kind, cadence, start, zone, new double[][] {clean(values), new double[values.length]});
    }

    /**
     * Shares with the number of rows they are shares of.
     *
     * @param rows one a bucket; a bucket without rows has no share
     */
    public static Series ofRates(Cadence cadence, Instant start, ZoneId zone, double[] shares, double[] rows) {
        if (shares.length != rows.length) {
            throw new IllegalArgumentException(
                    "%s shares and %s numbers of rows".formatted(shares.length, rows.length));
        }
        double[] clean = clean(shares);
        for (int i = 0; i < clean.length; i++) {
            if (!(rows[i] > 0)) {
                clean[i] = Double.NaN;
            }
        }
        return new Series(Kind.RATE, cadence, start, zone, new double[][] {clean, rows.clone()});
    }

    public Kind kind() {
        return kind;
    }

    public Cadence cadence() {
        return cadence;
    }

    public ZoneId zone() {
        return zone;
    }

    public int size() {
        return values.length;
    }

    /** The value of a bucket; NaN where nothing is known. */
    public double value(int bucket) {
        return values[bucket];
    }

    double rows(int bucket) {
        return rows[bucket];
    }

    /** When the bucket begins. */
    public Instant start(int bucket) {
        return cadence.at(start, bucket, zone);
    }

    /** When the bucket begins, in seconds since 1970. */
    long second(int bucket) {
        return switch (cadence) {
            case QUARTER_HOUR -> start.getEpochSecond() + 900L * bucket;
            case HOUR -> start.getEpochSecond() + 3600L * bucket;
            case DAY, WEEK, MONTH -> start(bucket).getEpochSecond();
        };
    }

    /** Whether so little of it was known, at the start of the day of a bucket, that siblings have something to teach. */
    public boolean isYoung(int bucket) {
        int until = startOfDay(bucket);
        int known = 0;
        for (int i = Math.max(0, until - cadence.memory()); i < until; i++) {
            known += Double.isNaN(values[i]) ? 0 : 1;
        }
        return known < cadence.maturity();
    }

    /** The first bucket of the day of a bucket, for what is learnt once a day; itself, where buckets are longer. */
    int startOfDay(int bucket) {
        int per = cadence.perDay();
        return per == 1
                ? bucket
                : Math.max(0, bucket - Math.floorMod(Math.floorDiv(second(bucket), 86_400 / per), per));
    }

    /** What was known at a moment: the last {@code most} of the buckets that had ended. */
    Series before(long second, int most) {
        int until = 0;
        int beyond = values.length + 1;
        while (beyond - until > 1) {
            int middle = (until + beyond) >>> 1;
            if (second(middle) <= second) {
                until = middle;
            } else {
                beyond = middle;
            }
        }
        int from = Math.max(0, until - most);
        double[][] cut = {Arrays.copyOfRange(values, from, until), Arrays.copyOfRange(rows, from, until)};
        return new Series(kind, cadence, start(from), zone, cut);
    }

    private static double[] clean(double[] values) {
        double[] clean = values.clone();
        for (int i = 0; i < clean.length; i++) {
            if (Double.isInfinite(clean[i])) {
                clean[i] = Double.NaN;
            }
        }
        return clean;
    }

    private static final int LEAST = 14;

    /** Whether the buckets before {@code until} are counts that only ever add up. */
    static boolean isRunningTotal(Series series, int until) {
        if (series.kind() != Series.Kind.COUNT || until < LEAST || Double.isNaN(series.value(until - 1))) {
            return false;
        }
        int steps = 0;
        int falls = 0;
        int rises = 0;
        int from = Math.max(1, until - series.cadence().memory());
        for (int i = from; i < until; i++) {
            double step = series.value(i) - series.value(i - 1);
            if (!Double.isNaN(step)) {
                steps++;
                falls += step < 0 ? 1 : 0;
                rises += step > 0 ? 1 : 0;
            }
        }
        return steps >= LEAST - 1 && falls <= 1 + steps / 50 && rises > steps / 5 && series.value(until - 1) > 0;
    }

    /** Step by step; the first bucket and those after a gap are unknown. */
    static Series differences(Series series) {
        double[] steps = new double[series.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i == 0 ? Double.NaN : series.value(i) - series.value(i - 1);
        }
        return Series.of(Series.Kind.CHANGE, series.cadence(), series.start(0), series.zone(), steps);
    }
}
