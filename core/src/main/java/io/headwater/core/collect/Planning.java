package io.headwater.core.collect;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.MeasurementPlan.FieldMetric;
import io.headwater.core.collect.MeasurementPlan.FieldPlan;
import io.headwater.core.collect.MeasurementPlan.Segments;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is measured of a dataset, over which windows, and when. */
public final class Planning {
    /** Windows that are closed are measured again this often: late rows may still come. */
    private static final int TRAILING_DAYS = 2;

    private static final int TRAILING_HOURS = 6;

    /** After a load, so that what belongs together has come. */
    public static final Duration SETTLE = Duration.ofMinutes(2);

    /** So many rows of a window are put in order for its quantiles, and less than twice as many. */
    private static final int SAMPLED = 8_192;

    /** Before windows were counted: rows may lie outside the history, and too small a sample says nothing. */
    private static final double UNSURE = 4;

    private static final int MOST_LEVELS = 30;

    /** Characters of a date, as 2026-03-02. */
    private static final int DATE = 10;

    private Planning() {}

    /** The field in use that says when a row belongs to, with its type. */
    public static Optional<TimeField> timeField(TimeColumn column) {
        return switch (column) {
            case TimeColumn.Found(var field, var type, var _) -> Optional.of(new TimeField(field, type));
            case TimeColumn.Chosen(var field, var type, var _) ->
                field.isEmpty() ? Optional.empty() : Optional.of(new TimeField(field, type));
            case TimeColumn.None _, TimeColumn.NotSought _ -> Optional.empty();
        };
    }

    /** A field that says when a row belongs to. */
    public record TimeField(String name, FieldType type) {}

    /**
     * The windows to measure now: the whole history the first time, later those since the last time and a few before.
     *
     * @param measuredUntil where the last measurement ended; empty before the first one
     * @return empty when no window has closed since
     */
    public static Optional<Span> span(
            Optional<TimeField> time, Grain grain, Optional<Instant> measuredUntil, ZoneId zone, Instant now) {
        Instant end = grain.startOf(now, zone);
        if (time.isEmpty()) {
            return Optional.of(new Span.Snapshot(end));
        }
        if (measuredUntil.isPresent() && !measuredUntil.get().isBefore(end)) {
            return Optional.empty();
        }
        Instant oldest = grain.startOf(end.minus(grain.history()), zone);
        Instant from = measuredUntil
                .map(until -> grain.plus(until, -trailing(grain), zone))
                .filter(start -> start.isAfter(oldest))
                .orElse(oldest);
        return Optional.of(new Span.Windows(time.get().name(), time.get().type(), grain, from, end));
    }

    /** How many windows before the new ones are measured again. */
    public static int trailing(Grain grain) {
        return switch (grain) {
            case DAY -> TRAILING_DAYS;
            case HOUR -> TRAILING_HOURS;
        };
    }

    /**
     * Where the data ends: the end of the last window with rows. Later windows are not empty, their rows have not come:
     * whether they should have is a question of freshness.
     *
     * @return empty when no window has rows
     */
    public static Optional<Instant> arrivedUntil(Span.Windows span, List<Measurement> measurements, ZoneId zone) {
        return measurements.stream()
                .filter(m -> m.metric() == Metric.ROWS && m.segment().isAll() && m.value() > 0)
                .map(Measurement::bucket)
                .max(Comparator.naturalOrder())
                .map(last -> span.grain().plus(last, 1, zone));
    }

    /** All that can be computed of the fields. */
    public static MeasurementPlan plan(Asset asset, List<Field> fields, Span span, ZoneId zone, Hints hints) {
        String time = span instanceof Span.Windows windows ? windows.timeColumn() : "";
        int sample = sampleLevel(asset, span, hints);
        boolean canOrder = sample == 0 || asset.dataset().holdsRows(); // of a view no sample can be taken
        var plans = fields.stream()
                .filter(field -> !field.name().equals(time))
                .map(field -> new FieldPlan(
                        field.name(),
                        field.type(),
                        metrics(field, hints, canOrder),
                        hints.distinctLevels().getOrDefault(field.name(), first(asset))))
                .toList();
        return new MeasurementPlan(asset.name(), plans, span, zone, present(hints.segments(), fields), sample);
    }

    /**
     * What earlier measurements and people say about how to measure.
     *
     * @param distinctLevels per field, as the last measurement returned them
     * @param few fields whose values are counted one by one, in a scan of their own
     * @param segments by whose values rows are told apart
     * @param ordered whose values are put in order for quantiles
     */
    public record Hints(Map<String, Integer> distinctLevels, Set<String> few, Segments segments, Ordered ordered) {
        public Hints {
            distinctLevels = Map.copyOf(distinctLevels);
            few = Set.copyOf(few);
        }
    }

