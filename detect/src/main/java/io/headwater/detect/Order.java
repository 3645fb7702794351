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
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int length = sorted.length; // NaN is sorted to the end
        while (length > 0 && Double.isNaN(sorted[length - 1])) {
            length--;
        }
        if (length == 0) {
            return Double.NaN;
        }
        double at = q * (length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
