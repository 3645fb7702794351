package io.headwater.bench.detect;

import io.headwater.detect.Settings;
import io.headwater.detect.freshness.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * How well late updates are told.
 *
 * @param late how many there were
 * @param found how many were told before they came
 * @param inTime how many were told before a quarter of the period had passed after the deadline
 * @param falseAlarms per 1,000 tables a day
 * @param delay the median, in periods after the deadline
 */
record Punctuality(int late, double found, double inTime, double falseAlarms, double delay) {
    private static final double IN_TIME = 0.25;

    /** Says from the updates so far when the next one is late. */
    interface Clock extends Function<List<Instant>, Instant> {}

    static Punctuality of(long seed, int tables, Clock clock) {
        var delays = new ArrayList<Double>();
        int late = 0;
        int alarms = 0;
        for (var table :
                LongStream.range(seed, seed + tables).mapToObj(Updates::of).toList()) {
            late += table.due().size();
            alarms += judge(table, clock, delays);
        }
        double days = tables * (double) (Updates.DAYS - Updates.SCORED);
        double inTime = delays.stream().filter(delay -> delay <= IN_TIME).count() / (double) late;
        double[] all = delays.stream().mapToDouble(Double::doubleValue).toArray();
        return new Punctuality(late, all.length / (double) late, inTime, 1000 * alarms / days, Window.median(all));
    }

    /** Adds the delays of the late updates that were told; counts the others that were told. */
    private static int judge(Updates table, Clock clock, List<Double> delays) {
        var updates = table.updates();
        int alarms = 0;
        for (int i = 0; i + 1 < updates.size(); i++) {
            if (Duration.between(Updates.START, updates.get(i)).toDays() < Updates.SCORED) {
                continue;
            }
            var deadline = clock.apply(updates.subList(Math.max(0, i - 1600), i + 1));
            var came = updates.get(i + 1);
            if (!deadline.isBefore(came)) {
                continue;
            }
            var late =
                    table.due().stream().filter(one -> one.came().equals(came)).findFirst();
            late.ifPresent(
                    one -> delays.add(Duration.between(one.deadline(), deadline).toSeconds() / table.period()));
            alarms += late.isPresent() ? 0 : 1;
        }
        return alarms;
    }

    static Instant headwater(List<Instant> updates) {
        return switch (new Freshness(Settings.Sensitivity.MEDIUM, ZoneOffset.UTC).next(updates)) {
            case Freshness.Deadline.Due due -> due.at();
            case Freshness.Deadline.Learning _, Freshness.Deadline.Retired _ -> Instant.MAX;
        };
    }

    /** Mean and three standard deviations of the gaps of two weeks. */
    static Instant threeSigma(List<Instant> updates) {
        var last = updates.getLast();
        double[] gaps = gaps(updates, Duration.ofDays(14));
        double mean = Arrays.stream(gaps).average().orElse(0);
        double sum = 0;
        for (double gap : gaps) {
            sum += (gap - mean) * (gap - mean);
        }
        return last.plusMillis((long) (1000 * (mean + 3 * StrictMath.sqrt(sum / Math.max(1, gaps.length - 1)))));
    }

    /** One and a half times the longest gap of four weeks. */
    static Instant longest(List<Instant> updates) {
        double longest = Arrays.stream(gaps(updates, Duration.ofDays(28))).max().orElse(0);
        return updates.getLast().plusMillis((long) (1500 * longest));
    }

    private static double[] gaps(List<Instant> updates, Duration back) {
        var from = updates.getLast().minus(back);
        int first = 0;
        while (updates.get(first).isBefore(from)) {
            first++;
        }
        double[] gaps = new double[Math.max(0, updates.size() - first - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Duration.between(updates.get(first + i), updates.get(first + i + 1))
                            .toMillis()
                    / 1000.0;
        }
        return gaps;
    }
}
