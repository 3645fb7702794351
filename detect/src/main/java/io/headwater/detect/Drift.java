package io.headwater.detect;

/** Slow changes that no single day shows: the last week against the two weeks that ended four weeks ago. */
final class Drift {
    private static final double FAR = 4.5;

    private Drift() {}

    /** Whether a daily history begins to drift with this bucket. */
    static boolean at(Fit fit, int at) {
        return fit.history().cadence() == Cadence.DAY
                && at - fit.from() > 56
                && isDrifting(fit, at)
                && !isDrifting(fit, at - 1);
    }

    private static boolean isDrifting(Fit fit, int at) {
        double now = median(fit, at - 6, at + 1);
        double then = median(fit, at - 41, at - 27);
        double lasts = (1 + fit.memory()) / (1 - fit.memory());
        double noise = fit.spread() * StrictMath.sqrt(1.57 * (1 / 7.0 + 1 / 14.0) * lasts);
        double size = Math.abs(now - then);
        return size > FAR * noise && size > least(fit.history().space());
    }

    /** Smaller changes are never told. */
    private static double least(Space space) {
        return switch (space) {
            case COUNT, CHANGE -> StrictMath.log(1.2);
            case POSITIVE -> StrictMath.log(1.12);
            case RATE -> 0.03;
            case FREE -> 0;
        };
    }

    private static double median(Fit fit, int from, int to) {
        double[] values = new double[to - from];
        for (int t = from; t < to; t++) {
            values[t - from] = fit.unseasoned(t);
        }
        return Order.quantileInPlace(values, values.length, 0.5);
    }
}
