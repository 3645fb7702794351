package io.headwater.detect;

import java.util.Arrays;

/** One run of exponential smoothing over a history from which a season was taken. */
final class Level {
    private final double[] season;
    private final int depth;
    private final double[] expected;
    private final double level;
    private final double cost;

    private Level(double[] season, int depth, double[] expected, double level, double cost) {
        this.season = season;
        this.depth = depth;
        this.expected = expected;
        this.level = level;
        this.cost = cost;
    }

    static Level run(Training training, double[] season, int depth, double rate) {
        return new Run(training, season, depth, rate).finish();
    }

    double[] season() {
        return season;
    }

    int depth() {
        return depth;
    }

    /** What the bucket was expected to be from those before it, in the space of the training. */
    double expected(int index) {
        return expected[index];
    }

    double level() {
        return level;
    }

    /** The weighted mean of the absolute one-step errors. */
    double cost() {
        return cost;
    }

    private static final class Run {
        private final Training training;
        private final double[] season;
        private final int depth;
        private final double rate;
        private final double[] expected;
        private final double spread;
        private final double[] streak;
        private int inStreak;
        private double level;
        private double sum;
        private double weight;

        Run(Training training, double[] season, int depth, double rate) {
            this.training = training;
            this.season = season;
            this.depth = depth;
            this.rate = rate;
            this.expected = new double[training.size()];
            this.streak = new double[training.shiftLength()];
            this.level = training.firstLevel(depth);
            this.spread = training.spread(depth);
        }

        Level finish() {
            double forget = StrictMath.exp(-1.0 / training.forgetting());
            for (int t = 0; t < expected.length; t++) {
                expected[t] = level + season[training.slot(depth, t)];
                if (training.trains(t)) {
                    double error = training.transformed(t) - expected[t];
                    sum = sum * forget + Math.abs(error);
                    weight = weight * forget + 1;
                    learn(error, t);
                }
            }
            return new Level(season, depth, expected, level, weight == 0 ? 0 : sum / weight);
        }

        private void learn(double error, int t) {
            if (training.isEmptyLoad(t, expected[t])) {
                inStreak = 0;
                return;
            }
            boolean far = Math.abs(error) > 2.5 * spread;
            boolean sameSide = inStreak == 0 || Math.signum(streak[0]) == Math.signum(error);
            inStreak = far && sameSide ? inStreak : 0;
            if (far) {
                streak[inStreak++] = error;
            }
            if (inStreak == streak.length) {
                level += Order.median(Arrays.copyOf(streak, inStreak));
                inStreak = 0;
            } else {
                level += rate * Math.max(-2 * spread, Math.min(error, 2 * spread));
            }
        }
    }
}
