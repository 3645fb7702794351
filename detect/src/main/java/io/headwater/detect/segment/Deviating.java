package io.headwater.detect.segment;

import java.util.Arrays;

/**
 * Evidence of sums: how far each leaf is from what was expected, as a share of itself, whatever its size.
 *
 * <p>Leaves that did not change scatter around zero; those of a changed cell lie closely around a value of their own. The
 * gain of a cell is the logarithm of the odds between the two, with that value and its width unknown.
 */
final class Deviating implements Evidence {
    private static final int WIDTH = 5;
    private static final int DEVIATION = 2;
    private static final int SQUARE = 3;
    private static final int UNCHANGED = 4;

    /** A smaller move is nothing to be explained, even where leaves never move. */
    private static final double LEAST = 0.1;

    /** How many leaves it weighs how closely they are taken to lie before they are seen. */
    private static final double CLOSELY_WEIGHT = 2;

    private static final double LEAST_ERRORS = 3;
    private static final double LEAST_CHANGE = 0.01;

    /** Of each leaf: one, effect, deviation, its square, the logarithm of its density if nothing changed. */
    private final double[] parts;

    /** How far a changed cell has moved at least. */
    private final double least;

    /** How far the whole moves by chance, one standard error. */
    private final double chance;

    /** Of what was expected. */
    private final double size;

    private Deviating(double[] parts, double least, double chance, double size) {
        this.parts = parts;
        this.least = least;
        this.chance = chance;
        this.size = size;
    }

    static Deviating sums(Leaves leaves, double windows) {
        int all = leaves.size();
        double change = 0;
        for (int i = 0; i < all; i++) {
            change += leaves.now()[i] - leaves.before()[i] / windows;
        }
        double direction = change >= 0 ? 1 : -1;
        double[] parts = new double[all * WIDTH];
        double[] against = new double[all];
        int count = 0;
        for (int i = 0; i < all; i++) {
            double now = leaves.now()[i];
            double before = leaves.before()[i] / windows;
            if (now != 0 || before != 0) {
                double deviation = direction * deviation(now, before);
                parts[i * WIDTH + LEAVES] = 1;
                parts[i * WIDTH + EFFECT] = direction * (now - before);
                parts[i * WIDTH + DEVIATION] = deviation;
                parts[i * WIDTH + SQUARE] = deviation * deviation;
                if (deviation <= 0) {
                    against[count++] = -deviation;
                }
            }
        }
        var scatter = Scatter.of(Arrays.copyOf(against, count));
        for (int i = 0; i < all; i++) {
            parts[i * WIDTH + UNCHANGED] = parts[i * WIDTH + LEAVES] * scatter.logDensity(parts[i * WIDTH + DEVIATION]);
        }
        double size = 0;
        double squares = 0;
        for (double before : leaves.before()) {
            size += Math.abs(before) / windows;
            squares += before / windows * (before / windows);
        }
        double chance = scatter.ordinary() * Math.sqrt(squares);
        return new Deviating(parts, Math.max(LEAST, scatter.ordinary()), chance, size);
    }

    private static double deviation(double now, double before) {
        double size = Math.abs(now + before);
        double far = size == 0 ? Math.signum(now - before) * Scatter.MOST : 2 * (now - before) / size;
        return Math.clamp(far, -Scatter.MOST, Scatter.MOST);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public double gain(double[] sums, int at) {
        double leaves = sums[at + LEAVES];
        double mean = movement(sums, at);
        if (mean <= least || sums[at + EFFECT] <= 0) {
            return 0;
        }
        double variance = Math.max(0, sums[at + SQUARE] / leaves - mean * mean);
        double width =
                (leaves * variance + CLOSELY_WEIGHT * Scatter.CLOSELY * Scatter.CLOSELY) / (leaves + CLOSELY_WEIGHT);
        double changed = -leaves / 2 * (Math.log(2 * Math.PI * width) + variance / width);
        // The mean may lie anywhere, and is known the better the more leaves there are; so is the width.
        double unknown =
                Math.log(Math.min(1, Math.sqrt(2 * Math.PI * width / leaves) / Scatter.MOST)) - Math.log(leaves) / 2;
        return Math.max(0, changed + unknown - sums[at + UNCHANGED]);
    }

    @Override
    public double movement(double[] sums, int at) {
        return sums[at + LEAVES] < 0.5 ? 0 : sums[at + DEVIATION] / sums[at + LEAVES];
    }

    @Override
    public double dispersion(boolean[] changed) {
        return 1; // the scatter is that of the leaves themselves
    }

    @Override
    public boolean isMoved(double[] sums, double dispersion) {
        return sums[EFFECT] > LEAST_ERRORS * chance && sums[EFFECT] > LEAST_CHANGE * size;
    }

    @Override
    public double leastMovement() {
        return least;
    }

    @Override
    public int depth() {
        return Integer.MAX_VALUE;
    }

    @Override
    public double leastGain() {
        return 0;
    }

    @Override
    public double[] parts() {
        return parts;
    }

    double least() {
        return least;
    }

    double chance() {
        return chance;
    }

    double size() {
        return size;
    }
}
