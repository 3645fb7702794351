package io.headwater.detect;

import java.util.Optional;

/** In which way a bucket is unusual: by itself, or together with those before it. */
final class Unusual {
    private static final int[] DAYS = {2, 3, 5};
    private static final int[] HOURS = {2, 4, 8};

    /** The last bucket has to have a part in it: what is back to normal is no anomaly. */
    private static final double LEAST_SHARE = 0.5;

    private final Fit fit;
    private final History history;
    private final int at;
    private final Bands.Drawn bands;

    Unusual(Fit fit, int at, Bands.Drawn bands) {
        this.fit = fit;
        this.history = fit.history();
        this.at = at;
        this.bands = bands;
    }

    /** A band that several buckets have together, drawn at the last of them. */
    record Sum(Band band, String reason) {}

    Verdict.Kind kind(double value, double mid) {
        if (history.series().kind() == Series.Kind.COUNT && value == 0 && mid > 0) {
            return Verdict.Kind.MISSING;
        }
        return isShift() ? Verdict.Kind.LEVEL_SHIFT : Verdict.Kind.POINT;
    }

    boolean isShift() {
        return history.trains(at) && fit.wouldShift(history.x(at));
    }

    /** Whether a value completes a run of buckets that are too far out together. */
    Optional<Sum> sum(double value, double z) {
        int side = z < 0 ? -1 : 1;
        if ((fit.midBefore() - bands.band().mid()) * side > 0) {
            return Optional.empty(); // on its way back to the level of before
        }
        double more = history.cadence().isIntraday() ? 1.1 : 1;
        double reach = (side < 0 ? bands.low() : bands.high()) * more;
        for (int width : history.cadence().isIntraday() ? HOURS : DAYS) {
            double before = before(width, side, reach);
            if (Double.isNaN(before)) {
                return Optional.empty();
            }
            double lasts = Math.min(width, (1 + fit.memory()) / (1 - fit.memory()));
            double all = reach * StrictMath.sqrt(width * lasts);
            double needed = Math.max(all - before, LEAST_SHARE * all / width);
            if (z * side > needed && needed < reach && matters(width)) {
                return sum(width, side, needed);
            }
        }
        return Optional.empty();
    }

    /** Small changes are no anomalies, however many buckets have them. */
    private boolean matters(int width) {
        var space = history.space();
        double values = 0;
        double mids = 0;
        for (int t = at - width + 1; t <= at; t++) {
            double mid = t == at ? fit.mid(0) : fit.expected(t);
            values += space == Space.POSITIVE ? space.in(history.value(t)) : history.value(t);
            mids += space == Space.POSITIVE ? space.in(mid) : mid;
        }
        double off = Math.abs(values - mids);
        return switch (space) {
            case COUNT, CHANGE -> off > Math.max(0.1 * Math.abs(mids), 4 * StrictMath.sqrt(width));
            case RATE -> off > 0.01 * width;
            case POSITIVE -> off > 0.05 * width;
            case FREE -> true;
        };
    }

    private Optional<Sum> sum(int width, int side, double needed) {
        double mid = bands.band().mid();
        double rows = Math.max(1, history.rows(at));
        double edge = history.space().at(side * needed * fit.noise(mid, rows), mid, rows);
        double value = history.value(at);
        if (side < 0 ? value >= edge : value <= edge) {
            return Optional.empty();
        }
        var band = side < 0
                ? new Band(edge, mid, bands.band().high())
                : new Band(bands.band().low(), mid, edge);
        return Optional.of(new Sum(
                band,
                "narrower because the last %s %s were all %s: together they are too far out"
                        .formatted(width, history.cadence().unit(), side < 0 ? "low" : "high")));
    }

    /** How far out the buckets before lay together, had the level stayed; NaN unless all were on this side. */
    private double before(int width, int side, double reach) {
        int first = at - width + 1;
        if (first < fit.from()) {
            return Double.NaN;
        }
        double sum = 0;
        for (int t = at - 1; t >= first; t--) {
            double z = fit.z(t) * side;
            if (!(z > 0)) {
                return Double.NaN;
            }
            sum += Math.min(z, 0.9 * reach);
        }
        return sum;
    }

    private static final double FAR = 4.5;

    /** Whether a daily history begins to drift with this bucket. */
    static boolean isDrift(Fit fit, int at) {
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
