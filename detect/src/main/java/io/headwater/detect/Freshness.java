package io.headwater.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says by when new data is due, from when it came before.
 *
 * <p>What counts is the gap after an update, given the hour and the weekday of that update, and where updates keep to a
 * clock, the next time on that clock: of all that have enough examples the tightest deadline wins that would have been
 * missed at most once in 12 times. What came late once is no example of what is usual.
 */
public final class Freshness {
    private static final Duration BACK = Duration.ofDays(56);
    private static final int LEAST = 3;
    private static final int FEWEST = 21;
    private static final int MOST = 400;

    private final Settings.Sensitivity sensitivity;
    private final ZoneId zone;

    /**
     * A judge of update times.
     *
     * @param zone in which hours and weekdays are told apart
     */
    public Freshness(Settings.Sensitivity sensitivity, ZoneId zone) {
        this.sensitivity = sensitivity;
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
    }

    /** The deadline of the update after the last one; updates may come in any order and twice. */
    public Deadline next(List<Instant> updates) {
        long[] times = updates.stream()
                .mapToLong(update -> update.getEpochSecond())
                .sorted()
                .distinct()
                .toArray();
        if (times.length < LEAST) {
            return new Deadline.Learning(
                    List.of("still learning: %d more updates are needed".formatted(LEAST - times.length)));
        }
        var gaps = new Gaps(recent(times), zone, sensitivity.widths(Cadence.DAY) + 1.5);
        var last = Instant.ofEpochSecond(times[times.length - 1]);
        Optional<Gaps.Wait> wait = gaps.tightest();
        if (wait.isEmpty()) {
            return new Deadline.Learning(List.of("updates come too irregularly to say when the next one is due"));
        }
        double seconds = wait.get().seconds();
        return new Deadline.Due(
                last.plusSeconds((long) Math.ceil(seconds)),
                last,
                List.of(wait.get().why(), "due within %s of the last one".formatted(Gaps.words(seconds))));
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
