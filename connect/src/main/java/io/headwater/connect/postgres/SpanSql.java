package io.headwater.connect.postgres;

import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Which rows a span has, and which bucket each is in, in SQL. */
final class SpanSql {
    private SpanSql() {}

    /** The bucket of a row as seconds since 1970; null in a snapshot. */
    static String bucket(Span span) {
        return switch (span) {
            case Span.Snapshot _ -> "null::float8";
            case Span.Windows windows -> bucket(windows);
        };
    }

    private static String bucket(Span.Windows windows) {
        String time = Sql.name(windows.timeColumn()) + "::timestamptz";
        return windows.grain() == Grain.HOUR
                ? "floor(extract(epoch from %s) / 3600)::float8 * 3600".formatted(time)
                : "extract(epoch from date_trunc('day', %s))::float8".formatted(time);
    }

    /** The condition, with a question mark per entry of {@link #parameters}. */
    static String where(Span span) {
        return switch (span) {
            case Span.Snapshot _ -> "";
            case Span.Windows windows -> {
                String type = windows.timeType() == FieldType.DATE ? "date" : "timestamptz";
                String time = Sql.name(windows.timeColumn());
                yield "%nwhere %s >= ?::timestamptz::%s and %s < ?::timestamptz::%s".formatted(time, type, time, type);
            }
        };
    }

    static List<Object> parameters(Span span) {
        return switch (span) {
            case Span.Snapshot _ -> List.of();
            case Span.Windows windows ->
                List.of(windows.from().atOffset(ZoneOffset.UTC), windows.to().atOffset(ZoneOffset.UTC));
        };
    }

    /** The bucket that was read as seconds since 1970. */
    static Instant read(Span span, double seconds) {
        return switch (span) {
            case Span.Snapshot(var bucket) -> bucket;
            case Span.Windows _ -> Instant.ofEpochSecond((long) seconds);
        };
    }
}
