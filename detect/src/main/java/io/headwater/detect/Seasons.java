package io.headwater.detect;

import io.headwater.detect.kin.Family;
import io.headwater.detect.kin.Week;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The seasons that a history has: hierarchical medians of slots, from coarse to fine, each shrunk towards its parent.
 * Growth does not hide in them, for each week is compared with its own median.
 */
final class Seasons {
    private static final int[] LAST_OF_SLOT_DAILY = {0, 12, 12};
    private static final int[] LAST_OF_SLOT_HOURLY = {0, 28, 20, 8};

    private final History history;
    private final int from;
    private final int until;
    private final Season[] levels;
    private final int[][] slots;
    private final double[] weeks;
    private final Optional<Week> shared;
    private final double[][] tables;
    private final double[] starts;
    private final double[] spreads;

    Seasons(History history, int from, int until, ClockChanges change, Family family) {
        this.history = history;
        this.from = from;
        this.until = until;
        this.levels = family.teaches()
                ? new Season[] {Season.finest(history.cadence())}
                : Season.levels(history.cadence(), until - from);
        this.slots = new int[levels.length][];
        for (int depth = 0; depth < levels.length; depth++) {
            slots[depth] = change.slots(history, levels[depth]);
        }
        this.weeks = weeks();
        this.shared = week(family);
        this.tables = new double[levels.length][];
        this.starts = new double[levels.length];
        this.spreads = new double[levels.length];
        int[] last = history.cadence().isIntraday() ? LAST_OF_SLOT_HOURLY : LAST_OF_SLOT_DAILY;
        for (int depth = 0; depth < levels.length; depth++) {
            tables[depth] = shared.isPresent()
                    ? shared.get().season()
                    : depth == 0 ? new double[1] : refine(depth, last[depth]);
            starts[depth] = first(depth);
            spreads[depth] = left(depth);
        }
    }

    int depths() {
        return levels.length;
    }

    Season season(int depth) {
        return levels[depth];
    }

    double[] table(int depth) {
        return tables[depth];
    }

    /** The slot of each bucket of the history. */
    int[] slots(int depth) {
        return slots[depth];
    }

    /** Where the level starts. */
    double start(int depth) {
        return starts[depth];
    }

    /** The ordinary size of what is left when week and season are taken away. */
    double spread(int depth) {
        return spreads[depth];
    }

    /** The week as siblings have it in common with this history; empty where nothing was learnt from siblings. */
    Optional<Week> shared() {
        return shared;
    }

    /** The median of the first buckets. */
    private double first(int depth) {
        int most = history.cadence().isIntraday() ? 48 : 14;
        double[] first = new double[Math.min(until - from, most)];
        for (int i = 0; i < first.length; i++) {
            int t = from + i;
            first[i] = history.trains(t) ? history.x(t) - tables[depth][slots[depth][t]] : Double.NaN;
        }
        double level = Order.quantileInPlace(first, first.length, 0.5);
        return Double.isNaN(level) ? 0 : level;
    }

    private double left(int depth) {
        double[] sizes = new double[until - from];
        double[] table = tables[depth];
        int[] slot = slots[depth];
        for (int t = from; t < until; t++) {
            sizes[t - from] =
                    history.trains(t) ? Math.abs(history.x(t) - weeks[t - from] - table[slot[t]]) : Double.NaN;
        }
        double spread = 1.4826 * Order.quantileInPlace(sizes, sizes.length, 0.5);
        return Double.isNaN(spread) || spread < 1e-9 ? 1e-9 + Math.abs(starts[depth]) * 0.01 : spread;
    }

    private double[] refine(int depth, int most) {
        double[] parent = tables[depth - 1];
        int[] slot = slots[depth];
        int[] above = slots[depth - 1];
        double[] table = new double[levels[depth].slots()];
        double[][] residuals = new double[table.length][most];
        int[] count = new int[table.length];
        Arrays.fill(table, Double.NaN);
        for (int t = until - 1; t >= from; t--) {
            int at = slot[t];
            if (Double.isNaN(table[at])) {
                table[at] = parent[above[t]];
            }
            if (count[at] < most && history.trains(t)) {
                residuals[at][count[at]++] = history.x(t) - weeks[t - from] - parent[above[t]];
            }
        }
        double shrink = history.cadence().isIntraday() ? 1 : 0.7;
        for (int at = 0; at < table.length; at++) {
            double n = count[at];
            double own = n == 0 ? 0 : Order.quantileInPlace(residuals[at], count[at], 0.5) * n / (n + shrink);
            table[at] = Double.isNaN(table[at]) ? 0 : table[at] + own;
        }
        return table;
    }

