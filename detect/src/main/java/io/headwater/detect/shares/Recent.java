package io.headwater.detect.shares;

import java.util.Arrays;

/** The last numbers of a stream, also in ascending order: they are asked for quantiles at every step. */
final class Recent {
    private final double[] last;
    private final double[] sorted;
    private int count;
    private double sum;

    Recent(int most) {
        this.last = new double[most];
        this.sorted = new double[most];
    }

    /** Unknown ones are left out. */
    void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int at = count % last.length;
        int size = size();
        if (isFull()) {
            sum -= last[at];
            remove(last[at], size--);
        }
        sum += value;
        last[at] = value;
        insert(value, size);
        count++;
    }

    private void remove(double value, int size) {
        int at = Arrays.binarySearch(sorted, 0, size, value);
        System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    }

    private void insert(double value, int size) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
    }

    int size() {
        return Math.min(count, last.length);
    }

    boolean isFull() {
        return count >= last.length;
    }

    double mean() {
        return sum / size();
    }

    /** By linear interpolation between the closest ranks; NaN when there is none. */
    double quantile(double q) {
        int size = size();
        if (size == 0) {
            return Double.NaN;
        }
        double at = q * (size - 1);
        int below = (int) at;
        return at == below ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
