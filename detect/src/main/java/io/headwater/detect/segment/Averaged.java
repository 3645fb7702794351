package io.headwater.detect.segment;

import io.headwater.detect.Spoken;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evidence of means: how much more the values of a cell add up to than was to be expected, against how far as many rows
 * may be off by chance.
 *
 * <p>A mean moves for two reasons: the values of rows have changed, or there are more of the rows that have high ones. The
 * one that moved it further is what is looked into: each combination with as many rows as now at its mean of before
 * tells them apart.
 */
final class Averaged implements Evidence {
    private static final int WIDTH = 4;
    private static final int VARIANCE = 2;
    private static final int SIZE = 3;

    /** One in a hundred by chance. */
    private static final double LEAST_SURPRISE = 3.3;

    private static final double LEAST_CHANGE = 0.01;

    /** The median of a squared standard normal variable. */
    private static final double MEDIAN_SQUARE = 0.455;

    private static final int LEAST_LEAVES = 3;
    private static final int FEW_ROWS = 20;
    private static final int LEAST_FEW = 30;

    /** Values scatter by a share of themselves, and by as much as half the mean of all beside. */
    private static final double ADDED = 0.25;

    /** Of a row's value, squared: where a handful of combinations happens to fit better, chance is no smaller. */
    private static final double LEAST_SPREAD = 0.01;

    /** Nothing is known better than this, as a share of itself. */
    private static final double EXACT = 1e-6;

    /** Of each leaf: one, effect, variance of the effect, size of what was expected. */
    private final double[] parts;

    private final Split split;

    private Averaged(double[] parts, Split split) {
        this.parts = parts;
        this.split = split;
    }

    /**
     * Why a mean moved.
     *
     * @param before the mean
     * @param rows of now
     * @param values what the values of rows now are more than those of before, summed up
     * @param mix what rows like those of now would have been more than as many of before
     */
    private record Split(double before, double rows, double values, double mix) {
        boolean isMix() {
            return Math.abs(mix) > Math.abs(values);
        }

        double direction() {
            return (isMix() ? mix : values) >= 0 ? 1 : -1;
        }

        String words() {
            return "values alone would have moved the mean from %s to %s, the mix of rows alone to %s"
                    .formatted(
                            Spoken.number(before),
                            Spoken.number(before + values / rows),
                            Spoken.number(before + mix / rows));
        }
    }

    static Averaged means(Leaves leaves) {
        var before = MeansBefore.of(leaves);
        double values = 0;
        double mix = 0;
        double[] expected = new double[leaves.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = leaves.countNow()[i] * before.means()[i];
            values += leaves.now()[i] - expected[i];
            mix += expected[i] - leaves.countNow()[i] * before.overall();
        }
        var split = new Split(before.overall(), Leaves.sum(leaves.countNow()), values, mix);
        return split.isMix() ? mix(leaves, before, split) : values(leaves, before, expected, split);
    }

    private static Averaged values(Leaves leaves, MeansBefore before, double[] expected, Split split) {
        int all = leaves.size();
        double[] off = new double[all];
        double[] variance = new double[all];
        double[] size = new double[all];
        for (int i = 0; i < all; i++) {
            double rows = leaves.countNow()[i];
            off[i] = leaves.now()[i] - expected[i];
            double known = leaves.countBefore()[i] + MeansBefore.PRIOR_ROWS;
            double square = before.means()[i] * before.means()[i] + ADDED * before.overall() * before.overall();
            variance[i] = rows * (1 + rows / known) * square;
            size[i] = Math.abs(expected[i]);
        }
        double least = all < LEAST_LEAVES ? 1 : LEAST_SPREAD;
        double spread = Math.max(spread(off, expected, variance), ofFew(off, variance, leaves.countNow()));
        scale(variance, Math.max(least, spread));
        return of(off, variance, size, split);
    }

    private static Averaged mix(Leaves leaves, MeansBefore before, Split split) {
        int all = leaves.size();
        double share = usual(leaves);
        double[] more = new double[all];
        double[] usual = new double[all];
        double[] variance = new double[all];
        for (int i = 0; i < all; i++) {
            usual[i] = share * leaves.countBefore()[i];
            more[i] = leaves.countNow()[i] - usual[i];
            variance[i] = (usual[i] + MeansBefore.PRIOR_ROWS * share / (1 + MeansBefore.PRIOR_ROWS)) * (1 + share);
        }
        scale(variance, Math.max(1, spread(more, usual, variance)));
        double[] off = new double[all];
        double[] size = new double[all];
        for (int i = 0; i < all; i++) {
            double beyond = before.means()[i] - before.overall();
            off[i] = more[i] * beyond;
            size[i] = usual[i] * Math.abs(beyond);
            variance[i] *= beyond * beyond;
        }
        return of(off, variance, size, split);
    }