    /** What siblings have in common, drawn towards what the history itself shows. */
    private Optional<Week> week(Family family) {
        if (!family.teaches()) {
            return Optional.empty();
        }
        double[] x = new double[until - from];
        double[] rows = new double[x.length];
        for (int t = from; t < until; t++) {
            x[t - from] = history.trains(t) ? history.x(t) : Double.NaN;
            rows[t - from] = history.trains(t) ? history.rows(t) : Double.NaN;
        }
        double level = x.length == 0 ? 0 : weeks[x.length - 1];
        double ordinary = Order.median(rows) > 0 ? Order.median(rows) : 1;
        var space = history.space();
        double dispersion = family.noise().dispersion();
        return Optional.of(Week.of(
                family,
                new Week.Shown(
                        x,
                        Arrays.copyOfRange(slots[0], from, until),
                        Season.parts(history.cadence()),
                        history.cadence().week(),
                        level,
                        off -> space.noise(dispersion, space.out(level + off), ordinary))));
    }

    /** The median of the week a bucket lies in, weeks counted back from the end. */
    private double[] weeks() {
        int week = history.cadence().week();
        double[] base = new double[until - from];
        double[] one = new double[week];
        double last = Double.NaN;
        for (int end = base.length; end > 0; end -= week) {
            int start = Math.max(0, end - week);
            for (int i = start; i < end; i++) {
                one[i - start] = history.trains(from + i) ? history.x(from + i) : Double.NaN;
            }
            double median = Order.quantileInPlace(one, end - start, 0.5);
            last = Double.isNaN(median) ? last : median;
            Arrays.fill(base, start, end, last);
        }
        double first = Double.isNaN(last) ? 0 : last;
        for (int i = base.length - 1; i >= 0; i--) { // weeks of which nothing is known
            base[i] = Double.isNaN(base[i]) ? first : base[i];
        }
        return base;
    }

    /** How finely the buckets of a week are told apart. */
    enum Season {
        NONE(1),
        WEEKEND(2),
        WEEKDAY(7),
        HOUR(24),
        DAY_KIND_HOUR(72),
        HOUR_OF_WEEK(168);

        private final int slots;

        Season(int slots) {
            this.slots = slots;
        }

        /** From coarse to fine, as far as a history of that many buckets can carry. */
        static Season[] levels(Cadence cadence, int history) {
            Season[] all = all(cadence);
            int days =
                    cadence == Cadence.QUARTER_HOUR ? history / 96 : cadence == Cadence.HOUR ? history / 24 : history;
            int most = days < 14 ? (cadence.isIntraday() && days >= 3 ? 2 : 1) : days < 28 ? 3 : all.length;
            return Arrays.copyOf(all, Math.min(most, all.length));
        }

        /** The one that tells most times of a week apart. */
        static Season finest(Cadence cadence) {
            return all(cadence)[all(cadence).length - 1];
        }

        /** For each season that tells any apart, from coarse to fine, which part of it a slot of the finest belongs to. */
        static int[][] parts(Cadence cadence) {
            int hours = cadence.isIntraday() ? 24 : 1;
            return Arrays.stream(all(cadence))
                    .filter(season -> season != NONE)
                    .map(season -> IntStream.range(0, finest(cadence).slots())
                            .map(slot -> season.slot(slot % hours, slot / hours))
                            .toArray())
                    .toArray(int[][]::new);
        }

        private static Season[] all(Cadence cadence) {
            return switch (cadence) {
                case QUARTER_HOUR, HOUR -> new Season[] {NONE, HOUR, DAY_KIND_HOUR, HOUR_OF_WEEK};
                case DAY -> new Season[] {NONE, WEEKEND, WEEKDAY};
                case WEEK, MONTH -> new Season[] {NONE};
            };
        }

        int slots() {
            return slots;
        }

        /**
         * Which slot a bucket falls into.
         *
         * @param weekday 0 for Monday to 6 for Sunday
         */
        int slot(int hour, int weekday) {
            return switch (this) {
                case NONE -> 0;
                case WEEKEND -> weekday > 4 ? 1 : 0;
                case WEEKDAY -> weekday;
                case HOUR -> hour;
                case DAY_KIND_HOUR -> hour + 24 * Math.max(0, weekday - 4);
                case HOUR_OF_WEEK -> hour + 24 * weekday;
            };
        }

        String words() {
            return switch (this) {
                case NONE -> "all buckets alike";
                case WEEKEND -> "weekends apart from weekdays";
                case WEEKDAY -> "each weekday by itself";
                case HOUR -> "each hour of the day by itself";
                case DAY_KIND_HOUR -> "each hour of weekdays, Saturdays and Sundays by itself";
                case HOUR_OF_WEEK -> "each hour of the week by itself";
            };
        }
    }
}
