package io.headwater.detect;

/** Order statistics; NaN is left out. */
public final class Order {
    private Order() {}

    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** By linear interpolation between the closest ranks; NaN when there is no value. */
    public static double quantile(double[] values, double q) {
        return quantileInPlace(values.clone(), values.length, q);
    }

    /** The same of the first values of an array whose order may be changed. */
    static double quantileInPlace(double[] values, int length, double q) {
        int known = 0;
        for (int i = 0; i < length; i++) {
            double value = values[i];
            if (!Double.isNaN(value)) {
                values[i] = values[known];
                values[known++] = value;
            }
        }
        if (known == 0) {
            return Double.NaN;
        }
        double at = q * (known - 1);
        int below = (int) at;
        select(values, known, below);
        if (at == below) {
            return values[below];
        }
        double above = values[below + 1];
        for (int i = below + 2; i < known; i++) {
            above = Math.min(above, values[i]);
        }
        return values[below] + (at - below) * (above - values[below]);
    }

    /** Puts the value of a rank in its place, smaller ones before it and greater ones after it (Hoare 1961). */
    private static void select(double[] values, int length, int rank) {
        int low = 0;
        int high = length - 1;
        while (high - low > 12) {
            double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return;
            }
        }
        sort(values, low, high);
    }

    private static void sort(double[] values, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            double value = values[i];
            int at = i - 1;
            while (at >= low && values[at] > value) {
                values[at + 1] = values[at];
                at--;
            }
            values[at + 1] = value;
        }
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
