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
                    List.of("still learning: %s more updates are needed".formatted(LEAST - times.length)));
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

    /** The gaps between updates, and how long the next one may be. */
    private static final class Gaps {
        private static final int EXAMPLES = 6;
        private static final int LEAST = 3;
        private static final double MOST_MISSES = 0.08;
        private static final double FURTHER = 3.5;
        private static final double LEAST_SLACK = 600;
        private static final double HALF_DAY = 43_200;

        private final long[] times;
        private final double[] gaps;
        private final int[] hours;
        private final double k;

        /** @param k how many deviations beyond the middle are waited for */
        Gaps(long[] times, ZoneId zone, double k) {
            this.times = times;
            this.k = k;
            this.gaps = new double[times.length - 1];
            this.hours = new int[times.length];
            var slots = Slots.at(times, zone);
            for (int i = 0; i < times.length; i++) {
                hours[i] = slots.hour(i) + 24 * slots.weekday(i);
                if (i > 0) {
                    gaps[i - 1] = times[i] - (double) times[i - 1];
                }
            }
        }

        /**
         * How long to wait after the last update.
         *
         * @param why in words
         */
        record Wait(double seconds, String why) {}

        private enum Context {
            ANY("the gap between updates"),
            HOUR("updates at this time of the day"),
            WEEKDAY("updates on this weekday"),
            WEEKDAY_AND_HOUR("updates on this weekday at this time");

            private final String words;

            Context(String words) {
                this.words = words;
            }
        }

        Optional<Wait> tightest() {
            Optional<Wait> best = Optional.empty();
            for (var context : Context.values()) {
                double[] alike = alike(context, times.length - 1);
                if (alike.length < (context == Context.ANY ? 2 : LEAST)) {
                    continue;
                }
                double wait = Order.median(alike) + beyond(context);
                if (misses(alike, wait) <= allowed(alike.length)
                        && (best.isEmpty() || wait < best.get().seconds())) {
                    best = Optional.of(new Wait(wait, why(context, alike)));
                }
            }
            return best;
        }

        /** The gaps after updates that were like one. */
        private double[] alike(Context context, int like) {
            double[] alike = new double[gaps.length];
            int count = 0;
            for (int i = 0; i < gaps.length; i++) {
                if (isAlike(context, i, like)) {
                    alike[count++] = gaps[i];
                }
            }
            return Arrays.copyOf(alike, count);
        }

        private boolean isAlike(Context context, int one, int other) {
            return switch (context) {
                case ANY -> true;
                case HOUR -> apart(one, other, 24) <= 2;
                case WEEKDAY -> apart(one, other, 24 * 7) <= 11;
                case WEEKDAY_AND_HOUR -> apart(one, other, 24 * 7) <= 2;
            };
        }

        /** How many hours apart two updates were within a day or a week; around midnight no more than elsewhere. */
        private int apart(int one, int other, int cycle) {
            int apart = Math.floorMod(hours[one] - hours[other], cycle);
            return Math.min(apart, cycle - apart);
        }

        /**
         * How much longer than usual a gap may be. All gaps have a say in it, each beside those that were like it: one
         * weekday alone has too few. The few that were much longer were late themselves.
         */
        private double beyond(Context context) {
            double[] over = over(context);
            double usual = Order.median(gaps);
            double deviation = 1.4826 * Order.median(absolute(over));
            double late = Math.max(12 * deviation, 0.3 * usual);
            double[] ordinary = Arrays.stream(over).filter(one -> one < late).toArray();
            boolean areIncidents = over.length - ordinary.length <= allowed(over.length);
            double far = Order.quantile(areIncidents ? ordinary : over, 0.98);
            double few = over.length < EXAMPLES ? 0.1 * usual : 0;
            double rare = Math.max(Math.min(FURTHER * far, 0.3 * usual), 1.2 * far);
            return Math.max(Math.max(k * deviation, rare), Math.max(few, slack(usual)));
        }

        /** By how much each gap was longer than the median of those like it. */
        private double[] over(Context context) {
            double[] over = new double[gaps.length];
            double[] medians = new double[24 * 7];
            Arrays.fill(medians, Double.NaN);
            for (int i = 0; i < gaps.length; i++) {
                int of = switch (context) {
                    case ANY -> 0;
                    case HOUR -> hours[i] % 24;
                    case WEEKDAY, WEEKDAY_AND_HOUR -> hours[i];
                };
                if (Double.isNaN(medians[of])) {
                    medians[of] = Order.median(alike(context, i));
                }
                over[i] = gaps[i] - medians[of];
            }
            return over;
        }

        private static double[] absolute(double[] values) {
            double[] sizes = new double[values.length];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = Math.abs(values[i]);
            }
            return sizes;
        }

        /** Nobody is helped by an alarm after two minutes, nor by one after a part of a day that nobody notices. */
        private static double slack(double usual) {
            double share = usual < HALF_DAY ? 0.21 : 0.06;
            return Math.max(Math.min(LEAST_SLACK, 0.2 * usual), share * usual);
        }

        private static double misses(double[] gaps, double wait) {
            return Arrays.stream(gaps).filter(gap -> gap > wait).count();
        }

        /** How often a deadline may have been missed: of few examples one or two were incidents. */
        private static double allowed(int examples) {
            return Math.max(examples < 8 ? 1 : 2, MOST_MISSES * examples);
        }

        private static String why(Context context, double[] gaps) {
            return "%s: usually after %s, at most %s (%s %s)"
                    .formatted(
                            context.words,
                            words(Order.median(gaps)),
                            words(Arrays.stream(gaps).max().orElse(0)),
                            gaps.length,
                            gaps.length == 1 ? "example" : "examples");
        }

        static String words(double seconds) {
            return Spoken.length(Duration.ofMinutes(Math.round(seconds / 60)));
        }
    }
}
