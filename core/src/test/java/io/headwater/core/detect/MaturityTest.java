package io.headwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History.Look;
import io.headwater.core.collect.History.Past;
import io.headwater.core.collect.History.Replaced;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.detect.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MaturityTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final Instant START = Instant.parse("2026-01-12T06:00:00Z");
    private static final SeriesKey MEAN = new SeriesKey("orders", Metric.MEAN, Segment.ALL);

    /** How often the customers of a day have bought, oldest day first. */
    private static final double[] GROWING = {
        1.0125, 0.9438, 1.0941, 1.038, 0.9759, 0.5596, 0.4795, 0.4776, 0.7284, 0.7176, 0.5464, 0.6892, 0.2727, 0.5106,
        0.4409, 0.3913, 0.4845, 0.2111, 0.3625, 0.3235, 0.2828, 0.2333, 0.3077, 0.2188, 0.1707, 0.1031, 0.0769, 0.0943,
        0.0235, 0.01
    };

    @Test
    void callsNothingWrongThatIsYoungerThanAllItIsComparedWith() {
        double[] values = DoubleStream.concat(Arrays.stream(level(30)), Arrays.stream(GROWING))
                .toArray();
        var about = about(values);
        var alone = Judge.judge(about, values.length - 1);

        assertThat(alone).isInstanceOf(Judgement.Anomalous.class);
        assertThat(review(about, firstLook(GROWING.length)))
                .isInstanceOfSatisfying(Judgement.Learning.class, learning -> {
                    assertThat(learning.value()).contains(0.01);
                    assertThat(learning.reasons().getFirst()).startsWith("still learning: the older a window");
                });
    }

    @Test
    void findsAFallThatNothingLedUpTo() {
        double[] values = level(30);
        values[29] = 0.3;

        assertThat(review(about(values), firstLook(30))).isInstanceOf(Judgement.Anomalous.class);
    }

    @Test
    void waitsWhereTheWindowBeforeIsHalfwayThere() {
        double[] values = level(30);
        values[28] = 0.6;
        values[29] = 0.3;

        assertThat(review(about(values), firstLook(30))).isInstanceOf(Judgement.Learning.class);
    }

    @Test
    void knowsFromTwoWindowsThatValuesStay() {
        double[] values = level(31);
        values[29] = 0.6;
        values[30] = 0.3;

        assertThat(review(about(values), daily(firstLook(30), 1))).isInstanceOf(Judgement.Anomalous.class);
    }

    @Test
    void knowsFromTwoWindowsThatValuesGrow() {
        double[] values = level(31);
        values[30] = 0.3;
        var grown = daily(firstLook(30), 1, replaced(29, 30, 0.3), replaced(28, 30, 0.6));

        assertThat(review(about(values), grown))
                .isInstanceOfSatisfying(
                        Judgement.Learning.class,
                        learning -> assertThat(learning.reasons())
                                .first()
                                .asString()
                                .startsWith("still learning: values change after they are first seen"));
    }

    @Test
    void takesAWindowThatWasMendedForNoHabit() {
        double[] values = level(31);
        values[30] = 0.3;

        assertThat(review(about(values), daily(firstLook(30), 1, replaced(29, 30, 0.3))))
                .isInstanceOf(Judgement.Anomalous.class);
    }

    @Test
    void comparesWithWindowsWhenTheyWereAsNew() {
        double[] values = level(45);
        values[44] = 0.31;
        var replaced = new ArrayList<Replaced>();
        for (int day = 29; day < 44; day++) {
            replaced.add(replaced(day, day + 1, 0.3 + day % 3 * 0.01));
        }

        assertThat(review(about(values), daily(firstLook(30), 15, replaced.toArray(Replaced[]::new))))
                .isInstanceOfSatisfying(Judgement.Healthy.class, healthy -> {
                    assertThat(healthy.seen().mid()).isBetween(0.29, 0.33);
                    assertThat(healthy.reasons())
                            .last()
                            .isEqualTo("compared with windows when they were as new as this one");
                });
        values[44] = 0.05;
        assertThat(review(about(values), daily(firstLook(30), 15, replaced.toArray(Replaced[]::new))))
                .isInstanceOfSatisfying(
                        Judgement.Anomalous.class,
                        unusual -> assertThat(unusual.seen().mid()).isBetween(0.29, 0.33));
    }

    @Test
    void leavesAThresholdOfAPersonAlone() {
        var tuning = new Tuning(Tuning.Sensitivity.MEDIUM, Optional.of(0.1), Optional.empty(), List.of());
        double[] values = level(30);
        values[28] = 0.09;
        values[29] = 0.05;

        assertThat(review(about(values, tuning), firstLook(30))).isInstanceOf(Judgement.Anomalous.class);
    }

    private static Judgement review(Judge.Case about, Past past) {
        int newest = about.values().size() - 1;
        return Maturity.review(about, newest, Judge.judge(about, newest), past);
    }

    private static double[] level(int days) {
        double[] values = new double[days];
        Arrays.setAll(values, day -> 1 + day * 5 % 7 * 0.01);
        return values;
    }

    /** All days at once, in the morning after the last one. */
    private static Past firstLook(int days) {
        return new Past(List.of(new Look(new DataWindow(day(0), day(days)), morning(days))), Map.of());
    }

    /** One look more each morning, at the new day and the two before. */
    private static Past daily(Past first, int mornings, Replaced... replaced) {
        var looks = new ArrayList<>(first.looks());
        for (int morning = 0; morning < mornings; morning++) {
            Instant end = Grain.DAY.plus(looks.getLast().windows().to(), 1, BAHIA);
            var windows = new DataWindow(Grain.DAY.plus(end, -3, BAHIA), end);
            looks.add(new Look(windows, end.plus(Duration.ofHours(6))));
        }
        return new Past(looks, Map.of(MEAN, List.of(replaced)));
    }

    /** What a day was until the morning after another one. */
    private static Replaced replaced(int day, int last, double value) {
        return new Replaced(day(day), morning(last + 1), value);
    }

    private static Instant day(int day) {
        return Grain.DAY.plus(START, day, BAHIA);
    }

    private static Instant morning(int days) {
        return day(days).plus(Duration.ofHours(6));
    }

    private static Judge.Case about(double[] values) {
        return about(values, Tuning.DEFAULT);
    }

    private static Judge.Case about(double[] values, Tuning tuning) {
        var monitor = new Monitor(
                new MonitorId(1),
                new AssetId(1),
                Signal.MEAN,
                "orders",
                tuning,
                "",
                Monitor.Origin.AUTOMATIC,
                true,
                Optional.empty(),
                1);
        double[] rows = new double[values.length];
        Arrays.fill(rows, 80);
        return new Judge.Case(
                monitor,
                Segment.ALL,
                Grain.DAY,
                BAHIA,
                new Stretch(START, values),
                new Stretch(START, rows),
                List.of(),
                Calendar.NONE);
    }
}
