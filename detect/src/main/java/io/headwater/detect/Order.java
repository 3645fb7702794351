package io.headwater.detect;

import java.util.Arrays;

/** Order statistics; NaN is left out. */
final class Order {
    private Order() {}

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** By linear interpolation between the closest ranks; NaN when there is no value. */
    static double quantile(double[] values, double q) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
