package io.headwater.detect.kin;

import io.headwater.detect.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one series that is old enough is like, whatever its level.
 *
 * @param season what each time of the week adds to the level, in the space of the series' kind: from coarse to fine, each
 *     beside the coarser one; {@link #SILENT} where nothing ever comes
 * @param noise how much its values vary beyond what their kind does by itself
 * @param days the last month's days by their number since 1970; empty where buckets are no days
 */
public record Sibling(List<List<Double>> season, Noise noise, Map<Long, Day> days) {
    /** In the season: a time of the week at which nothing ever comes. */
    public static final double SILENT = -100;

    public Sibling {
        season = season.stream().map(List::copyOf).toList();
        days = Map.copyOf(days);
    }

    /**
     * Takes a week apart.
     *
     * @param week what each slot adds to the level; minus infinity where nothing ever comes
     * @param parts for each season from coarse to fine, which part of it a slot belongs to
     */
    public static Sibling of(double[] week, int[][] parts, Noise noise, Map<Long, Day> days) {
        double[] left = Arrays.stream(week).map(own -> Math.max(SILENT, own)).toArray();
        var season = new ArrayList<List<Double>>();
        take(left, new int[left.length]);
        for (int[] partOf : parts) {
            season.add(take(left, partOf));
        }
        return new Sibling(season, noise, days);
    }

    /** What the slots of each part have in common, which is taken from them. */
    private static List<Double> take(double[] week, int[] partOf) {
        var middles = new ArrayList<Double>();
        for (int part = 0; part <= Arrays.stream(partOf).max().orElse(0); part++) {
            int wanted = part;
            double middle = Order.median(IntStream.range(0, week.length)
                    .filter(slot -> partOf[slot] == wanted)
                    .mapToDouble(slot -> week[slot])
                    .toArray());
            middles.add(middle);
            Arrays.setAll(week, slot -> partOf[slot] == wanted ? week[slot] - middle : week[slot]);
        }
        return middles;
    }

    /**
     * How much values vary.
     *
     * @param dispersion over-dispersion, as a share of the variance that it adds to
     * @param low by how much tails are heavier than those of the normal law, below the middle
     * @param high the same above it
     */
    public record Noise(double dispersion, double low, double high) {}

    /**
     * How a day was.
     *
     * @param off how far from what was expected, in the space of the kind
     * @param z the same in units of noise
     */
    public record Day(double off, double z) {}
}
