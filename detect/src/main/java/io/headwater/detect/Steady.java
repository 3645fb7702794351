package io.headwater.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A history that hardly moves from bucket to bucket: a list of the same things every day. Its noise is not that of
 * counting, for nothing is drawn at random; a small step that would mean nothing elsewhere is unusual here.
 *
 * @param low the least of yesterday's and last week's values
 * @param high the greater of the two
 * @param reach how far from them is still ordinary
 */
record Steady(double low, double high, double reach) {
    private static final int LEAST = 5;
    private static final int REMEMBERS = 14;
    private static final int WEEK = 7;

    /** A step that is usual at the most, as a share of the level (of one, for shares). */
    private static final double HARDLY = 0.02;

    private static final double STEPS = 4;
    private static final double LEAST_SHARE = 0.04;
    private static final double LEAST_ROWS = 2.5;

    /** Of a daily series of counts or shares; empty when it moves, or too little is known. */
    static Optional<Steady> of(History history, int from, int until) {
        var series = history.series();
        boolean counts = series.kind() == Series.Kind.COUNT;
        if (series.cadence() != Cadence.DAY || !(counts || series.kind() == Series.Kind.RATE)) {
            return Optional.empty();
        }
        double[] known = known(history, from, until);
        if (known.length < LEAST) {
            return Optional.empty();
        }
        double level = counts ? Order.median(known) : 1;
        double step = Order.median(steps(known));
        if (step > HARDLY * level || (counts && level < 2 * WEEK)) {
            return Optional.empty();
        }
        double last = known[known.length - 1];
        double week = known[Math.max(0, known.length - WEEK)];
        double least = counts ? Math.max(LEAST_SHARE * level, LEAST_ROWS) : LEAST_SHARE;
        return Optional.of(new Steady(Math.min(last, week), Math.max(last, week), Math.max(STEPS * step, least)));
    }

    /** The band, no wider than what is ordinary here. */
    Band narrow(Band band, List<String> reasons) {
        double least = low - reach;
        double most = high + reach;
        if (band.low() >= least && band.high() <= most) {
            return band;
        }
        reasons.add("narrow because this history hardly ever moves");
        return new Band(
                Math.max(band.low(), least),
                Math.max(least, Math.min(band.mid(), most)),
                Math.min(Math.max(band.high(), least), most));
    }

    private static double[] known(History history, int from, int until) {
        double[] known = new double[REMEMBERS + 1];
        int at = known.length;
        for (int t = until - 1; t >= from && at > 0; t--) {
            if (history.trains(t)) {
                known[--at] = history.value(t);
            }
        }
        return Arrays.copyOfRange(known, at, known.length);
    }

    private static double[] steps(double[] known) {
        double[] steps = new double[known.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(known[i + 1] - known[i]);
        }
        return steps;
    }
}
