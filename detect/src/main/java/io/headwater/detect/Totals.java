package io.headwater.detect;

/** Running totals: series that hardly ever fall, whose steps are what can be judged. */
final class Totals {
    private static final int LEAST = 14;

    private Totals() {}

    /** Whether the buckets before {@code until} are counts that only ever add up. */
    static boolean isRunningTotal(Series series, int until) {
        if (series.kind() != Series.Kind.COUNT || until < LEAST || Double.isNaN(series.value(until - 1))) {
            return false;
        }
        int steps = 0;
        int falls = 0;
        int rises = 0;
        int from = Math.max(1, until - series.cadence().memory());
        for (int i = from; i < until; i++) {
            double step = series.value(i) - series.value(i - 1);
            if (!Double.isNaN(step)) {
                steps++;
                falls += step < 0 ? 1 : 0;
                rises += step > 0 ? 1 : 0;
            }
        }
        return steps >= LEAST - 1 && falls <= steps / 50 && rises > steps / 5 && series.value(until - 1) > 0;
    }

    /** Step by step; the first bucket and those after a gap are unknown. */
    static Series differences(Series series) {
        double[] steps = new double[series.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i == 0 ? Double.NaN : series.value(i) - series.value(i - 1);
        }
        return Series.of(Series.Kind.CHANGE, series.cadence(), series.start(0), series.zone(), steps);
    }
}
