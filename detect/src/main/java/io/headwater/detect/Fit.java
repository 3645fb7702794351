package io.headwater.detect;

import java.util.Arrays;
import java.util.List;

/**
 * What a history teaches about the bucket after it.
 *
 * <p>A season (hierarchical medians of slots, shrunk towards their parents) plus a level (exponential smoothing with
 * clipped innovations, four rates in parallel), chosen by the smallest weighted one-step error; the noise is that of
 * counting plus over-dispersion, estimated from the median squared error; its tails widen the band where the history's
 * own errors are heavy-tailed.
 */
final class Fit {
    private static final double[] DAILY_RATES = {0.03, 0.1, 0.25, 0.5};
    private static final double[] HOURLY_RATES = {0.01, 0.03, 0.1, 0.3};
    private static final double PENALTY = 0.02;
    private static final double MEDIAN_CHI_SQUARE = 0.455;

    private final Training training;
    private final Space space;
    private final Level best;
    private final double dispersion;
    private final double tail;
    private final double[] sizes;

    private Fit(Training training, Level best, double[] errors) {
        this.training = training;
        this.space = training.space();
        this.best = best;
        this.dispersion = dispersion(training, best, errors);
        this.sizes = sizes(errors, best);
        this.tail = tail();
    }

    /** Learns from a training history that is long enough. */
    static Fit of(Training training) {
        Level best = null;
        double bestCost = Double.POSITIVE_INFINITY;
        int depth = 0;
        for (double[] season : training.seasons()) {
            for (double rate : training.isIntraday() ? HOURLY_RATES : DAILY_RATES) {
                var level = Level.run(training, season, depth, rate);
                double cost = level.cost() * (1 + PENALTY * depth);
                if (best == null || cost < bestCost) {
                    best = level;
                    bestCost = cost;
                }
            }
            depth++;
        }
        if (best == null) {
            throw new IllegalStateException("a training history has at least the season of no season");
        }
        return new Fit(training, best, errors(training, best));
    }

    /** The most likely value of the next bucket. */
    double mid() {
        return space.out(best.level() + best.season()[training.nextSlot(best.depth())]);
    }

    /** The ordinary size of an error around a middle. */
    double noise(double mid, double rows) {
        return StrictMath.sqrt(space.own() + dispersion * space.weight(mid, rows));
    }

    double tailFactor() {
        return tail;
    }

    Season seasonLevel() {
        return training.season(best.depth());
    }

    int used() {
        return training.used();
    }

    /** The share of the history's errors that were at least this large, counting the one asked about. */
    double exceedance(double size) {
        long larger = Arrays.stream(sizes).filter(s -> s >= size).count();
        return (larger + 1.0) / (sizes.length + 1.0);
    }

    /** How far out the bucket of the training history lay, in units of noise; NaN when it did not train. */
    double sizeAt(int index) {
        return index < sizes.length ? sizes[index] : Double.NaN;
    }

    /** What the bucket of the training history was expected to be. */
    double expectedAt(int index) {
        return space.out(best.expected(index));
    }

    private static double[] errors(Training training, Level level) {
        double[] errors = new double[training.size()];
        for (int t = 0; t < errors.length; t++) {
            double mid = training.space().out(level.expected(t));
            errors[t] =
                    training.trains(t) ? training.space().error(training.value(t), mid, training.rows(t)) : Double.NaN;
        }
        Arrays.fill(errors, 0, Math.min(training.burnIn(), errors.length), Double.NaN);
        return errors;
    }

    private static double dispersion(Training training, Level level, double[] errors) {
        var space = training.space();
        double[] excess = new double[errors.length];
        int known = 0;
        Arrays.fill(excess, Double.NaN);
        for (int t = Math.max(0, errors.length - training.remembers()); t < errors.length; t++) {
            double weight = space.weight(space.out(level.expected(t)), training.rows(t));
            excess[t] = weight > 0
                    ? Math.max(0, errors[t] * errors[t] / MEDIAN_CHI_SQUARE - space.own()) / weight
                    : Double.NaN;
            known += Double.isNaN(excess[t]) ? 0 : 1;
        }
        double prior = Math.max(space.prior(), training.pooled());
        double median = known == 0 ? prior : Order.median(excess);
        double young = training.isYoung() ? 1.6 : 1;
        return Math.max(training.floor(), young * (known * median + 6 * prior) / (known + 6));
    }

    private double[] sizes(double[] errors, Level level) {
        double[] result = new double[errors.length];
        for (int t = 0; t < errors.length; t++) {
            double mid = space.out(level.expected(t));
            result[t] = Math.abs(errors[t]) / noise(mid, training.rows(t));
        }
        return result;
    }

    private double tail() {
        double far = training.isIntraday() ? Order.quantile(sizes, 0.993) / 2.70 : Order.quantile(sizes, 0.975) / 2.24;
        return Double.isNaN(far) ? 1 : Math.max(1, Math.min(far, training.mostTail()));
    }

    /** In words. */
    List<String> reasons() {
        String season = seasonLevel().words();
        String tails = tail > 1.05 ? "; widened because this history has outliers of its own" : "";
        return List.of("learnt from %d %s, %s%s".formatted(used(), training.unit(), season, tails));
    }
}
