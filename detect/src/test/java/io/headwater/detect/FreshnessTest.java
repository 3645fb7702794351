package io.headwater.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.Freshness.Deadline.Due;
import io.headwater.detect.Freshness.Deadline.Learning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Freshness MEDIUM = new Freshness(Settings.Sensitivity.MEDIUM, Company.BERLIN);
    private static final Instant SIX = Instant.parse("2026-01-05T05:00:00Z");

    @Test
    void expectsADailyLoadSoonAfterItsUsualTime() {
        var due = (Due) MEDIUM.next(daily(40));

        assertThat(Duration.between(due.last(), due.at())).isBetween(Duration.ofHours(24), Duration.ofHours(27));
    }

    @Test
    void waitsOverTheWeekendForAWeekdayJob() {
        var updates = daily(40).stream()
                .filter(time -> time.atZone(Company.BERLIN).getDayOfWeek().getValue() <= 5)
                .toList();
        var friday = updates.stream()
                .filter(time -> time.atZone(Company.BERLIN).getDayOfWeek().getValue() == 5)
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
