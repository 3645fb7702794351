package io.headwater.detect.shares;

import io.headwater.detect.Cadence;
import java.util.Arrays;

/**
 * How far the distributions of buckets lie from the weighted mean of those before them, and whether that is further than
 * usual: by its own history, in which few rows excuse more.
 */
final class Divergence {
    private static final double LEAST_SPREAD = 0.25;
    private static final double LEAST = 0.05;
    private static final int FEWEST = 14;

    private final double[] mean;
    private final double forget;
    private final Recent beyond;
    private final Recent logs;

    Divergence(Cadence cadence, int categories) {
        this.mean = new double[categories];
        this.forget = StrictMath.exp(-1 / cadence.forgetting());
        int remembers = 8 * cadence.week();
        this.beyond = new Recent(remembers);
        this.logs = new Recent(remembers);
    }

    /** The square root of the Jensen-Shannon divergence from the weighted mean, to the base two. */
    double distance(double[] shares) {
        double sum = 0;
        double shared = known(shares, shares);
        double means = known(mean, shares);
        if (!(shared > 0) || !(means > 0)) {
            return 0;
        }
        for (int c = 0; c < shares.length; c++) {
            if (!Double.isNaN(shares[c])) {
                double p = shares[c] / shared;
                double q = mean[c] / means;
                sum += part(p, (p + q) / 2) + part(q, (p + q) / 2);
            }
        }
        return StrictMath.sqrt(Math.max(0, Math.min(1, sum / 2)));
    }

    /** How many times the ordinary spread a distance lies beyond what is usual for so many rows. */
    double score(double distance, double rows) {
        if (logs.size() < FEWEST || distance < LEAST) {
            return 0;
        }
        double log = log(distance, rows);
        double middle = logs.quantile(0.5);
        double spread = Math.max(LEAST_SPREAD, (logs.quantile(0.95) - middle) / 1.645);
        return log > logs.quantile(1) ? (log - middle) / spread : 0;
    }

    void learn(double[] shares, double distance, double rows) {
        double counted = counted(shares, rows);
        if (known(mean, shares) > 0) {
            logs.add(log(distance, rows));
            beyond.add(Math.max(0, distance * distance - counted));
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c] = mean[c] * forget + (Double.isNaN(shares[c]) ? 0 : shares[c] * (1 - forget));
        }
    }

    private double log(double distance, double rows) {
        double usual = counted(mean, rows) + (beyond.size() == 0 ? 0 : beyond.quantile(0.5));
        return StrictMath.log((distance * distance + 1e-9) / (usual + 1e-9));
    }

    /** What the divergence is by counting alone. */
    private static double counted(double[] shares, double rows) {
        long categories = Arrays.stream(shares).filter(share -> share > 0).count();
        return Math.max(0, categories - 1) / (8 * StrictMath.log(2) * rows);
    }

    /** The sum of those of which the shares are known. */
    private static double known(double[] values, double[] shares) {
        double sum = 0;
        for (int c = 0; c < values.length; c++) {
            sum += Double.isNaN(shares[c]) ? 0 : values[c];
        }
        return sum;
    }

    private static double part(double p, double middle) {
        return p > 0 ? p * StrictMath.log(p / middle) / StrictMath.log(2) : 0;
    }
}
