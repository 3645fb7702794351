package io.headwater.store;

import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Which block a bucket lies in: a week of hours or half a year (182) of days, counted from 1970. */
final class Blocks {
    private static final int HOURS = 168;
    private static final int DAYS = 182;

    private Blocks() {}

    record Place(int block, int offset) {}

    static int size(Grain grain) {
        return switch (grain) {
            case HOUR -> HOURS;
            case DAY -> DAYS;
        };
    }

    static Place place(Grain grain, ZoneId zone, Instant bucket) {
        return place(grain, index(grain, zone, bucket));
    }

    /** The place of the last of {@code count} buckets that begin at a place. */
    static Place after(Place first, Grain grain, int count) {
        return place(grain, (long) first.block() * size(grain) + first.offset() + Math.max(0, count - 1));
    }

    static int count(Grain grain, ZoneId zone, DataWindow window) {
        return Math.toIntExact(index(grain, zone, window.to()) - index(grain, zone, window.from()));
    }

    /** Puts the buckets of a block where they belong in a stretch that begins at a place. */
    static void copy(int block, double[] from, double[] into, Place first) {
        int shift = (block - first.block()) * from.length - first.offset();
        for (int i = 0; i < from.length; i++) {
            int at = shift + i;
            if (at >= 0 && at < into.length) {
                into[at] = from[i];
            }
        }
    }

    /** A stretch in which nothing was measured. */
    static double[] nothing(int count) {
        var values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static Place place(Grain grain, long index) {
        int size = size(grain);
        return new Place(Math.toIntExact(Math.floorDiv(index, size)), Math.floorMod(index, size));
    }

    private static long index(Grain grain, ZoneId zone, Instant bucket) {
        return switch (grain) {
            case HOUR ->
                Math.floorDiv(
                        bucket.getEpochSecond(), ChronoUnit.HOURS.getDuration().toSeconds());
            case DAY -> bucket.atZone(zone).toLocalDate().toEpochDay();
        };
    }
}
