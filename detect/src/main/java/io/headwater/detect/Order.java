package io.headwater.detect;

/** Order statistics; NaN is left out. */
public final class Order {
    /** So many of the greatest are kept in order by themselves. */
    private static final int FEW = 32;

    private static final int MANY = 128;
    private static final int BINS = 256;

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
        double[] two = known - below <= FEW ? greatest(values, known, known - below) : sifted(values, known, below);
        return at == below ? two[0] : two[0] + (at - below) * (two[1] - two[0]);
    }

    /** The value of a rank and the one after it. */
    private static double[] selected(double[] values, int known, int rank) {
        select(values, known, rank);
        double above = Double.POSITIVE_INFINITY;
        for (int i = rank + 1; i < known; i++) {
            above = Math.min(above, values[i]);
        }
        return new double[] {values[rank], above};
    }

    /** The same of many values: sorted into bins first, so that only one bin has to be put in order. */
    private static double[] sifted(double[] values, int known, int rank) {
        if (known <= MANY) {
            return selected(values, known, rank);
        }
        double low = values[0];
        double high = values[0];
        for (int i = 1; i < known; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        double scale = (BINS - 1) / (high - low);
        if (!(scale > 0) || Double.isInfinite(scale)) {
            return selected(values, known, rank);
        }
        int[] counts = new int[BINS];
        for (int i = 0; i < known; i++) {
            counts[(int) ((values[i] - low) * scale)]++;
        }
        int bin = 0;
        int lesser = 0;
        while (lesser + counts[bin] <= rank) {
            lesser += counts[bin++];
        }
        double[] inside = new double[counts[bin]];
        int count = 0;
        double above = Double.POSITIVE_INFINITY;
        for (int i = 0; i < known; i++) {
            int at = (int) ((values[i] - low) * scale);
            if (at == bin) {
                inside[count++] = values[i];
            } else if (at > bin) {
                above = Math.min(above, values[i]);
            }
        }
        double[] two = count == known ? selected(inside, count, rank) : sifted(inside, count, rank - lesser);
        return new double[] {two[0], Math.min(two[1], above)};
    }

    /** The greatest few values, in ascending order. */
    private static double[] greatest(double[] values, int length, int few) {
        double[] greatest = new double[few];
        int count = 0;
        for (int i = 0; i < length; i++) {
            double value = values[i];
            int place = count < few ? count++ : value > greatest[0] ? dropLeast(greatest) : -1;
            if (place >= 0) {
                for (; place > 0 && greatest[place - 1] > value; place--) {
                    greatest[place] = greatest[place - 1];
                }
                greatest[place] = value;
            }
        }
        return greatest;
    }

    private static int dropLeast(double[] greatest) {
        System.arraycopy(greatest, 1, greatest, 0, greatest.length - 1);
        return greatest.length - 1;
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
