package io.headwater.detect.shares;

/**
 * One bucket beside what was expected of it. The last of each array stands for all categories that are not watched one
 * by one.
 *
 * @param rows of all categories
 * @param shares NaN where they are not known
 * @param expected the expected shares
 * @param noise the ordinary size of an error, as an arc sine
 * @param errors in units of their ordinary size; NaN where the share is not known, or is watched with all others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read only
record Bucket(int at, double rows, double[] shares, double[] expected, double[] noise, double[] errors) {
    private static final double FURTHEST = 1e3;

    /** Errors further out say no more about the buckets after them. */
    private static final double FAR = 4;

    /** The last bucket must have its part in what several have together: who is back to normal is no anomaly. */
    private static final double PART = 0.5;

    /**
     * How unusual errors are together.
     *
     * @param width how far out a normal number lies that is as unlikely
     * @param errors those that it came from: of this bucket, or of this one and those before it
     */
    record Unusual(double width, double[] errors, int buckets) {}

    /** Of this bucket alone. */
    Unusual alone() {
        return new Unusual(width(errors), errors, 1);
    }

    /**
     * Of this bucket and those before it.
     *
     * @param before the errors of the buckets before this one
     * @param lasting for how many buckets a chance error of each category lasts
     */
    Unusual with(Iterable<double[]> before, int buckets, double[] lasting) {
        double[] sums = new double[errors.length];
        for (int c = 0; c < sums.length; c++) {
            double sum = errors[c];
            for (double[] one : before) {
                sum += Math.max(-FAR, Math.min(one[c], FAR));
            }
            boolean hasPart = errors[c] * Math.signum(sum) > PART * Math.abs(sum) / buckets;
            double scale = StrictMath.sqrt(buckets * Math.min(buckets, lasting[c]));
            sums[c] = Double.isNaN(sum) ? Double.NaN : hasPart ? sum / scale : 0;
        }
        return new Unusual(width(sums), sums, buckets);
    }

    /** From the least likely of three: one share, two of them against each other, all of them. */
    private double width(double[] z) {
        int known = 0;
        double single = 0;
        double squares = 0;
        double pair = 0;
        for (int a = 0; a < z.length; a++) {
            if (!Double.isNaN(z[a])) {
                known++;
                single = Math.max(single, Math.abs(z[a]));
                squares += z[a] * z[a] * (1 - expected[a]);
                for (int b = 0; b < a; b++) {
                    double apart = Math.abs(z[a] - z[b]) / StrictMath.sqrt(2 * (1 + against(a, b)));
                    pair = apart > pair ? apart : pair;
                }
            }
        }
        if (known < 2) {
            return 0;
        }
        double pairs = known * (known - 1.0);
        double least = Math.min(
                StrictMath.log(2 * known) + Chance.above(Math.min(single, FURTHEST)),
                StrictMath.log(pairs) + Chance.above(Math.min(pair, FURTHEST)));
        double all = Chance.above(Math.min(squares, FURTHEST * FURTHEST), known - 1);
        return Chance.width(StrictMath.log(3) + Math.min(least, all));
    }

    /** How much two shares go against each other because they are parts of one whole. */
    private double against(int a, int b) {
        double of = expected[a] * expected[b] / ((1 - expected[a]) * (1 - expected[b]));
        return of > 0 ? Math.min(1, StrictMath.sqrt(of)) : 0;
    }

    /** By how much the share moved that moved furthest. */
    double most() {
        double most = 0;
        for (int c = 0; c < errors.length; c++) {
            most = Double.isNaN(errors[c]) ? most : Math.max(most, Math.abs(by(c)));
        }
        return most;
    }

    double by(int category) {
        return shares[category] - expected[category];
    }
}
