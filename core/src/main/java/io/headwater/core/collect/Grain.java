package io.headwater.core.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How long one bucket of a series is. A day belongs to a zone, so it is not always 24 hours. */
public enum Grain {
    HOUR(Duration.ofDays(56)),
    DAY(Duration.ofDays(182));

    private final Duration history;

    Grain(Duration history) {
        this.history = history;
    }

    /** How far back a new monitor measures: 8 weeks hourly, 26 weeks daily. */
    public Duration history() {
        return history;
    }

    /** The start of the bucket that holds the moment. */
    public Instant startOf(Instant moment, ZoneId zone) {
        return switch (this) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        };
    }

    /** The start of the bucket {@code count} after (before, when negative) the one that starts at {@code start}. */
    public Instant plus(Instant start, long count, ZoneId zone) {
        return switch (this) {
            case HOUR -> start.plus(count, ChronoUnit.HOURS);
            case DAY ->
                start.atZone(zone)
                        .toLocalDate()
                        .plusDays(count)
                        .atStartOfDay(zone)
                        .toInstant();
        };
    }
}
