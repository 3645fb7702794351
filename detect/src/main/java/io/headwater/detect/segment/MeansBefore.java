package io.headwater.detect.segment;

import java.util.Arrays;

/**
 * The means that combinations had before. One that is new, or had a few rows, is taken to have had what its values in each
 * dimension make likely.
 */
final class MeansBefore {
    /** Rows that each combination is taken to have had of what its values make likely. */
    static final double PRIOR_ROWS = 20;

    private static final int ROUNDS = 2;

    private final double overall;
    private final double[] means;

    private MeansBefore(double overall, double[] means) {
        this.overall = overall;
        this.means = means;
    }

    static MeansBefore of(Leaves leaves) {
        double sum = 0;
        double rows = 0;
        for (int i = 0; i < leaves.size(); i++) {
            sum += leaves.before()[i];
            rows += leaves.countBefore()[i];
        }
        double overall = rows > 0 ? sum / rows : 0;
        boolean byRatio = overall > 0 && Arrays.stream(leaves.before()).allMatch(before -> before >= 0);
        double[] means = new double[leaves.size()];
        Arrays.fill(means, overall);
        for (int round = 0; round < ROUNDS; round++) {
            for (int d = 0; d < leaves.codes().length; d++) {
                fit(leaves, d, means, byRatio ? overall : 0);
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] = (leaves.before()[i] + PRIOR_ROWS * means[i]) / (leaves.countBefore()[i] + PRIOR_ROWS);
        }
        return new MeansBefore(overall, means);
    }

    /**
     * Moves the means of each value's combinations to where that value's rows lie.
     *
     * @param usual the mean of all where values are above zero and differ by ratio; zero where they differ by amounts
     */
    private static void fit(Leaves leaves, int dimension, double[] means, double usual) {
        int[] codes = leaves.codes()[dimension];
        int values = leaves.values().get(dimension).size();
        double[] seen = new double[values];
        double[] fitted = new double[values];
        double[] rows = new double[values];
        for (int i = 0; i < means.length; i++) {
            seen[codes[i]] += leaves.before()[i];
            fitted[codes[i]] += leaves.countBefore()[i] * means[i];
            rows[codes[i]] += leaves.countBefore()[i];
        }
        double prior = PRIOR_ROWS * usual;
        for (int i = 0; i < means.length; i++) {
            int value = codes[i];
            means[i] = usual > 0
                    ? means[i] * (seen[value] + prior) / (fitted[value] + prior)
                    : means[i] + (seen[value] - fitted[value]) / (rows[value] + PRIOR_ROWS);
        }
    }

    /** Of all rows. */
    double overall() {
        return overall;
    }

    /** Of each leaf. */
    double[] means() {
        return means;
    }
}
