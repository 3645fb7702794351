package io.headwater.detect;

import io.headwater.detect.Seasons.Season;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stretch of a series made ready for fits: values in the space of their kind, local times, and which buckets may
 * teach. Nothing in it depends on a value after the bucket that it belongs to.
 */
final class History {
    private final Series series;
    private final Space space;
    private final int base;
    private final double[] x;
    private final boolean[] fresh;
    private final Slots slots;
    private final Map<Integer, Calendar.Event> events = new HashMap<>();
    private final int size;
    private final Map<Season, int[]> slotsOf = new EnumMap<>(Season.class);

    /** Of the buckets [from, to), and of the local time of the one after them. */
    History(Series series, List<Label> labels, Calendar calendar, int from, int to) {
        this.series = series;
        this.space = Space.of(series.kind());
        this.base = from;
        int length = to - from;
        this.slots = Slots.of(series, from, to + 1);
        this.size = length + 1;
        mark(calendar);
        this.x = new double[length];
        this.fresh = new boolean[length + 1];
        for (int t = 0; t < length; t++) {
            double value = series.value(from + t);
            x[t] = Double.isNaN(value) || (space == Space.POSITIVE && value <= 0) ? Double.NaN : space.in(value);
        }
        labels.forEach(this::mark);
    }

    private void mark(Calendar calendar) {
        for (var event : calendar.events()) {
            int until = first(event.to().getEpochSecond());
            for (int t = first(event.from().getEpochSecond()); t < until; t++) {
                events.put(t, event);
            }
        }
    }

    private void mark(Label label) {
        int from = first(label.from().getEpochSecond());
        if (label.outcome() == Label.Outcome.EXPECTED_NORMAL) {
            fresh[Math.min(from, x.length)] = from > 0 && from < x.length;
        }
        if (!label.outcome().trains()) {
            int to = Math.min(x.length, first(label.to().getEpochSecond()));
            Arrays.fill(x, Math.min(from, to), to, Double.NaN);
        }
    }

    /** The first bucket that does not begin before a moment. */
    private int first(long second) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (series.second(base + middle) < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Series series() {
        return series;
    }

    Space space() {
        return space;
    }

    Cadence cadence() {
        return series.cadence();
    }

    /** The place in this stretch of a bucket of the series. */
    int at(int bucket) {
        return bucket - base;
    }

    int bucket(int t) {
        return base + t;
    }

    int size() {
        return x.length;
    }

    /** In the space of the kind; NaN where it is unknown or must not teach. */
    double x(int t) {
        return x[t];
    }

    boolean trains(int t) {
        return !Double.isNaN(x[t]) && (events.isEmpty() || !events.containsKey(t));
    }

    double value(int t) {
        return series.value(base + t);
    }

    double rows(int t) {
        return series.rows(base + t);
    }

    Optional<Calendar.Event> event(int t) {
        return Optional.ofNullable(events.get(t));
    }

    /** Whether a person said that another level begins here. */
    boolean isNewNormal(int t) {
        return fresh[t];
    }

    Slots slots() {
        return slots;
    }

    /** The slots of a season, one a bucket. */
    int[] slots(Season season) {
        return slotsOf.computeIfAbsent(season, which -> slots.slots(which, 0));
    }

    /** A bucket in which nothing came where something should have: never a level to learn. */
    boolean isEmptyLoad(int t, double expected) {
        return space == Space.COUNT && expected > 2.2 && value(t) == 0;
    }

    /** A time of the week at which nothing ever comes: it says nothing about the level, nor about the noise. */
    boolean isSilent(double season, double level) {
        return space == Space.COUNT && season < -1.5 && level + season < Math.max(0.7, 0.2 * level);
    }
}
