package io.headwater.detect.freshness;

import io.headwater.detect.Order;
import java.util.Arrays;
import java.util.Optional;

/** The gaps between updates, and how long the next one may be. */
final class Gaps {
    private static final int LEAST = 3;
    private static final double FAR = 0.3;
    private static final int WEEK = 24 * 7;

    /** Weekdays are told apart only where each was seen so often. */
    private static final int WEEKS = 3;

    private final double[] gaps;
    private final int[] hours;
    /** Which gaps follow updates of each hour of the week, oldest first. */
    private final int[][] at = new int[WEEK][];

    private final double usual;
    private final boolean isShort;
    private final double k;

    /** @param k how many deviations beyond the middle are waited for */
    Gaps(Stamps stamps, double k) {
        this.k = k;
        this.gaps = stamps.gaps();
        this.isShort = stamps.last() - stamps.times()[0] < WEEKS * 604_800L;
        this.usual = Order.median(gaps);
        this.hours = new int[stamps.size()];
        int[] count = new int[WEEK];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = stamps.hourOfWeek(i);
            count[hours[i]] += i < gaps.length ? 1 : 0;
        }
        for (int hour = 0; hour < WEEK; hour++) {
            at[hour] = new int[count[hour]];
        }
        for (int i = gaps.length - 1; i >= 0; i--) {
            at[hours[i]][--count[hours[i]]] = i;
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

        boolean isOfWeek() {
            return this == WEEKDAY || this == WEEKDAY_AND_HOUR;
        }

        /** How updates are told apart: those of one class have the same like ones. */
        int of(int hourOfWeek) {
            return switch (this) {
                case ANY -> 0;
                case HOUR -> hourOfWeek % 24;
                case WEEKDAY, WEEKDAY_AND_HOUR -> hourOfWeek;
            };
        }

        /** How many hours apart updates may be, within a day or a week; around midnight no more than elsewhere. */
        boolean isAlike(int one, int other) {
            return switch (this) {
                case ANY -> true;
                case HOUR -> apart(one, other, 24) <= 2;
                case WEEKDAY -> apart(one, other, WEEK) <= 11;
                case WEEKDAY_AND_HOUR -> apart(one, other, WEEK) <= 2;
            };
        }

        private static int apart(int one, int other, int cycle) {
            int apart = Math.floorMod(one - other, cycle);
            return Math.min(apart, cycle - apart);
        }
    }

    /** Of all contexts with enough examples the shortest wait that was hardly ever too short. */
    Optional<Wait> tightest() {
        Optional<Wait> best = Optional.empty();
        for (var context : Context.values()) {
            if (context.isOfWeek() && isShort) {
                continue;
            }
            double[] alike = alike(context, hours[hours.length - 1]);
            if (alike.length < (context == Context.ANY ? 2 : LEAST)) {
                continue;
            }
            double wait = Order.median(alike) + Beyond.wait(over(context), usual, FAR * usual, k);
            if (Beyond.misses(alike, wait) <= Beyond.allowed(alike.length)
                    && (best.isEmpty() || wait < best.get().seconds())) {
                best = Optional.of(new Wait(wait, why(context, alike)));
            }
        }
        return best;
    }

    /** The gaps after updates that were like one at an hour of the week. */
    private double[] alike(Context context, int hour) {
        int count = 0;
        for (int other = 0; other < WEEK; other++) {
            count += context.isAlike(other, hour) ? at[other].length : 0;
        }
        double[] alike = new double[count];
        for (int other = WEEK - 1; other >= 0; other--) {
            if (at[other].length > 0 && context.isAlike(other, hour)) {
                for (int i : at[other]) {
                    alike[--count] = gaps[i];
                }
            }
        }
        return alike;
    }

    /** By how much each gap was longer than the median of those like it. One weekday alone has too few. */
    private double[] over(Context context) {
        double[] over = new double[gaps.length];
        double[] medians = new double[WEEK];
        Arrays.fill(medians, Double.NaN);
        for (int i = 0; i < gaps.length; i++) {
            int of = context.of(hours[i]);
            if (Double.isNaN(medians[of])) {
                medians[of] = Order.median(alike(context, hours[i]));
            }
            over[i] = gaps[i] - medians[of];
        }
        return over;
    }

    private static String why(Context context, double[] gaps) {
        return "%s: usually after %s, at most %s (%s %s)"
                .formatted(
                        context.words,
                        Wait.words(Order.median(gaps)),
                        Wait.words(Arrays.stream(gaps).max().orElse(0)),
                        gaps.length,
                        gaps.length == 1 ? "example" : "examples");
    }
}