    private static Averaged of(double[] off, double[] variance, double[] size, Split split) {
        double direction = split.direction();
        double[] parts = new double[off.length * WIDTH];
        for (int i = 0; i < off.length; i++) {
            parts[i * WIDTH + LEAVES] = 1;
            parts[i * WIDTH + EFFECT] = direction * off[i];
            parts[i * WIDTH + VARIANCE] = variance[i];
            parts[i * WIDTH + SIZE] = size[i];
        }
        return new Averaged(parts, split);
    }

    /** How far leaves scatter that did not change, against their variance: around what was expected, or all moved alike. */
    private static double spread(double[] off, double[] expected, double[] variance) {
        double factor = Leaves.sum(off) / Leaves.sum(expected);
        double[] alike = new double[off.length];
        Arrays.setAll(alike, i -> off[i] - (Double.isFinite(factor) ? factor * expected[i] : 0));
        double least = Math.min(middle(off, variance), middle(alike, variance)) / MEDIAN_SQUARE;
        return Double.isFinite(least) ? least : 0;
    }

    /** The same of those that have a few rows: values that are seldom large make their middle smaller than their variance. */
    private static double ofFew(double[] off, double[] variance, double[] rows) {
        double squares = 0;
        int few = 0;
        for (int i = 0; i < off.length; i++) {
            if (variance[i] > 0 && rows[i] <= FEW_ROWS) {
                squares += off[i] * off[i] / variance[i];
                few++;
            }
        }
        return few < LEAST_FEW || !Double.isFinite(squares) ? 0 : squares / few;
    }

    /**
     * By what most rows have become more: where those of one value grow, the others are a smaller share of all, and have
     * not changed. Read off the dimension in which that makes the largest difference.
     */
    private static double usual(Leaves leaves) {
        double all = Leaves.sum(leaves.countNow()) / Math.max(1, Leaves.sum(leaves.countBefore()));
        double usual = all;
        for (int d = 0; d < leaves.codes().length; d++) {
            double most = ofMost(leaves, d);
            boolean isFarther = most > 0 && Math.abs(Math.log(most / all)) > Math.abs(Math.log(usual / all));
            usual = isFarther ? most : usual;
        }
        return usual;
    }

    /** The middle over the rows of before. */
    private static double ofMost(Leaves leaves, int dimension) {
        int[] codes = leaves.codes()[dimension];
        double[] now = new double[leaves.values().get(dimension).size()];
        double[] before = new double[now.length];
        for (int i = 0; i < codes.length; i++) {
            now[codes[i]] += leaves.countNow()[i];
            before[codes[i]] += leaves.countBefore()[i];
        }
        var order = IntStream.range(0, now.length)
                .filter(value -> before[value] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer value) -> now[value] / before[value]))
                .toList();
        double left = Leaves.sum(before) / 2;
        for (int value : order) {
            left -= before[value];
            if (left <= 0) {
                return now[value] / before[value];
            }
        }
        return 0;
    }

    private static double middle(double[] off, double[] variance) {
        double[] squares = new double[off.length];
        int known = 0;
        for (int i = 0; i < off.length; i++) {
            if (variance[i] > 0) {
                squares[known++] = off[i] * off[i] / variance[i];
            }
        }
        Arrays.sort(squares, 0, known);
        return known < LEAST_LEAVES ? 0 : squares[known / 2];
    }

    private static void scale(double[] variance, double by) {
        for (int i = 0; i < variance.length; i++) {
            variance[i] *= by;
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public double gain(double[] sums, int at) {
        double effect = sums[at + EFFECT];
        return effect <= 0 || sums[at + LEAVES] < 0.5 ? 0 : surprise(effect, sums[at + VARIANCE], sums[at + SIZE]);
    }

    private static double surprise(double effect, double variance, double size) {
        double exact = EXACT * (Math.abs(effect) + size);
        double chance = Math.max(0, variance) + exact * exact;
        return chance > 0 ? effect * effect / (2 * chance) : 0;
    }

    @Override
    public double movement(double[] sums, int at) {
        double effect = sums[at + EFFECT];
        double size = Math.max(sums[at + SIZE], EXACT * Math.abs(effect));
        return size > 0 ? effect / size : 0;
    }

    @Override
    public double share(double effect, double[] whole) {
        double change = split.direction() * (split.values() + split.mix());
        return change > EXACT * Math.abs(effect) ? effect / change : 0;
    }

    @Override
    public Explanation.Moved moved() {
        return split.isMix() ? Explanation.Moved.MIX : Explanation.Moved.VALUES;
    }

    @Override
    public List<String> reasons() {
        return split.rows() > 0 ? List.of(split.words()) : List.of();
    }

    @Override
    public double dispersion(boolean[] changed) {
        return 1; // the variance is that of the leaves themselves
    }

    @Override
    public boolean isMoved(double[] sums, double dispersion) {
        double effect = sums[EFFECT];
        return surprise(effect, sums[VARIANCE], sums[SIZE]) > LEAST_SURPRISE * dispersion
                && effect > LEAST_CHANGE * sums[SIZE];
    }

    @Override
    public double[] parts() {
        return parts;
    }
}
