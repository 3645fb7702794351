package io.headwater.detect;

import java.util.List;

/** Changes too small to matter are no anomalies, however regular a series is; an empty load is always one. */
final class Guard {
    private static final double LEAST_CHANGE = 10;

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
                        "changes within 10 or 30 % of what is usual are never told",
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
}
