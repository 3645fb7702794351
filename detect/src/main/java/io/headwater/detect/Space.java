package io.headwater.detect;

/**
 * The space in which values of one kind have the same noise everywhere, and the error between a value and its
 * expectation there.
 *
 * <p>Counts: square roots (Anscombe 1948), whose variance is one plus a share of the mean for over-dispersion. Changes
 * of counts: the same with their sign. Shares: arc sines. Positive values: logarithms.
 */
enum Space {
    COUNT(1, 0.003),
    RATE(1, 1e-5),
    POSITIVE(0, 1e-4),
    CHANGE(1, 0.02),
    FREE(0, 0);

    private static final double ANSCOMBE = 0.375;

    /** The variance that the kind has by itself, for example that of counting. */
    private final double own;

    /** The over-dispersion that is assumed before anything is known. */
    private final double prior;

    Space(double own, double prior) {
        this.own = own;
        this.prior = prior;
    }

    static Space of(Series.Kind kind) {
        return switch (kind) {
            case COUNT -> COUNT;
            case RATE -> RATE;
            case POSITIVE -> POSITIVE;
            case CHANGE -> CHANGE;
            case FREE -> FREE;
        };
    }

    /**
     * To be right as often, counts of what people do, and what is added to them late, need a wider band than shares of
     * them, and means of many rows a narrower one.
     */
    double strictness() {
        return switch (this) {
            case COUNT, CHANGE -> 1.07;
            case RATE, FREE -> 1;
            case POSITIVE -> 0.96;
        };
    }

    double own() {
        return own;
    }

    double prior() {
        return prior;
    }

    /** Into the space in which level and season add up. */
    double in(double value) {
        return switch (this) {
            case COUNT -> StrictMath.log1p(Math.max(0, value));
            case RATE -> StrictMath.asin(StrictMath.sqrt(clamp(value)));
            case POSITIVE -> StrictMath.log(value);
            case CHANGE -> Math.copySign(StrictMath.log1p(Math.abs(value)), value);
            case FREE -> value;
        };
    }

    double out(double x) {
        return switch (this) {
            case COUNT -> Math.max(0, StrictMath.expm1(Math.min(x, 60)));
            case RATE -> StrictMath.pow(StrictMath.sin(Math.max(0, Math.min(x, Math.PI / 2))), 2);
            case POSITIVE -> StrictMath.exp(Math.max(-600, Math.min(x, 600)));
            case CHANGE -> Math.copySign(StrictMath.expm1(Math.min(Math.abs(x), 60)), x);
            case FREE -> x;
        };
    }

    double error(double value, double mid, double rows) {
        return switch (this) {
            case COUNT -> 2 * (StrictMath.sqrt(Math.max(0, value) + 0.375) - StrictMath.sqrt(mid + 0.375));
            case RATE -> 2 * StrictMath.sqrt(rows) * (in(value) - in(mid));
            case CHANGE -> 2 * (root(value) - root(mid));
            case POSITIVE -> in(Math.max(value, Double.MIN_NORMAL)) - in(Math.max(mid, Double.MIN_NORMAL));
            case FREE -> value - mid;
        };
    }

    /** The value whose error is the given one. */
    double at(double error, double mid, double rows) {
        return switch (this) {
            case COUNT -> {
                double root = Math.max(0, StrictMath.sqrt(mid + 0.375) + error / 2);
                yield Math.max(0, root * root - 0.375);
            }
            case RATE -> out(in(mid) + error / (2 * StrictMath.sqrt(rows)));
            case CHANGE -> {
                double root = root(mid) + error / 2;
                yield Math.copySign(Math.max(0, root * root - ANSCOMBE), root);
            }
            case POSITIVE -> out(in(mid) + error);
            case FREE -> mid + error;
        };
    }

    /** What over-dispersion is multiplied with. */
    double weight(double mid, double rows) {
        return switch (this) {
            case COUNT -> mid;
            case CHANGE -> Math.abs(mid);
            case RATE -> rows;
            case POSITIVE, FREE -> 1;
        };
    }

    /** The variance of errors that a doubt about level or season makes, given its variance. */
    double ofDoubt(double variance, double mid, double rows) {
        return (this == RATE ? 4 : 1) * variance * weight(mid, rows);
    }

    /** The variance of noise in the space of level and season, given over-dispersion. */
    double noise(double dispersion, double mid, double rows) {
        return (own + dispersion * weight(mid, rows)) / ofDoubt(1, mid, rows);
    }

    /** Continues the square root below zero; zero itself is between a little more and a little less than nothing. */
    private static double root(double value) {
        return value == 0 ? 0 : Math.copySign(StrictMath.sqrt(Math.abs(value) + ANSCOMBE), value);
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
