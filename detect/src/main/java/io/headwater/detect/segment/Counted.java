package io.headwater.detect.segment;

import java.util.Arrays;

/**
 * Evidence of counts and of rates: what came against what was to be expected, as events that come independently.
 */
final class Counted implements Evidence {
    private static final int WIDTH = 4;
    private static final int CAME = 2;
    private static final int EXPECTED = 3;

    /** Rows with the rate of the whole that each combination is taken to have had: a new one cannot start from nothing. */
    private static final double PRIOR_ROWS = 20;

    /** What each cell is taken to have had before, so that a new one is expected to be small and not impossible. */
    private static final double PRIOR_COUNT = 0.5;

    /** One in a hundred by chance. */
    private static final double LEAST_SURPRISE = 3.3;

    private static final double LEAST_CHANGE = 0.01;

    /** The median of a squared standard normal variable. */
    private static final double MEDIAN_SQUARE = 0.455;

    private static final double LEAST_EXPECTED = 0.5;
    private static final int LEAST_LEAVES = 3;

    /** Of each leaf: one, effect, what came, what was expected. */
    private final double[] parts;

    /** 1 where more came than expected, else -1. */
    private final double direction;

    /** How much more than by events alone it varies, because what is expected is known from a few windows only. */
    private final double chance;

    private Counted(double[] parts, double direction, double chance) {
        this.parts = parts;
        this.direction = direction;
        this.chance = chance;
    }

    /** Bad ones among rows: each combination with its own rate of before. */
    static Counted rates(Leaves leaves) {
        double rows = Leaves.sum(leaves.countBefore());
        double rate = rows == 0 ? 0 : Math.min(1, Leaves.sum(leaves.before()) / rows);
        double[] expected = new double[leaves.size()];
        for (int i = 0; i < expected.length; i++) {
            double own = (leaves.before()[i] + PRIOR_ROWS * rate) / (leaves.countBefore()[i] + PRIOR_ROWS);
            expected[i] = leaves.countNow()[i] * Math.min(1, own);
        }
        return of(leaves.now(), expected, 1 + Leaves.sum(leaves.countNow()) / Math.max(1, rows));
    }

    /** Rows: as many as in a window of before. */
    static Counted counts(Leaves leaves, double windows) {
        double[] expected = new double[leaves.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = leaves.before()[i] / windows;
        }
        return of(leaves.now(), expected, 1 + 1 / windows);
    }

    private static Counted of(double[] came, double[] expected, double chance) {
        double direction = Leaves.sum(came) >= Leaves.sum(expected) ? 1 : -1;
        double[] parts = new double[came.length * WIDTH];
        for (int i = 0; i < came.length; i++) {
            parts[i * WIDTH + LEAVES] = 1;
            parts[i * WIDTH + EFFECT] = direction * (came[i] - expected[i]);
            parts[i * WIDTH + CAME] = came[i];
            parts[i * WIDTH + EXPECTED] = expected[i];
        }
        return new Counted(parts, direction, chance);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public double gain(double[] sums, int at) {
        double came = Math.max(0, sums[at + CAME]);
        double expected = Math.max(0, sums[at + EXPECTED]) + PRIOR_COUNT;
        double effect = direction * (came - expected);
        // A gain is at most the effect's square by what was expected; one below 1 pays for no condition.
        boolean isLittle = effect <= 0 || effect * effect < expected || sums[at + LEAVES] < 0.5;
        return isLittle ? 0 : surprise(came, expected);
    }

    private static double surprise(double came, double expected) {
        return (came == 0 ? 0 : came * Math.log(came / expected)) - (came - expected);
    }

    @Override
    public double movement(double[] sums, int at) {
        return sums[at + EFFECT] / (Math.max(0, sums[at + EXPECTED]) + PRIOR_COUNT);
    }

    @Override
    public double dispersion(boolean[] changed) {
        double came = 0;
        double expected = 0;
        for (int i = 0; i < changed.length; i++) {
            came += changed[i] ? 0 : parts[i * WIDTH + CAME];
            expected += changed[i] ? 0 : parts[i * WIDTH + EXPECTED];
        }
        double factor = came > 0 && expected > 0 ? came / expected : 1;
        double[] squares = new double[changed.length];
        int known = 0;
        for (int i = 0; i < changed.length; i++) {
            double mean = factor * parts[i * WIDTH + EXPECTED];
            if (!changed[i] && mean >= LEAST_EXPECTED) {
                squares[known++] = (parts[i * WIDTH + CAME] - mean) * (parts[i * WIDTH + CAME] - mean) / mean;
            }
        }
        Arrays.sort(squares, 0, known);
        return known < LEAST_LEAVES ? chance : Math.max(chance, squares[known / 2] / MEDIAN_SQUARE);
    }

    @Override
    public boolean isMoved(double[] sums, double dispersion) {
        double expected = sums[EXPECTED] + PRIOR_COUNT;
        return surprise(sums[CAME], expected) > LEAST_SURPRISE * dispersion && sums[EFFECT] > LEAST_CHANGE * expected;
    }

    @Override
    public double[] parts() {
        return parts;
    }

    double direction() {
        return direction;
    }

    double chance() {
        return chance;
    }
}
