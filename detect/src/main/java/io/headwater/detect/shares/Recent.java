package io.headwater.detect.shares;

import io.headwater.detect.Order;
import java.util.Arrays;

/** The last numbers of a stream; unknown ones are left out. */
final class Recent {
    private final double[] last;
    private int count;
    private double sum;

    Recent(int most) {
        this.last = new double[most];
    }

    void add(double value) {
        if (!Double.isNaN(value)) {
            int at = count % last.length;
            sum += value - (count >= last.length ? last[at] : 0);
            last[at] = value;
            count++;
        }
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

    double quantile(double q) {
        return Order.quantile(Arrays.copyOf(last, size()), q);
    }
}
