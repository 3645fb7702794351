package io.headwater.detect.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.Settings;
import io.headwater.detect.freshness.Freshness.Deadline.Due;
import io.headwater.detect.freshness.Freshness.Deadline.Learning;
import io.headwater.detect.freshness.Freshness.Deadline.Retired;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Freshness MEDIUM = new Freshness(Settings.Sensitivity.MEDIUM, BERLIN);
    private static final Instant SIX = Instant.parse("2026-01-05T05:00:00Z");

    @Test
    void expectsADailyLoadSoonAfterItsUsualTime() {
        var due = (Due) MEDIUM.next(daily(40));

        assertThat(Duration.between(due.last(), due.at())).isBetween(Duration.ofHours(24), Duration.ofHours(27));
    }

    @Test
    void waitsOverTheWeekendForAWeekdayJob() {
        var updates = daily(40).stream()
                .filter(time -> time.atZone(BERLIN).getDayOfWeek().getValue() <= 5)
                .toList();
        var friday = updates.stream()
                .filter(time -> time.atZone(BERLIN).getDayOfWeek().getValue() == 5)
                .reduce((_, last) -> last)
                .orElseThrow();
        var untilFriday = updates.stream().filter(time -> !time.isAfter(friday)).toList();

        var due = (Due) MEDIUM.next(untilFriday);

        assertThat(Duration.between(friday, due.at())).isBetween(Duration.ofHours(71), Duration.ofHours(84));
    }

    @Test
    void givesFrequentJobsAFifthOfAGap() {
        var updates = new ArrayList<Instant>();
        for (int i = 0; i < 200; i++) {
            updates.add(SIX.plus(Duration.ofHours(i)));
        }

        var due = (Due) MEDIUM.next(updates);

        assertThat(Duration.between(due.last(), due.at())).isEqualTo(Duration.ofSeconds(4356));
    }

    @Test
    void saysByWhichTimeOfTheDayOnWeekdays() {
        var updates = daily(40).stream().filter(FreshnessTest::isWeekday).toList();

        var due = (Due) MEDIUM.next(updates);

        assertThat(due.reasons().getFirst())
                .matches("comes by 0[89]:\\d\\d on weekdays: usually at 06:0\\d \\(\\d+ examples\\)");
        assertThat(due.at().atZone(BERLIN).getHour()).isBetween(8, 9);
    }

    @Test
    void keepsToTheClockAfterALateLoad() {
        var updates = new ArrayList<>(daily(40));
        var late = updates.removeLast().plus(Duration.ofHours(8));
        updates.add(late);

        var due = (Due) MEDIUM.next(updates);

        assertThat(Duration.between(late, due.at())).isLessThan(Duration.ofHours(20));
    }

    @Test
    void keepsToTheLocalClockWhenClocksChange() {
        var updates = new ArrayList<Instant>();
        var first = SIX.atZone(BERLIN);
        for (int day = 0; day < 84; day++) { // to the day before clocks are put forward
            updates.add(first.plusDays(day).toInstant().minusSeconds(day * 37 % 600));
        }

        var due = (Due) MEDIUM.next(updates);

        assertThat(due.at().atZone(BERLIN).getHour()).isEqualTo(8);
    }

    @Test
    void learnsThatADailyLoadBecameWeekly() {
        assertThat(alertsWhere(daily(40), Duration.ofDays(7), 12)).isEqualTo(3);
    }

    @Test
    void learnsThatAnHourlyLoadBecameDaily() {
        var hourly = new ArrayList<Instant>();
        for (int i = 0; i < 24 * 40; i++) {
            hourly.add(SIX.plus(Duration.ofHours(i)).plusSeconds(i * 37 % 200));
        }

        assertThat(alertsWhere(hourly, Duration.ofDays(1), 40)).isLessThanOrEqualTo(3);
    }

    @Test
    void learnsAnotherTimeOfTheDay() {
        var updates = new ArrayList<>(daily(40));
        var moved = updates.removeLast().plus(Duration.ofHours(5));
        updates.add(moved);

        int alerts = isLate(updates.subList(0, updates.size() - 1), moved) ? 1 : 0;
        alerts += alertsWhere(updates, Duration.ofDays(1), 40);

        assertThat(alerts).isBetween(1, 3);
    }

    @Test
    void learnsThatADailyLoadBecameHourly() {
        var updates = new ArrayList<>(daily(40));
        alertsWhere(updates, Duration.ofHours(1), 24);
        for (int i = 1; i <= 24; i++) {
            updates.add(updates.getLast().plus(Duration.ofHours(1)));
        }

        var due = (Due) MEDIUM.next(updates);

        assertThat(Duration.between(due.last(), due.at())).isLessThan(Duration.ofHours(2));
    }

    @Test
    void givesUpATableThatStaysSilent() {
        var updates = daily(40);
        var last = updates.getLast();

        assertThat(MEDIUM.next(updates, last.plus(Duration.ofDays(2)))).isInstanceOf(Due.class);
        var retired = MEDIUM.next(updates, last.plus(Duration.ofDays(30)));

        assertThat(retired).isInstanceOf(Retired.class);
        assertThat(retired.reasons().getFirst()).startsWith("nothing has come for 30 d, where updates were due within");
        var again = new ArrayList<>(updates);
        again.add(last.plus(Duration.ofDays(30)));
        assertThat(MEDIUM.next(again, last.plus(Duration.ofDays(31)))).isInstanceOf(Due.class);
    }

    /** How many of some further updates came after their deadline. */
    private static int alertsWhere(List<Instant> updates, Duration apart, int times) {
        var all = new ArrayList<>(updates);
        int alerts = 0;
        for (int i = 0; i < times; i++) {
            var next = all.getLast().plus(apart).plusSeconds(i % 7);
            alerts += isLate(all, next) ? 1 : 0;
            all.add(next);
        }
        return alerts;
    }

    private static boolean isLate(List<Instant> updates, Instant next) {
        return MEDIUM.next(updates) instanceof Due due && due.at().isBefore(next);
    }

    private static boolean isWeekday(Instant time) {
        return time.atZone(BERLIN).getDayOfWeek().getValue() <= 5;
    }

    @Test
    void learnsUntilThereAreThreeUpdates() {
        assertThat(MEDIUM.next(List.of(SIX, SIX.plusSeconds(60)))).isInstanceOf(Learning.class);
    }

    @Test
    void doesNotCareInWhichOrderOrHowOftenUpdatesAreTold() {
        var updates = new ArrayList<>(daily(40));
        var expected = MEDIUM.next(updates);
        updates.addAll(daily(40));
        Collections.shuffle(updates, new Random(1));

        assertThat(MEDIUM.next(updates)).isEqualTo(expected);
    }

    private static List<Instant> daily(int days) {
        var random = new Random(4);
        var updates = new ArrayList<Instant>();
        for (int day = 0; day < days; day++) {
            updates.add(SIX.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(900)));
        }
        return updates;
    }
}
