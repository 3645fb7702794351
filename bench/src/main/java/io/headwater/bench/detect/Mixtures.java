package io.headwater.bench.detect;

import io.headwater.detect.Cadence;
import io.headwater.detect.Series;
import io.headwater.detect.shares.Distribution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows of all categories of a field: five to twenty of them, of which one may take from another, come or go. */
final class Mixtures {
    private static final int DAYS = 365;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<Fault.Kind> KINDS = List.of(
            Fault.Kind.SHARE_SHIFT, Fault.Kind.SHARE_SHIFT, Fault.Kind.NEW_CATEGORY, Fault.Kind.VANISHED_CATEGORY);

    /** A category that takes part in a shift has at least this share; one that vanishes at least so many rows a day. */
    private static final double LEAST_SHARE = 0.05;

    private static final double LEAST_ROWS = 8;

    private final Dice dice;
    private final int categories;
    private final double rows;
    private final double[] weights;
    private final double[][] week;
    private final Noise[] noises;

    private Mixtures(Dice dice) {
        this.dice = dice;
        this.categories = dice.between(5, 20);
        this.rows = dice.logUniform(300, 1e6);
        this.weights = new double[categories];
        this.week = new double[categories][7];
        this.noises = new Noise[categories];
        boolean isFlat = dice.happens(0.85);
        for (int c = 0; c < categories; c++) {
            weights[c] = dice.logUniform(0.03, 1);
            noises[c] = Noise.drawn(dice, 0.008, 0.045, 0.15, false);
            for (int day = 0; day < 7; day++) {
                week[c][day] = isFlat ? 1 : day < 5 ? dice.uniform(0.95, 1.05) : dice.uniform(0.7, 1.3);
            }
        }
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, c -> weights[c] / sum);
    }

    /**
     * One field.
     *
     * @param example what is true about it; its values are the rows of all categories
     * @param counts of each category
     */
    record Mixture(Example example, Map<String, double[]> counts) {
        Distribution distribution() {
            return Distribution.of(Cadence.DAY, START, ZoneOffset.UTC, counts);
        }

        /** The share of each category by itself. */
        List<Series> shares() {
            return counts.values().stream()
                    .map(count -> {
                        double[] share = new double[DAYS];
                        Arrays.setAll(share, i -> count[i] / example.values()[i]);
                        return Series.ofRates(Cadence.DAY, START, ZoneOffset.UTC, share, example.values());
                    })
                    .toList();
        }
    }

    static Mixture daily(long seed) {
        return new Mixtures(new Dice(seed)).mixture();
    }

    private Mixture mixture() {
        var places = Placement.DAILY.places(dice, DAYS, KINDS, _ -> dice.between(2, 7), _ -> true);
        double[][] shares = shares(places.size());
        for (int which = 0; which < places.size(); which++) {
            disturb(shares, places.get(which), categories + which);
        }
        double[] all = new double[DAYS];
        double[][] counts = new double[shares.length][DAYS];
        for (int i = 0; i < DAYS; i++) {
            all[i] = Math.max(1, dice.poisson(rows * StrictMath.exp(0.1 * dice.normal())));
            draw(shares, counts, i, all[i]);
        }
        var named = new LinkedHashMap<String, double[]>();
        for (int c = 0; c < counts.length; c++) {
            named.put("category %d".formatted(c), counts[c]);
        }
        return new Mixture(
                example(all, places.stream().map(Placement.DAILY::fault).toList()), named);
    }

    private static Example example(double[] all, List<Fault> faults) {
        return new Example(
                Series.Kind.COUNT,
                Cadence.DAY,
                START,
                all,
                new double[0],
                new double[DAYS],
                new double[DAYS],
                faults,
                new boolean[DAYS],
                true,
                35);
    }

    /** Those of each category, and of those that have yet to come, day by day. */
    private double[][] shares(int more) {
        double[][] shares = new double[categories + more][DAYS];
        for (int i = 0; i < DAYS; i++) {
            double sum = 0;
            for (int c = 0; c < categories; c++) {
                shares[c][i] = weights[c] * week[c][i % 7] * StrictMath.exp(noises[c].next(dice));
                sum += shares[c][i];
            }
            for (int c = 0; c < categories; c++) {
                shares[c][i] /= sum;
            }
        }
        return shares;
    }

    private void disturb(double[][] shares, Placement.Place place, int fresh) {
        boolean isGone = place.kind() == Fault.Kind.VANISHED_CATEGORY;
        double least = isGone ? LEAST_ROWS / rows : LEAST_SHARE;
        int from = one(IntStream.range(0, categories).filter(c -> weights[c] >= least));
        int to = one(IntStream.range(0, categories).filter(c -> c != from));
        int taker = place.kind() == Fault.Kind.NEW_CATEGORY ? fresh : to;
        double size = isGone ? 1 : dice.uniform(0.15, 0.5);
        for (int i = place.from(); i < place.from() + place.length(); i++) {
            double moved = size * shares[from][i];
            shares[from][i] -= moved;
            if (isGone) {
                for (double[] share : shares) {
                    share[i] /= 1 - moved;
                }
            } else {
                shares[taker][i] += moved;
            }
        }
    }

    private int one(IntStream of) {
        int[] all = of.toArray();
        return all[dice.below(all.length)];
    }

    /** Shares out the rows of a day. */
    private void draw(double[][] shares, double[][] counts, int day, double all) {
        double left = all;
        double share = 1;
        for (int c = 0; c < shares.length; c++) {
            double own = Math.max(0, Math.min(1, share <= 1e-12 ? 0 : shares[c][day] / share));
            counts[c][day] = own > 1 - 1e-9 ? left : dice.outOf(left, own);
            left -= counts[c][day];
            share -= shares[c][day];
        }
    }
}
