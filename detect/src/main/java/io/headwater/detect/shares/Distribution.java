package io.headwater.detect.shares;

import io.headwater.detect.Cadence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each category of a field had, bucket by bucket. */
public final class Distribution {
    private static final String REST = "all other values";

    private final Cadence cadence;
    private final Instant start;
    private final ZoneId zone;
    private final List<String> names;
    private final double[][] rows;
    private final int size;

    private Distribution(Cadence cadence, Instant start, ZoneId zone, int size, Map<String, double[]> rows) {
        this.cadence = cadence;
        this.start = start;
        this.zone = zone;
        this.names = List.copyOf(rows.keySet());
        this.rows = rows.values().toArray(double[][]::new);
        this.size = size;
    }

    /**
     * Counts of which nothing is left out.
     *
     * @param start the first bucket's start
     * @param zone the producer's, in which days and hours are told apart
     * @param rows of each category, one a bucket; NaN where it is not known, zero where it had none; negative and
     *     infinite numbers are taken as unknown
     */
    public static Distribution of(Cadence cadence, Instant start, ZoneId zone, Map<String, double[]> rows) {
        int size =
                rows.values().stream().mapToInt(counts -> counts.length).max().orElse(0);
        return new Distribution(cadence, start, zone, size, clean(rows, size));
    }

    /**
     * Counts of the most frequent categories only.
     *
     * @param all the rows of each bucket; those that no category has are one more, which has no name
     */
    public static Distribution within(
            Cadence cadence, Instant start, ZoneId zone, Map<String, double[]> rows, double[] all) {
        var clean = clean(rows, all.length);
        double[] rest = new double[all.length];
        for (int t = 0; t < rest.length; t++) {
            double told = 0;
            for (double[] counts : clean.values()) {
                told += Double.isNaN(counts[t]) ? 0 : counts[t];
            }
            rest[t] = all[t] >= 0 && all[t] < Double.POSITIVE_INFINITY ? Math.max(0, all[t] - told) : Double.NaN;
        }
        String name = REST;
        while (clean.containsKey(name)) {
            name = "(" + name + ")";
        }
        clean.put(name, rest);
        return new Distribution(cadence, start, zone, all.length, clean);
    }

    /** Sorted by name, so that their order does not matter. */
    private static Map<String, double[]> clean(Map<String, double[]> rows, int size) {
        var clean = new TreeMap<String, double[]>();
        var odd = new ArrayList<String>();
        rows.forEach((name, counts) -> {
            if (counts.length != size) {
                odd.add("%s: %s".formatted(name, counts.length));
            }
            double[] copy = counts.clone();
            for (int t = 0; t < copy.length; t++) {
                copy[t] = copy[t] >= 0 && copy[t] < Double.POSITIVE_INFINITY ? copy[t] : Double.NaN;
            }
            clean.put(name, copy);
        });
        if (!odd.isEmpty()) {
            throw new IllegalArgumentException("%s buckets, but %s".formatted(size, odd));
        }
        return clean;
    }

    public Cadence cadence() {
        return cadence;
    }

    public ZoneId zone() {
        return zone;
    }

    /** How many buckets there are. */
    public int size() {
        return size;
    }

    /** When a bucket begins. */
    public Instant start(int bucket) {
        return cadence.at(start, bucket, zone);
    }

    int categories() {
        return names.size();
    }

    String name(int category) {
        return names.get(category);
    }

    /** NaN where it is not known. */
    double rows(int category, int bucket) {
        return rows[category][bucket];
    }

    /** The rows of all categories of which they are known; zero where none is. */
    double rows(int bucket) {
        double sum = 0;
        for (double[] counts : rows) {
            sum += Double.isNaN(counts[bucket]) ? 0 : counts[bucket];
        }
        return sum;
    }
}
