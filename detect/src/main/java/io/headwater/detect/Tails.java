package io.headwater.detect;

import io.headwater.detect.kin.Family;
import java.util.Arrays;

/**
 * How heavy the tails of a history's errors are, on either side: one where they are those of the normal law.
 *
 * <p>Of days the side counts for more than both sides together: closed days make one tail heavy, and backfills are found
 * all the same. Of hours both sides are taken together, for what makes hours noisy is noise.
 */
final class Tails {
    private static final double BEYOND = 0.02;

    /** The tail index that is assumed before errors far out were seen, and for how many of them it stands. */
    private static final double INDEX = 6;

    private static final double STANDS_FOR = 10;

    /** For how many errors the tails of siblings stand. */
    private static final double SIBLINGS = 28;

    private final double low;
    private final double high;
    private final double[] sizes;
    /** Beyond which the largest 2 % lie, and with which index; not a number before anybody asked. */
    private double edge = Double.NaN;

    private double index = Double.NaN;

    private Tails(double low, double high, double[] sizes) {
        this.low = low;
        this.high = high;
        this.sizes = sizes;
    }

    static Tails of(double[] z, int length, Cadence cadence, Space space) {
        double[] below = new double[length];
        double[] above = new double[length];
        double[] sizes = new double[length];
        int known = 0;
        for (int i = 0; i < length; i++) {
            if (!Double.isNaN(z[i])) {
                below[known] = Math.max(0, -z[i]);
                above[known] = Math.max(0, z[i]);
                sizes[known++] = Math.abs(z[i]);
            }
        }
        double share = cadence.isIntraday() ? 0.993 : 0.975;
        double normal = cadence.isIntraday() ? 2.70 : 2.24;
        double most = space == Space.CHANGE ? 1.125 : cadence.isIntraday() ? 2.5 : 2.2;
        double own = cadence.isIntraday() ? 0 : 0.7;
        double both = (1 - own) * Order.quantileInPlace(sizes.clone(), known, share);
        double side = (1 + share) / 2;
        double low = (own * Order.quantileInPlace(below, known, side) + both) / normal;
        double high = (own * Order.quantileInPlace(above, known, side) + both) / normal;
        return new Tails(within(low, most), within(high, most), Arrays.copyOf(sizes, known));
    }

    /** Drawn towards those of siblings, who know them better while few errors are known. */
    Tails among(Family family, int known) {
        if (!family.teaches()) {
            return this;
        }
        double own = known / (known + SIBLINGS);
        return new Tails(
                own * low + (1 - own) * family.noise().low(),
                own * high + (1 - own) * family.noise().high(),
                sizes);
    }

    private static double within(double factor, double most) {
        return Double.isNaN(factor) ? 1 : Math.max(1, Math.min(factor, most));
    }

    /** By how much the band is wider below the middle. */
    double low() {
        return low;
    }

    /** By how much the band is wider above the middle. */
    double high() {
        return high;
    }

    /**
     * How often an error of an ordinary history is as large: the share of its own errors, beyond the largest 2 % a Pareto
     * tail with Hill's index (1975), drawn towards 6 while few errors lie there.
     */
    double exceedance(double size) {
        if (Double.isNaN(edge)) {
            measure();
        }
        if (Double.isNaN(edge) || edge <= 0 || size <= edge) {
            int larger = 0;
            for (double one : sizes) {
                larger += one >= size ? 1 : 0;
            }
            return (larger + 1.0) / (sizes.length + 1.0);
        }
        return BEYOND * StrictMath.pow(size / edge, -index);
    }

    /** Once, when it is first asked: most fits are asked about a whole day of hours. */
    private void measure() {
        double[] copy = sizes.clone();
        edge = Order.quantileInPlace(copy, copy.length, 1 - BEYOND);
        double logs = 0;
        int beyond = 0;
        for (double one : sizes) {
            if (one > edge) {
                logs += StrictMath.log(one / edge);
                beyond++;
            }
        }
        index = (beyond + STANDS_FOR) / (logs + STANDS_FOR / INDEX);
    }
}
