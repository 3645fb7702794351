package io.headwater.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The history that may teach: without what people said should not, in the space of its kind, with its seasons. */
final class Training {
    private static final int[] LAST_OF_SLOT_DAILY = {0, 12, 12};
    private static final int[] LAST_OF_SLOT_HOURLY = {0, 28, 20, 8};

    private final Series series;
    private final Space space;
    private final int from;
    private final int until;
    private final double[] transformed;
    private final Season[] levels;
    private final int[][] slots;
    private final double[] weeks;
    private final double[][] seasons;
    private final double[] firstLevels;
    private final double[] spreads;
    private final int used;
    private final Optional<Steady> steady;

    /** A training history of the buckets before {@code until}. */
    Training(Series series, List<Label> labels, int until) {
        this.series = series;
        this.space = Space.of(series.kind());
        this.until = until;
        this.from = known(
                series,
                Math.max(begin(series, labels, until), until - series.cadence().memory()),
                until);
        this.transformed = transformed(labels);
        this.used =
                (int) Arrays.stream(transformed).filter(x -> !Double.isNaN(x)).count();
        this.steady = Steady.of(series, until, transformed);
        this.levels = Season.levels(series.cadence(), until - from);
        this.slots = slots();
        this.weeks = weeks();
        this.seasons = seasonTables();
        this.firstLevels = perDepth(this::level);
        this.spreads = perDepth(this::residual);
    }

    Space space() {
        return space;
    }

    int size() {
        return transformed.length;
    }

    int from() {
        return from;
    }

    int used() {
        return used;
    }

    boolean isIntraday() {
        return series.cadence().isIntraday();
    }

    boolean isEnough() {
        return used >= series.cadence().least() || steady.isPresent();
    }

    /** How little a bucket may differ from the one before, in a history that hardly ever moves. */
    Optional<Steady> steady() {
        return steady;
    }

    /** Between the first verdicts and a full month, noise is known badly. */
    boolean isYoung() {
        return used < 4 * series.cadence().least();
    }

    /** How many of the last buckets say what the noise is: that of changes grows and shrinks with them. */
    int remembers() {
        return space == Space.CHANGE ? 28 : size();
    }

    /** By how much outliers in the history widen a band at the most. */
    double mostTail() {
        return space == Space.CHANGE ? 1.25 : isIntraday() ? 2.5 : 2.2;
    }

    /** In the first two weeks (of daily buckets) at least a third of over-dispersion is assumed. */
    double floor() {
        boolean newborn = used < 2 * series.cadence().least();
        return newborn && (space == Space.COUNT || space == Space.CHANGE) ? 0.1 : 0;
    }

    double pooled() {
        if (space != Space.FREE) {
            return 0;
        }
        double middle = Order.median(transformed);
        return Double.isNaN(middle) ? 0 : StrictMath.pow(1e-4 * Math.abs(middle), 2);
    }

    String unit() {
        return series.cadence().unit();
    }

    boolean trains(int t) {
        return !Double.isNaN(transformed[t]);
    }

    double transformed(int t) {
        return transformed[t];
    }

    double value(int t) {
        return series.value(from + t);
    }

    double rows(int t) {
        return series.rows(from + t);
    }

