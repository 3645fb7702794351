package io.headwater.server.http.source;

import io.headwater.core.collect.Limits;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How much it may be asked for; what is absent is as it is by default. */
public record Reading(
        @Nullable String zone,
        @Nullable Long everySeconds,
        @Nullable Long statementSeconds,
        @Nullable Long lockSeconds,
        @Nullable Integer concurrent,
        @Nullable Long perHourSeconds) {
    static final Reading DEFAULT = new Reading(null, null, null, null, null, null);

    ZoneId zoneId() {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone: a time zone such as Europe/Berlin is needed, not " + zone, e);
        }
    }

    Duration every() {
        return seconds("everySeconds", everySeconds, Duration.ofMinutes(5));
    }

    Limits limits() {
        return new Limits(
                seconds("statementSeconds", statementSeconds, Limits.DEFAULT.statement()),
                seconds("lockSeconds", lockSeconds, Limits.DEFAULT.lock()),
                concurrent == null ? Limits.DEFAULT.concurrent() : concurrent,
                seconds("perHourSeconds", perHourSeconds, Limits.DEFAULT.perHour()));
    }

    private static Duration seconds(String field, @Nullable Long given, Duration fallback) {
        if (given != null && (given < 1 || given > 86_400)) {
            throw new IllegalArgumentException("%s: 1 to 86400, not %d".formatted(field, given));
        }
        return given == null ? fallback : Duration.ofSeconds(given);
    }
}
