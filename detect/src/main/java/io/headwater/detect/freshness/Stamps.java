package io.headwater.detect.freshness;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Moments of updates in order, with the local hour of the week of each.
 *
 * @param times in seconds since 1970
 * @param days local days since 1970
 * @param seconds of the local day
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read only
record Stamps(long[] times, long[] days, int[] seconds) {
    static Stamps of(long[] times, ZoneId zone) {
        long[] days = new long[times.length];
        int[] seconds = new int[times.length];
        var rules = zone.getRules();
        long until = Long.MIN_VALUE;
        long offset = 0;
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= until) {
                var at = Instant.ofEpochSecond(times[i]);
                offset = rules.getOffset(at).getTotalSeconds();
                var next = rules.isFixedOffset() ? null : rules.nextTransition(at);
                until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
            }
            days[i] = Math.floorDiv(times[i] + offset, 86_400L);
            seconds[i] = Math.floorMod(times[i] + offset, 86_400);
        }
        return new Stamps(times, days, seconds);
    }

    int size() {
        return times.length;
    }

    long last() {
        return times[times.length - 1];
    }

    int hourOfWeek(int at) {
        return seconds[at] / 3600 + 24 * weekday(days[at]);
    }

    /** 0 for Monday to 6 for Sunday. */
    static int weekday(long day) {
        return Math.floorMod(day + 3, 7);
    }

    /** The time after each update but the last one, in seconds. */
    double[] gaps() {
        double[] gaps = new double[Math.max(0, times.length - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - (double) times[i];
        }
        return gaps;
    }
}
