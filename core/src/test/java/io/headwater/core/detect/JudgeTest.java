package io.headwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.Stretch;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.detect.Calendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final int DAYS = 180;

    @Test
    void saysNothingOfTheFirstRowsOfATable() {
        double[] rows = new double[DAYS];
        rows[DAYS - 2] = 480;
        rows[DAYS - 1] = 530;

        assertThat(Judge.judge(volume(rows), DAYS - 1)).isInstanceOf(Judgement.Learning.class);
    }

    @Test
    void learnsFromATableSinceItsFirstRows() {
        double[] rows = new double[DAYS];
        for (int day = DAYS - 40; day < DAYS; day++) {
            rows[day] = 500 + day * 7 % 20;
        }
        rows[DAYS - 1] = 300;

        var judgement = Judge.judge(volume(rows), DAYS - 1);

        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Judgement.Anomalous.class,
                        unusual -> assertThat(unusual.reasons())
                                .anySatisfy(reason -> assertThat(reason).contains("learnt from 39 days")));
    }

    @Test
    void knowsThatAnEmptyTableIsEmpty() {
        assertThat(Judge.judge(volume(new double[DAYS]), DAYS - 1))
                .isInstanceOfSatisfying(
                        Judgement.Healthy.class,
                        healthy -> assertThat(healthy.seen().value()).isZero());
    }

    @Test
    void knowsFromTheFirstDaysThatASumDoesNotFall() {
        assertThat(Judge.judge(sum(24_100, 24_600, 25_200, 9_800), 3))
                .isInstanceOfSatisfying(
                        Judgement.Anomalous.class,
                        unusual -> assertThat(unusual.reasons()).startsWith("it never fell before"));
        assertThat(Judge.judge(sum(24_100, 24_600, 25_200, 190_000), 3)).isInstanceOf(Judgement.Anomalous.class);
        assertThat(Judge.judge(sum(24_100, 24_600, 25_200, 29_000), 3)).isInstanceOf(Judgement.Learning.class);
        assertThat(Judge.judge(sum(24_100, 23_900, 25_200, 9_800), 3)).isInstanceOf(Judgement.Learning.class);
        assertThat(Judge.judge(sum(24_100, 24_600, 9_800), 2)).isInstanceOf(Judgement.Learning.class);
    }

    @Test
    void whatAMeanIsTakenForDoesNotDependOnWhatComesLater() {
        double[] means = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            means[day] = day < 120 ? 40 + 5 * (day % 7) : day % 3 - 1;
        }
        var whole = about(Signal.MEAN, "balance", means);
        var replayed = Judge.replay(whole, 60);

        for (int day = 60; day < DAYS; day++) {
            var known = about(Signal.MEAN, "balance", Arrays.copyOf(means, day + 1));
            assertThat(replayed.get(day - 60)).isEqualTo(Judge.judge(known, day));
            assertThat(Judge.judge(whole, day)).isEqualTo(Judge.judge(known, day));
        }
        assertThat(replayed.get(60)).isInstanceOf(Judgement.Anomalous.class);
    }

    private static Judge.Case volume(double[] rows) {
        return about(Signal.VOLUME, "", rows);
    }

    private static Judge.Case sum(double... sums) {
        return about(Signal.DELTA, "sold", sums);
    }

    private static Judge.Case about(Signal signal, String field, double[] values) {
        var monitor = new Monitor(
                new MonitorId(1),
                new AssetId(1),
                signal,
                field,
                Tuning.DEFAULT,
                "",
                Monitor.Origin.AUTOMATIC,
                true,
                Optional.empty(),
                1);
        var stretch = new Stretch(Instant.parse("2026-01-05T00:00:00Z"), values);
        return new Judge.Case(
                monitor, Segment.ALL, Grain.DAY, ZoneOffset.UTC, stretch, stretch, List.of(), Calendar.NONE);
    }
}
