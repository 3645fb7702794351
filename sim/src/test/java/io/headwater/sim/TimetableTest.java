package io.headwater.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.sim.Timetable.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FOUNDED = Instant.parse("2026-06-30T22:00:00Z");
    private static final Instant LATER = FOUNDED.plus(Duration.ofDays(4));
    private static final Window REFUSED =
            new Window(FOUNDED.plus(Duration.ofHours(30)), FOUNDED.plus(Duration.ofHours(33)));

    private final Timetable timetable = new Timetable(Jobs.ofTheShop(), new Founding(FOUNDED, 3, BERLIN, 1));

    @ParameterizedTest
    @ValueSource(ints = {300, 3_600, 50_000})
    void makesTheSameRunsHoweverOftenItIsAsked(int seconds) {
        var asked = new ArrayList<Due>();
        var progress = new HashMap<String, Progress>();
        for (Instant now = FOUNDED; now.isBefore(LATER); now = now.plusSeconds(seconds)) {
            asked.addAll(live(progress, now));
        }
        asked.addAll(live(progress, LATER));

        assertThat(asked).isEqualTo(live(new HashMap<>(), LATER));
    }

    @Test
    void takesRunsInTheOrderInWhichTheyEnd() {
        assertThat(live(new HashMap<>(), LATER)).isSortedAccordingTo(Comparator.comparing(Due::end));
    }

    @Test
    void fillsEveryWindowOnce() {
        var hourly = live(new HashMap<>(), LATER).stream()
                .filter(due -> due.job().name().equals("core_payments") && due.attempt() == 1)
                .map(Due::window)
                .toList();

        assertThat(new HashSet<>(hourly)).hasSameSizeAs(hourly).hasSize(4 * 24 - 1);
    }

    @Test
    void startsARunWhenItsInputsAreThere() {
        var ended = new HashMap<Map.Entry<String, Instant>, Instant>();
        for (Due due : live(new HashMap<>(), LATER)) {
            for (String input : due.job().inputs()) {
                var known = ended.get(Map.entry(input, due.window().to()));
                assertThat(known == null || !known.isAfter(due.start())).isTrue();
            }
            if (!fails(due)) {
                ended.put(Map.entry(due.job().output(), due.window().to()), due.end());
            }
        }
    }

    @Test
    void holdsUpWhatWaitsForARefusedJobAndTriesAgainEveryHour() {
        var runs = live(new HashMap<>(), LATER);
        var refused = runs.stream().filter(TimetableTest::fails).map(Due::start).toList();
        var below = runs.stream()
                .filter(due -> due.job().name().equals("mart_revenue_hourly") && REFUSED.holds(due.start()));

        assertThat(refused).hasSize(3);
        assertThat(Duration.between(refused.getFirst(), refused.getLast())).isEqualTo(Duration.ofHours(2));
        assertThat(below).isEmpty();
    }

    @Test
    void lastsAsLongAsALateFile() {
        long late = live(new HashMap<>(), LATER).stream()
                .filter(due -> due.job().name().equals("ingest_ads_spend"))
                .filter(due -> due.start().isAfter(due.window().to().plus(Duration.ofHours(1))))
                .count();

        assertThat(late).isBetween(1L, 20L);
    }

    private List<Due> live(Map<String, Progress> progress, Instant now) {
        var runs = new ArrayList<Due>();
        for (var due = timetable.next(progress, now); due.isPresent(); due = timetable.next(progress, now)) {
            var run = due.get();
            progress.put(
                    run.job().name(),
                    fails(run) ? timetable.afterFailure(run, progress) : timetable.after(run, progress));
            runs.add(run);
        }
        return runs;
    }

    private static boolean fails(Due due) {
        return due.job().name().equals("stg_payments") && REFUSED.holds(due.start());
    }
}
