package io.headwater.detect.kin;

import io.headwater.detect.Order;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The week of a young series: that of its siblings, from coarse to fine drawn towards what it shows itself.
 *
 * <p>What it shows counts by how sure it is, what siblings have in common by how far they lie apart (the posterior mean of
 * the normal law). Where the two contradict each other, siblings have no say; but one bucket alone proves nothing, and makes
 * the band wider only.
 */
public final class Week {
    /** The variance of a median, beside that of a mean. */
    private static final double OF_MEDIAN = 1.57;

    /** Farther apart than twice what chance explains, siblings and the history itself contradict each other. */
    private static final double CONTRADICTS = 4;

    /** Where a slot is uncertain by a third of how far two values lie apart, a band around one of them holds both. */
    private static final double BOTH = 9;

    private final Family family;
    private final Shown shown;
    private final double[] season;
    private final double[] doubt;
    private final double[] left;

    /**
     * What a series shows.
     *
     * @param x one value a bucket, in the space of its kind; NaN where nothing may be learnt
     * @param slots the slot of the week of each bucket
     * @param parts for each season from coarse to fine, which part of it a slot belongs to
     * @param length how many buckets make a week
     * @param level about what it is without its season
     * @param noise the variance of a bucket, given what its slot adds to the level
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read only
    public record Shown(double[] x, int[] slots, int[][] parts, int length, double level, DoubleUnaryOperator noise) {}

    private Week(Family family, Shown shown) {
        this.family = family;
        this.shown = shown;
        int[][] parts = shown.parts();
        this.season = new double[parts.length == 0 ? 1 : parts[0].length];
        this.doubt = new double[season.length];
        this.left = new double[season.length];
        Arrays.fill(left, 1);
        for (int slot = 0; slot < season.length; slot++) {
            for (int depth = 0; depth < parts.length; depth++) {
                season[slot] += family.season(depth, parts[depth][slot]);
            }
            season[slot] = season[slot] < Sibling.SILENT / 2 ? -shown.level() : season[slot];
        }
        for (int depth = 0; depth < parts.length; depth++) {
            correct(depth, parts[depth]);
        }
    }

    /** That of a series among siblings. */
    public static Week of(Family family, Shown shown) {
        return new Week(family, shown);
    }

    /** What each slot adds to the level. */
    public double[] season() {
        return season.clone();
    }

    /** How little is known of that: its variance. */
    public double doubt(int slot) {
        return doubt[slot];
    }

    /**
     * How much of what a bucket differs from a season that it had no part in is left when it had one: nothing, where a slot
     * was learnt from that bucket alone.
     */
    public double left(int slot) {
        return left[slot];
    }

    private void correct(int depth, int[] partOf) {
        double[][] own = own(partOf);
        double[] off = Arrays.stream(own).mapToDouble(Order::median).toArray();
        for (int slot = 0; slot < season.length; slot++) {
            int part = partOf[slot];
            double shows = Double.isNaN(off[part]) ? 0 : off[part];
            double one = 1 / (OF_MEDIAN * shown.noise().applyAsDouble(season[slot] + Math.max(0, shows)));
            double sure = own[part].length * one;
            double apart = family.variance(depth, part);
            double beyond = sure == 0 ? 0 : shows * shows / (CONTRADICTS * (apart + 1 / sure));
            if (beyond > 1 && own[part].length == 1) {
                doubt[slot] += shows * shows / BOTH;
                left[slot] = 0;
                continue;
            }
            double taken = 1 / (apart * Math.max(1, beyond));
            season[slot] += shows * sure / (sure + taken);
            doubt[slot] += 1 / (sure + taken);
            left[slot] *= 1 - one / (sure + taken);
        }
    }

    /** By how much buckets of each part differ from the season, and from what else is true of their week. */
    private double[][] own(int[] partOf) {
        double[] x = shown.x().clone();
        for (int t = 0; t < x.length; t++) {
            x[t] -= season[shown.slots()[t]];
        }
        double[][] own = new double[Arrays.stream(partOf).max().orElse(0) + 1][];
        int[] part = Arrays.stream(shown.slots()).map(slot -> partOf[slot]).toArray();
        subtractWeeks(x);
        for (int p = 0; p < own.length; p++) {
            own[p] = of(p, part, x);
        }
        return own;
    }

    private static double[] of(int wanted, int[] part, double[] x) {
        double[] own = new double[x.length];
        int count = 0;
        for (int t = 0; t < x.length; t++) {
            if (part[t] == wanted && !Double.isNaN(x[t])) {
                own[count++] = x[t];
            }
        }
        return Arrays.copyOf(own, count);
    }

    /** Weeks are counted back from the end; the first stretch is longer than one, never shorter. */
    private void subtractWeeks(double[] x) {
        int week = shown.length();
        int end = x.length;
        while (end > 0) {
            int start = end < 2 * week ? 0 : end - week;
            double median = Order.median(Arrays.copyOfRange(x, start, end));
            for (int i = start; i < end; i++) {
                x[i] -= median;
            }
            end = start;
        }
    }
}
