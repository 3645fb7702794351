package io.headwater.bench.detect;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * A ridge regression of logarithms on a piecewise trend, the weekday and waves of the day, with the spread of its own
 * residuals: a stand-in for Prophet of thirty lines, and not Prophet.
 */
record Prophetish(double threshold) implements Contender {
    /** The normal law's 99.9 % on both sides. */
    static final Prophetish OF_999 = new Prophetish(3.29);

    private static final int CHANGES = 8;
    private static final int WAVES = 4;

    @Override
    public String name() {
        return "Prophet-like stand-in 99.9 % (ridge, not Prophet)";
    }

    @Override
    public int remembers(boolean isHourly) {
        return isHourly ? 56 * 24 : 182;
    }

    @Override
    public Scores judge(Example example) {
        double[] scores = new double[example.size()];
        int every = example.isHourly() ? 24 : 1;
        double[] weights = new double[0];
        double spread = 1;
        for (int i = example.scored(); i < scores.length; i++) {
            int from = Math.max(0, i - remembers(example.isHourly()));
            if ((i - example.scored()) % every == 0) {
                weights = fit(example, from, i);
                spread = spread(example, from, i, weights);
            }
            int fitted = i - (i - example.scored()) % every;
            int base = Math.max(0, fitted - remembers(example.isHourly()));
            double off = value(example, i) - dot(weights, features(example, i, base, fitted));
            scores[i] = Math.abs(off) / spread;
        }
        return new Scores(scores);
    }

    private static double[] fit(Example example, int from, int to) {
        int width = features(example, from, from, to).length;
        double[][] normal = new double[width][width + 1];
        for (int i = from; i < to; i++) {
            double[] x = features(example, i, from, to);
            double y = value(example, i);
            for (int row = 0; row < width; row++) {
                if (x[row] != 0) {
                    for (int column = 0; column < width; column++) {
                        normal[row][column] += x[row] * x[column];
                    }
                    normal[row][width] += x[row] * y;
                }
            }
        }
        for (int row = 0; row < width; row++) {
            normal[row][row] += row == 0 ? 1e-6 : 0.1 + (row > 1 && row < 2 + CHANGES ? 2 : 0);
        }
        return solve(normal);
    }

    private static double spread(Example example, int from, int to, double[] weights) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double off = value(example, i) - dot(weights, features(example, i, from, to));
            sum += off * off;
        }
        return Math.max(1e-6, StrictMath.sqrt(sum / Math.max(1, to - from - 1)));
    }

    private static double[] features(Example example, int at, int from, int to) {
        double[] x = new double[2 + CHANGES + 7 + (example.isHourly() ? 4 * WAVES : 0)];
        double along = (at - from) / (double) Math.max(1, to - from);
        x[0] = 1;
        x[1] = along;
        for (int change = 1; change <= CHANGES; change++) {
            x[1 + change] = Math.max(0, along - 0.8 * change / CHANGES);
        }
        long second = example.start().getEpochSecond() + at * (example.isHourly() ? 3600L : 86_400L);
        var local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        int weekday = local.getDayOfWeek().getValue() - 1;
        x[2 + CHANGES + weekday] = 1;
        if (example.isHourly()) {
            int base = 9 + CHANGES + (weekday > 4 ? 2 * WAVES : 0);
            for (int wave = 0; wave < WAVES; wave++) {
                double angle = 2 * Math.PI * (wave + 1) * local.getHour() / 24;
                x[base + 2 * wave] = StrictMath.sin(angle);
                x[base + 2 * wave + 1] = StrictMath.cos(angle);
            }
        }
        return x;
    }

    private static double value(Example example, int i) {
        double value = example.values()[i];
        return switch (example.kind()) {
            case COUNT -> StrictMath.log1p(value);
            case RATE -> StrictMath.asin(StrictMath.sqrt(value));
            case POSITIVE, CHANGE, FREE -> StrictMath.log(Math.max(1e-12, value));
        };
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Gauss, with pivots. */
    private static double[] solve(double[][] rows) {
        int n = rows.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            double[] top = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = top;
            for (int row = column + 1; row < n; row++) {
                double factor = rows[row][column] / top[column];
                for (int at = column; at <= n; at++) {
                    rows[row][at] -= factor * top[at];
                }
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double sum = rows[row][n]
                    - dot(Arrays.copyOfRange(rows[row], row + 1, n), Arrays.copyOfRange(solution, row + 1, n));
            solution[row] = sum / rows[row][row];
        }
        return solution;
    }
}
