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

    /** The bucket of a row: its start; null in a snapshot. */
    static String bucket(Span span) {
        return switch (span) {
            case Span.Snapshot _ -> "null::timestamptz";
            case Span.Windows windows -> {
                String time = Sql.name(windows.timeColumn()) + "::timestamptz";
                yield windows.grain() == Grain.HOUR
                        ? "date_trunc('hour', %s, 'UTC')".formatted(time) // in half an hour's zone too
                        : "date_trunc('day', %s)".formatted(time);
            }
        };
    }

    /** A bucket as seconds since 1970: once a group, for it costs more than all else of a row. */
    static String seconds(String bucket) {
        return "extract(epoch from %s)::float8".formatted(bucket);
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