    double medianRows() {
        double[] rows = new double[size()];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = trains(t) ? rows(t) : Double.NaN;
        }
        return Order.median(rows);
    }

    List<double[]> seasons() {
        return List.of(seasons);
    }

    Season season(int depth) {
        return levels[depth];
    }

    int slot(int depth, int t) {
        return slots[depth][t];
    }

    int nextSlot(int depth) {
        return slots[depth][size()];
    }

    int burnIn() {
        return Math.min(7, size() / 4);
    }

    double forgetting() {
        return switch (series.cadence()) {
            case QUARTER_HOUR -> 14 * 96;
            case HOUR -> 14 * 24;
            case DAY -> 28;
            case WEEK, MONTH -> 12;
        };
    }

    int shiftLength() {
        return isIntraday() ? 18 : 4;
    }

    /** A bucket in which nothing came where something should have: never a level to learn. */
    boolean isEmptyLoad(int t, double expected) {
        return space == Space.COUNT && value(t) == 0 && space.out(expected) > 8;
    }

    /** On which side of its expectation a bucket lay: 1 above, -1 below. */
    int side(int t, Fit fit) {
        return trains(t) && value(t) < fit.expectedAt(t) ? -1 : 1;
    }

    /** Where the level starts, given a season: the median of the first buckets. */
    double firstLevel(int depth) {
        return firstLevels[depth];
    }

    /** The ordinary size of a residual around its week, given a season. */
    double spread(int depth) {
        return spreads[depth];
    }

    private double[] perDepth(IntToDoubleFunction of) {
        return IntStream.range(0, seasons.length).mapToDouble(of).toArray();
    }

    private double level(int depth) {
        double[] season = seasons[depth];
        double[] first = new double[Math.min(size(), isIntraday() ? 48 : 14)];
        for (int t = 0; t < first.length; t++) {
            first[t] = transformed[t] - season[slot(depth, t)];
        }
        double level = Order.median(first);
        return Double.isNaN(level) ? 0 : level;
    }

    private double residual(int depth) {
        double[] season = seasons[depth];
        double[] sizes = new double[size()];
        for (int t = 0; t < sizes.length; t++) {
            sizes[t] = Math.abs(transformed[t] - weeks[t] - season[slot(depth, t)]);
        }
        double spread = 1.4826 * Order.median(sizes);
        return Double.isNaN(spread) || spread < 1e-9 ? 1e-9 + Math.abs(firstLevel(depth)) * 0.01 : spread;
    }

    /** Where something is known: a history does not get longer by what is not known before it. */
    private static int known(Series series, int from, int until) {
        int first = Math.max(0, from);
        while (first < until && Double.isNaN(series.value(first))) {
            first++;
        }
        return first;
    }

    private static int begin(Series series, List<Label> labels, int until) {
        int begin = 0;
        for (Label label : labels) {
            if (label.outcome() == Label.Outcome.EXPECTED_NORMAL) {
                for (int i = until - 1; i > begin; i--) {
                    begin = !series.start(i).isBefore(label.from())
                                    && series.start(i - 1).isBefore(label.from())
                            ? i
                            : begin;
                }
            }
        }
        return begin;
    }

    private double[] transformed(List<Label> labels) {
        var masks = labels.stream().filter(label -> !label.outcome().trains()).toList();
        double[] x = new double[until - from];
        for (int t = 0; t < x.length; t++) {
            int bucket = from + t;
            double value = series.value(bucket);
            boolean masked = !masks.isEmpty() && masks.stream().anyMatch(label -> label.covers(series.start(bucket)));
            boolean usable = !Double.isNaN(value) && !masked && (space != Space.POSITIVE || value > 0);
            x[t] = usable ? space.in(value) : Double.NaN;
        }
        return x;
    }

    private int[][] slots() {
        int[][] result = new int[levels.length][size() + 1];
        for (int t = 0; t <= size(); t++) {
            var local = series.start(from + t).atZone(series.zone());
            for (int depth = 0; depth < levels.length; depth++) {
                result[depth][t] = levels[depth].slot(local);
            }
        }
        return result;
    }

    private double[][] seasonTables() {
        double[][] tables = new double[levels.length][];
        tables[0] = new double[1];
        int[] last = isIntraday() ? LAST_OF_SLOT_HOURLY : LAST_OF_SLOT_DAILY;
        for (int depth = 1; depth < levels.length; depth++) {
            tables[depth] = refine(tables[depth - 1], depth, last[depth]);
        }
        return tables;
    }

    private double[] refine(double[] parent, int depth, int most) {
        double[] table = new double[levels[depth].slots()];
        double[][] residuals = new double[table.length][most];
        int[] count = new int[table.length];
        int[] parentOf = new int[table.length];
        for (int t = size() - 1; t >= 0; t--) {
            int slot = slots[depth][t];
            parentOf[slot] = slots[depth - 1][t];
            if (trains(t) && count[slot] < most) {
                residuals[slot][count[slot]++] = transformed[t] - weeks[t] - parent[slots[depth - 1][t]];
            }
        }
        double shrink = isIntraday() ? 1 : 0.7;
        for (int slot = 0; slot < table.length; slot++) {
            double own = count[slot] == 0
                    ? 0
                    : Order.median(Arrays.copyOf(residuals[slot], count[slot])) * count[slot] / (count[slot] + shrink);
            table[slot] = parent[parentOf[slot]] + own;
        }
        return table;
    }

    /** The median of the week a bucket lies in, weeks counted back from the end. */
    private double[] weeks() {
        int week = switch (series.cadence()) {
            case QUARTER_HOUR -> 7 * 96;
            case HOUR -> 7 * 24;
            case DAY -> 7;
            case WEEK, MONTH -> 8;
        };
        double[] base = new double[size()];
        double last = Order.median(transformed);
        for (int end = size(); end > 0; end -= week) {
            int start = Math.max(0, end - week);
            double median = Order.median(Arrays.copyOfRange(transformed, start, end));
            last = Double.isNaN(median) ? last : median;
            Arrays.fill(base, start, end, last);
        }
        return base;
    }
}
