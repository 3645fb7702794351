package io.headwater.detect.freshness;

import io.headwater.detect.Order;
import io.headwater.detect.Settings.Sensitivity;
import io.headwater.detect.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says by when new data is due, from when it came before.
 *
 * <p>Where updates keep to a clock, what counts is the next time on that clock; else the gap after an update, given the
 * hour and the weekday of that update: of all that have enough examples the tightest deadline wins that would have been
 * missed at most once in 12 times. What came late once is no example of what is usual; what came late three times in a row
 * is the new usual.
 */
public final class Freshness {
    private static final Duration BACK = Duration.ofDays(56);
    private static final int LEAST = 3;
    private static final int FEWEST = 21;
    private static final int MOST = 1500;

    /** So many deadlines in a row that were missed are a change of plan. */
    private static final int CHANGED = 3;

    /** So many gaps in a row that are shorter by half are one too. */
    private static final int FASTER = 12;

    private static final double HALF_DAY = 43_200;
    private static final double LONGER = 1.2;
    private static final double SHORTER = 0.5;

    /** After so many times what was waited for, and so many days, nobody waits any more. */
    private static final int GIVES_UP = 10;

    private static final Duration GIVES_UP_AT_LEAST = Duration.ofDays(14);

    private final double widths;
    private final ZoneId zone;

    /**
     * A judge of update times.
     *
     * @param zone in which hours and weekdays are told apart
     */
    public Freshness(Sensitivity sensitivity, ZoneId zone) {
        this.widths = switch (sensitivity) {
            case LOW -> 7;
            case MEDIUM -> 5.4;
            case HIGH -> 4.7;
        };
        this.zone = zone;
    }

    /** When the next update is due. */
    public sealed interface Deadline {
        List<String> reasons();

        /** Later than this is late. */
        record Due(Instant at, Instant last, List<String> reasons) implements Deadline {
            public Due {
                reasons = List.copyOf(reasons);
            }
        }

        /** Too few updates are known. */
        record Learning(List<String> reasons) implements Deadline {
            public Learning {
                reasons = List.copyOf(reasons);
            }
        }

        /**
         * Nothing has come for many times as long as was usual, which was told when the deadline passed: nothing more is
         * expected.
         */
        record Retired(Instant last, List<String> reasons) implements Deadline {
            public Retired {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** The same at a moment: a table that was silent for very long until then is no longer waited for. */
    public Deadline next(List<Instant> updates, Instant now) {
        return switch (next(updates)) {
            case Deadline.Due due
            when isOver(due, now) ->
                new Deadline.Retired(
                        due.last(),
                        List.of(
                                "nothing has come for %s, where updates were due within %s: nothing more is expected"
                                        .formatted(
                                                Spoken.length(Duration.between(due.last(), now)),
                                                Spoken.length(Duration.between(due.last(), due.at()))),
                                "the next update makes it expected again"));
            case Deadline.Due due -> due;
            case Deadline.Learning learning -> learning;
            case Deadline.Retired retired -> retired;
        };
    }

    private static boolean isOver(Deadline.Due due, Instant now) {
        var patience = Duration.between(due.last(), due.at()).multipliedBy(GIVES_UP);
        return Duration.between(due.last(), now).compareTo(patience) > 0
                && Duration.between(due.at(), now).compareTo(GIVES_UP_AT_LEAST) > 0;
    }

    /** The deadline of the update after the last one; updates may come in any order and twice. */
    public Deadline next(List<Instant> updates) {
        long[] times = inOrder(updates);
        if (times.length < LEAST) {
            return new Deadline.Learning(
                    List.of("still learning: %s more updates are needed".formatted(LEAST - times.length)));
        }
        long last = times[times.length - 1];
        return wait(sincePlanChanged(recent(times)))
                .map(wait -> (Deadline) new Deadline.Due(
                        Instant.ofEpochSecond(last + (long) Math.ceil(wait.seconds())),
                        Instant.ofEpochSecond(last),
                        List.of(wait.why(), "due within %s of the last one".formatted(Wait.words(wait.seconds())))))
                .orElseGet(() ->
                        new Deadline.Learning(List.of("updates come too irregularly to say when the next one is due")));
    }

    private static long[] inOrder(List<Instant> updates) {
        long[] times = new long[updates.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = updates.get(i).getEpochSecond();
        }
        Arrays.sort(times);
        int count = 0;
        for (long time : times) {
            if (count == 0 || times[count - 1] != time) {
                times[count++] = time;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /** By the clock where updates keep to one, unless they come sooner than on the next of its days. */
    private Optional<Wait> wait(long[] times) {
        if (times.length < LEAST) {
            return Optional.empty();
        }
        var stamps = Stamps.of(times, zone);
        var gaps = new Gaps(stamps, widths).tightest();
        var clock = Clock.next(stamps, zone, widths);
        boolean isSooner = gaps.isPresent()
                && clock.isPresent()
                && gaps.get().seconds() < clock.get().seconds() - HALF_DAY;
        return isSooner ? gaps : clock.or(() -> gaps);
    }

    /** Only what came since updates come at other intervals, if they do. */
    private long[] sincePlanChanged(long[] times) {
        for (int at = times.length - 1 - CHANGED; at >= LEAST; at--) {
            if (isSlower(times, at) || isFaster(times, at)) {
                return Arrays.copyOfRange(times, at, times.length);
            }
        }
        return times;
    }

    /** Whether the three gaps after an update were each longer than what was waited for. */
    private boolean isSlower(long[] times, int at) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = at; i < at + CHANGED; i++) {
            shortest = Math.min(shortest, gap(times, i));
        }
        if (shortest < LONGER * gap(times, at - 1) || shortest < LONGER * usual(times, at)) {
            return false; // most are ruled out by this
        }
        for (int i = at; i < at + CHANGED; i++) {
            var wait = wait(Arrays.copyOf(times, i + 1));
            if (wait.isEmpty() || gap(times, i) <= wait.get().seconds()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the gaps after an update are shorter by half, all of them. */
    private static boolean isFaster(long[] times, int at) {
        double most = SHORTER * gap(times, at - 1);
        if (times.length - 1 - at < FASTER || gap(times, at) > most) {
            return false;
        }
        most = SHORTER * usual(times, at);
        for (int i = at; i < at + FASTER; i++) {
            if (gap(times, i) > most) {
                return false;
            }
        }
        return true;
    }

    private static double gap(long[] times, int after) {
        return times[after + 1] - (double) times[after];
    }

    /** The middle of the gaps before an update. */
    private static double usual(long[] times, int at) {
        double[] gaps = new double[Math.min(at, FEWEST)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = gap(times, at - i - 1);
        }
        return Order.median(gaps);
    }

    /** Eight weeks, or the last twenty updates where they are fewer. */
    private static long[] recent(long[] times) {
        long earliest = times[times.length - 1] - BACK.toSeconds();
        int first = Arrays.binarySearch(times, earliest);
        first = first < 0 ? -first - 1 : first;
        int start = Math.max(0, Math.min(first, times.length - FEWEST));
        return Arrays.copyOfRange(times, Math.max(start, times.length - MOST), times.length);
    }
}
