package io.headwater.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says by when new data is due, from when it came before.
 *
 * <p>What counts is the gap after an update, given the hour and the weekday of that update: of the contexts that have
 * enough examples the tightest deadline wins that would have been missed at most once in 17 times.
 */
public final class Freshness {
    private static final int EXAMPLES = 6;
    private static final double MOST_MISSES = 0.06;
    private static final Duration LEAST_SLACK = Duration.ofMinutes(10);
    private static final Duration HALF_DAY = Duration.ofHours(12);

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

    private enum Context {
        ANY("the gap between updates"),
        HOUR("updates at this time of the day"),
        WEEKDAY("updates on this weekday"),
        WEEKDAY_AND_HOUR("updates on this weekday at this time");

        private final String words;

        Context(String words) {
            this.words = words;
        }

        boolean alike(ZonedDateTime a, ZonedDateTime b) {
            return switch (this) {
                case ANY -> true;
                case HOUR -> sameHour(a, b);
                case WEEKDAY -> a.getDayOfWeek() == b.getDayOfWeek();
                case WEEKDAY_AND_HOUR -> sameHour(a, b) && a.getDayOfWeek() == b.getDayOfWeek();
            };
        }

        private static boolean sameHour(ZonedDateTime a, ZonedDateTime b) {
            int apart = Math.abs(a.getHour() - b.getHour());
            return Math.min(apart, 24 - apart) <= 2;
        }
    }

    /** The deadline of the update after the last one; updates may come in any order and twice. */
    public Deadline next(List<Instant> updates) {
        Instant[] times = updates.stream().distinct().sorted().toArray(Instant[]::new);
        if (times.length < 3) {
            return new Deadline.Learning(
                    List.of("still learning: %d more updates are needed".formatted(3 - times.length)));
        }
        Instant last = times[times.length - 1];
        double best = Double.POSITIVE_INFINITY;
        String why = "";
        for (Context context : Context.values()) {
            double[] gaps = gaps(times, last, context);
            double wait = wait(gaps);
            if (wait < best && misses(gaps, wait) <= MOST_MISSES) {
                best = wait;
                why = "%s: usually after %s, at most %s (%d %s)"
                        .formatted(
                                context.words,
                                words(Order.median(gaps)),
                                words(longest(gaps)),
                                gaps.length,
                                gaps.length == 1 ? "example" : "examples");
            }
        }
        if (Double.isInfinite(best)) {
            return new Deadline.Learning(List.of("updates come too irregularly to say when the next one is due"));
        }
        Instant at = last.plusSeconds((long) Math.ceil(best));
        return new Deadline.Due(at, last, List.of(why, "due within %s of the last one".formatted(words(best))));
    }

    private double[] gaps(Instant[] times, Instant last, Context context) {
        var like = last.atZone(zone);
        var gaps = new ArrayList<Double>();
        for (int i = 0; i + 1 < times.length; i++) {
            if (context.alike(times[i].atZone(zone), like)) {
                gaps.add(Duration.between(times[i], times[i + 1]).toMillis() / 1000.0);
            }
        }
        return gaps.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double wait(double[] gaps) {
        if (gaps.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (gaps.length < EXAMPLES) {
            return longest(gaps) * 1.1 + LEAST_SLACK.toSeconds();
        }
        double median = Order.median(gaps);
        double[] apart = Arrays.stream(gaps).map(gap -> Math.abs(gap - median)).toArray();
        double deviation = 1.4826 * Order.median(apart);
        double k = sensitivity.widths(Cadence.DAY) + 3.5;
        double wait = Math.max(median + k * deviation, Order.quantile(gaps, 0.95) + 2 * deviation);
        return Math.max(wait, median + slack(median));
    }

    /** Jobs that come often are given half a gap: nobody is helped by an alarm after eleven minutes. */
    private static double slack(double median) {
        double share = median < HALF_DAY.toSeconds() ? 0.5 : 0.03;
        return Math.max((double) LEAST_SLACK.toSeconds(), share * median);
    }

    private static double misses(double[] gaps, double wait) {
        return gaps.length == 0
                ? 1
                : (double) Arrays.stream(gaps).filter(gap -> gap > wait).count() / gaps.length;
    }

    private static double longest(double[] gaps) {
        return Arrays.stream(gaps).max().orElse(0);
    }

    private static String words(double seconds) {
        return Spoken.length(Duration.ofMinutes(Math.round(seconds / 60)));
    }
}
