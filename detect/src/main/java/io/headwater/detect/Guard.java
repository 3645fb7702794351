package io.headwater.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Changes too small to matter are no anomalies, however regular a series is; an empty load is always one. */
final class Guard {
    private static final double LEAST_CHANGE = 20;

    private Guard() {}

    /**
     * The band with the guard of its kind around the middle.
     *
     * @param total what the series counted up to, for a running total; else zero
     */
    static Band widen(Series.Kind kind, Band band, Fit fit, double total, List<String> reasons) {
        return switch (kind) {
            case COUNT -> counts(band, total, reasons);
            case RATE -> rates(band, fit, reasons);
            case POSITIVE -> around(band, 0.05 * band.mid(), "changes under 5 % are never told", reasons);
            case CHANGE ->
                around(
                        band,
                        Math.max(LEAST_CHANGE, 0.3 * Math.abs(band.mid())),
                        "changes within 20 or 30 % of what is usual are never told",
                        reasons);
            case FREE ->
                around(
                        band,
                        0.05 * spread(fit),
                        "changes under a twentieth of the usual spread are never told",
                        reasons);
        };
    }

    private static Band counts(Band band, double total, List<String> reasons) {
        double guard = Math.max(Math.max(0.15 * band.mid(), 4), 0.005 * total);
        var widened = around(band, guard, "changes under 15 % or 4 rows are never told", reasons);
        if (band.mid() > 25 && widened.low() < 0.02 * band.mid()) {
            reasons.add("almost nothing where there should be much is always told");
            return new Band(0.02 * band.mid(), band.mid(), widened.high());
        }
        return new Band(Math.max(0, widened.low()), band.mid(), widened.high());
    }

    private static Band rates(Band band, Fit fit, List<String> reasons) {
        double guard = band.mid() < 1e-6 ? Math.max(0.01, 3.0 / Math.max(1, fit.used() * 100.0)) : 0.01;
        var widened = around(band, guard, "changes under 1 percentage point are never told", reasons);
        return new Band(Math.max(0, widened.low()), band.mid(), Math.min(1, widened.high()));
    }

    private static double spread(Fit fit) {
        double[] values = fit.known();
        return Order.quantile(values, 0.75) - Order.quantile(values, 0.25);
    }

    private static Band around(Band band, double guard, String reason, List<String> reasons) {
        double low = Math.min(band.low(), band.mid() - guard);
        double high = Math.max(band.high(), band.mid() + guard);
        if (low < band.low() || high > band.high()) {
            reasons.add(reason);
        }
        return new Band(low, band.mid(), high);
    }

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

        /** Whether a value is ordinary here. */
        boolean holds(double value) {
            return value >= low - reach && value <= high + reach;
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
}
