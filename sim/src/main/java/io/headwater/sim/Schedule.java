package io.headwater.sim;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How often a job runs, which is how long its data windows are; finer ones first. */
public enum Schedule {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY;

    /** The start of the window that holds the moment. */
    Instant startOf(Instant moment, ZoneId zone) {
        return this == HOURLY
                ? moment.truncatedTo(ChronoUnit.HOURS)
                : first(moment.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
    }

    /** The window that starts at the moment, which must be a start. */
    Window windowFrom(Instant start, ZoneId zone) {
        if (this == HOURLY) {
            return new Window(start, start.plus(1, ChronoUnit.HOURS));
        }
        var next = following(start.atZone(zone).toLocalDate());
        return new Window(start, next.atStartOfDay(zone).toInstant());
    }

    private LocalDate first(LocalDate day) {
        return switch (this) {
            case HOURLY, DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    private LocalDate following(LocalDate day) {
        return switch (this) {
            case HOURLY, DAILY -> day.plusDays(1);
            case WEEKLY -> day.plusWeeks(1);
            case MONTHLY -> day.plusMonths(1);
        };
    }
}