    /**
     * Putting values in order is what costs most, so it is done where somebody looks at it.
     *
     * @param fields which; empty for all of them
     * @param rows of a window, as they were counted lately; empty before
     */
    public record Ordered(Optional<Set<String>> fields, OptionalDouble rows) {
        public Ordered {
            fields = fields.map(Set::copyOf);
        }

        boolean holds(String field) {
            return fields.map(known -> known.contains(field)).orElse(true);
        }
    }

    /** A field that was dropped cannot tell rows apart. */
    private static Segments present(Segments wanted, List<Field> fields) {
        var names = fields.stream().map(Field::name).collect(Collectors.toSet());
        return new Segments(
                wanted.groupings().stream().filter(names::containsAll).toList(), wanted.measured());
    }

    /** The window that a load names as its partition: a day, or the start of a bucket. */
    public static Optional<DataWindow> window(String partition, Grain grain, ZoneId zone) {
        try {
            Instant start = partition.length() == DATE
                    ? LocalDate.parse(partition).atStartOfDay(zone).toInstant()
                    : Instant.parse(partition);
            Instant from = grain.startOf(start, zone);
            Instant to = partition.length() == DATE ? Grain.DAY.plus(start, 1, zone) : grain.plus(from, 1, zone);
            return Optional.of(new DataWindow(from, to));
        } catch (DateTimeParseException _) {
            return Optional.empty(); // a file, or something else that is no time
        }
    }

    /**
     * The windows that the loads since the last measurement wrote, as one stretch: a load that names its partition
     * completes it, so it is measured before the clock has closed it, and again when it is written again.
     *
     * @return empty when no load names one
     */
    public static Optional<DataWindow> written(List<Fact.LoadSeen> loads, Grain grain, ZoneId zone, Instant now) {
        Instant oldest = grain.startOf(now.minus(grain.history()), zone);
        return loads.stream()
                .flatMap(load -> window(load.partition(), grain, zone)
                        .filter(window ->
                                isWhole(load.partition(), grain) || !window.to().isAfter(now))
                        .stream())
                .filter(window -> !window.from().isBefore(oldest))
                .reduce((a, b) -> new DataWindow(
                        a.from().isBefore(b.from()) ? a.from() : b.from(), a.to().isAfter(b.to()) ? a.to() : b.to()));
    }

    /** One hour that is written is not yet the day. */
    private static boolean isWhole(String partition, Grain grain) {
        return grain == Grain.HOUR || partition.length() == DATE;
    }

    /** When the next window will have closed for certain: half a bucket after its end, if no load comes earlier. */
    public static Instant fallback(Grain grain, ZoneId zone, Instant now) {
        Instant start = grain.startOf(now, zone);
        Duration half = grain == Grain.DAY ? Duration.ofHours(12) : Duration.ofMinutes(30);
        Instant today = start.plus(half);
        return now.isBefore(today) ? today : grain.plus(start, 1, zone).plus(half);
    }

    /** A share of a stretch that is the same for the same asset every time: spreads work over it. */
    public static Duration spread(long asset, Duration over) {
        long hash = (asset * 0x9E3779B97F4A7C15L) >>> 1;
        return Duration.ofMillis(hash % Math.max(1, over.toMillis()));
    }

    private static Set<Metric> metrics(Field field, Hints hints, boolean canOrder) {
        var metrics = Metric.of(field.type());
        if (!canOrder || !hints.ordered().holds(field.name())) {
            metrics.removeIf(Metric::isQuantile);
        }
        boolean apart = hints.segments().measured().contains(new FieldMetric(field.name(), Metric.DISTINCT));
        if (hints.few().contains(field.name()) && !apart) {
            metrics.remove(Metric.DISTINCT); // whoever counts the rows of each value knows how many there are
        }
        return metrics;
    }

    /** Before anything is known of a field: few enough rows to sort. */
    private static int first(Asset asset) {
        return (int) Math.ceil(bits(asset.size().rows() / 65_536.0));
    }

    /** Quantiles are known well enough from some thousand rows; putting all in order would take longer than all else. */
    private static int sampleLevel(Asset asset, Span span, Hints hints) {
        double rows = hints.ordered().rows().orElseGet(() -> rows(asset, span));
        return (int) Math.min(bits(rows / SAMPLED), MOST_LEVELS);
    }

    /** About how many a window has, before they were counted. */
    private static double rows(Asset asset, Span span) {
        return switch (span) {
            case Span.Snapshot _ -> asset.size().rows();
            case Span.Windows(var _, var _, var grain, var from, var to) -> {
                long windows = Duration.between(from, to).toHours() / (grain == Grain.HOUR ? 1 : 24);
                yield asset.size().rows() / (UNSURE * Math.max(1, windows));
            }
        };
    }

    private static double bits(double ratio) {
        return ratio <= 1 ? 0 : Math.log(ratio) / Math.log(2);
    }
}
