package io.headwater.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void endsADayWithItsZone() {
        var clockChange = Schedule.DAILY.startOf(Instant.parse("2026-10-25T12:00:00Z"), BERLIN);
        var day = Schedule.DAILY.windowFrom(clockChange, BERLIN);

        assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void startsAWeekOnMonday() {
        assertThat(Schedule.WEEKLY.startOf(Instant.parse("2026-11-24T12:00:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
    }

    @Test
    void startsAMonthOnItsFirstDay() {
        var month = Schedule.MONTHLY.windowFrom(Instant.parse("2026-02-28T23:00:00Z"), BERLIN);

        assertThat(month.to()).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
    }
}
