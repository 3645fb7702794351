package io.headwater.bench.detect;

import java.util.Arrays;

/**
 * Comparators that look at the last buckets alike.
 *
 * @param buckets how many
 * @param isInside whether the bucket that is tested is one of them, as in Elementary
 * @param isRobust median and median absolute deviation instead of mean and standard deviation
 * @param every only each so-maniest bucket counts, as in a season of weekdays
 */
record Window(String name, int buckets, boolean isInside, boolean isRobust, int every, double threshold)
        implements Contender {
    private static final int LEAST = 7;

    static final Window THREE_SIGMA = new Window("3 sigma, 14 d, tested point excluded", 14, false, false, 1, 3);
    static final Window ELEMENTARY = new Window("Elementary default (z-score 3, 14 buckets)", 14, true, false, 1, 3);
    static final Window MODIFIED_Z = new Window("modified z 3, 30 d (re_data)", 30, false, true, 1, 3);

    /** Of 98 days those on the same weekday; of hours those at the same hour of the week. */
    static Window seasonal(boolean hourly) {
        return new Window("Elementary seasonal (98 d)", 14, true, false, hourly ? 168 : 7, 3);
    }

    /** The same in hours, where the buckets are days. */
    Window inDays(boolean hourly) {
        return hourly ? new Window(name, buckets * 24, isInside, isRobust, every, threshold) : this;
    }

    @Override
    public int remembers(boolean isHourly) {
        return buckets * every;
    }

    @Override
    public Scores judge(Example example) {
        double[] values = example.values();
        double[] scores = new double[values.length];
        for (int i = example.scored(); i < values.length; i++) {
            scores[i] = score(values, i);
        }
        return new Scores(scores);
    }

    private double score(double[] values, int at) {
        double[] past = new double[buckets];
        int known = 0;
        for (int i = isInside ? at : at - every; i >= 0 && known < buckets; i -= every) {
            past[known++] = values[i];
        }
        if (known < LEAST) {
            return 0;
        }
        double[] last = Arrays.copyOf(past, known);
        double middle = isRobust ? median(last) : Arrays.stream(last).average().orElse(0);
        double spread = isRobust ? 1.4826 * deviation(last, middle) : sigma(last, middle);
        double off = Math.abs(values[at] - middle);
        return off == 0 ? 0 : spread == 0 ? (isInside ? 0 : 1e9) : off / spread;
    }

    private static double sigma(double[] values, double mean) {
        double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return StrictMath.sqrt(sum / (values.length - 1));
    }

    private static double deviation(double[] values, double middle) {
        return median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
