package io.headwater.detect;

import io.headwater.detect.Seasons.Season;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/** The local hour, weekday and date of each bucket of a stretch, in the zone of who produces the data. */
final class Slots {
    private static final long DAY = 86_400;

    private final int[] hours;
    private final long[] days;
    private final int[] weekdays;

    private Slots(int[] hours, long[] days) {
        this.hours = hours;
        this.days = days;
        this.weekdays = new int[days.length];
        Arrays.setAll(weekdays, t -> Math.floorMod(days[t] + 3, 7));
    }

    /** Those of the buckets [from, to). */
    static Slots of(Series series, int from, int to) {
        int[] hours = new int[to - from];
        long[] days = new long[to - from];
        var clock = new Clock(series.zone());
        for (int i = 0; i < hours.length; i++) {
            long local = clock.local(series.second(from + i));
            days[i] = Math.floorDiv(local, DAY);
            hours[i] = Math.floorMod(local, (int) DAY) / 3600;
        }
        return new Slots(hours, days);
    }

    int hour(int t) {
        return hours[t];
    }

    /** Days since 1970. */
    long day(int t) {
        return days[t];
    }

    /** 0 for Monday to 6 for Sunday. */
    int weekday(int t) {
        return weekdays[t];
    }

    /** Which slot of a season a bucket falls into, when its clock is moved by some hours. */
    int slot(Season season, int t, int moved) {
        int hour = hours[t] + moved;
        int weekday = weekday(t);
        if (hour < 0 || hour > 23) {
            weekday = Math.floorMod(weekday + (hour < 0 ? -1 : 1), 7);
            hour = Math.floorMod(hour, 24);
        }
        return season.slot(hour, weekday);
    }

    int[] slots(Season season, int moved) {
        int[] result = new int[hours.length];
        for (int t = 0; t < result.length; t++) {
            result[t] = slot(season, t, moved);
        }
        return result;
    }

    /** Asks the zone only where its offset may change. */
    private static final class Clock {
        private final ZoneRules rules;
        private long offset;
        private long from = Long.MAX_VALUE;
        private long until = Long.MIN_VALUE;

        Clock(ZoneId zone) {
            this.rules = zone.getRules();
        }

        long local(long second) {
            if (second < from || second >= until) {
                var at = Instant.ofEpochSecond(second);
                offset = rules.getOffset(at).getTotalSeconds();
                var next = rules.isFixedOffset() ? null : rules.nextTransition(at);
                from = second;
                until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
            }
            return second + offset;
        }
    }
}
