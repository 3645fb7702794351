package io.headwater.core.collect;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.Collector.Tally;
import io.headwater.core.collect.MeasurementPlan.FieldPlan;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which fields have so few values that the rows of each are worth counting, and what follows from the counts.
 *
 * <p>A field whose values change from window to window, as the name of a batch does, has few in each and many in all:
 * it has no categories.
 */
public final class Categories {
    /** So many values are told of a field and bucket, the most frequent ones. */
    public static final int TOP = 20;

    /** A value that is longer is a text, not a category. */
    public static final int LONGEST = 100;

    private static final Set<FieldType> TYPES = EnumSet.of(FieldType.TEXT, FieldType.BOOLEAN, FieldType.INTEGER);
    private static final int FIELDS = 8;
    private static final int IN_A_BUCKET = 40;
    private static final int IN_ALL = 60;
    private static final int ROWS_A_VALUE = 3;

    private Categories() {}

    /**
     * Of which fields the rows are counted value by value, in a second scan.
     *
     * @param span the windows that are new or have changed
     */
    public record Plan(AssetName dataset, List<CategoryField> fields, Span span, ZoneId zone) {
        public Plan {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field with few values.
     *
     * @param values about how many
     * @param isFew whether it was known to have few, so that the first scan has not counted its distinct values
     */
    public record CategoryField(String name, int values, boolean isFew) {}

    /**
     * The fields to count, from what was just measured: those that the first scan left to this one, and those whose
     * distinct values were few.
     *
     * @param known the values of which rows were counted before, per field
     */
    public static List<CategoryField> choose(
            MeasurementPlan plan, List<Measurement> measured, Map<String, Set<String>> known) {
        var rows = measured.stream()
                .filter(value ->
                        value.metric() == Metric.ROWS && value.segment().isAll())
                .mapToDouble(Measurement::value)
                .sum();
        return plan.fields().stream()
                .filter(field -> TYPES.contains(field.type()))
                .map(field -> field(field, measured, rows, known.getOrDefault(field.name(), Set.of())))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(field -> !field.isFew()))
                .limit(FIELDS)
                .toList();
    }

    private static Optional<CategoryField> field(
            FieldPlan field, List<Measurement> measured, double rows, Set<String> known) {
        if (!field.metrics().contains(Metric.DISTINCT)) {
            return Optional.of(new CategoryField(field.name(), Math.max(1, known.size()), true));
        }
        var distinct = measured.stream()
                .filter(value -> value.metric() == Metric.DISTINCT
                        && value.field().equals(field.name())
                        && value.segment().isAll())
                .mapToDouble(Measurement::value)
                .summaryStatistics();
        // A sample that saw one value or two may stand for few values; the second scan will tell.
        double most = Math.max(IN_A_BUCKET, field.distinctLevel() == 0 ? 0 : 2L << field.distinctLevel());
        boolean few = rows > 0
                && distinct.getCount() > 0
                && distinct.getMax() <= most
                && ROWS_A_VALUE * distinct.getSum() <= rows
                && known.size() <= IN_ALL;
        return few
                ? Optional.of(new CategoryField(field.name(), (int) Math.max(1, distinct.getMax()), false))
                : Optional.empty();
    }

    /**
     * The part of a span in which something is not as it was known.
     *
     * @param window of the measurement
     * @param known what was known of the window before
     * @return empty when everything is as it was
     */
    public static Optional<Span> changed(
            MeasurementPlan plan, DataWindow window, List<Measurement> measured, Map<SeriesKey, Stretch> known) {
        var index = new HashMap<Instant, Integer>();
        buckets(span(plan, window), plan.zone()).forEach(bucket -> index.put(bucket, index.size()));
        var changed = measured.stream()
                .filter(value -> differs(value, index.getOrDefault(value.bucket(), -1), known))
                .map(Measurement::bucket)
                .sorted()
                .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(span(
                        plan,
                        new DataWindow(changed.getFirst(), changed.getLast().plusNanos(1))));
    }

    private static boolean differs(Measurement value, int bucket, Map<SeriesKey, Stretch> known) {
        var stretch = known.get(new SeriesKey(value.field(), value.metric(), value.segment()));
        boolean isKnown = stretch != null && Double.compare(stretch.at(Math.max(0, bucket)), value.value()) == 0;
        return bucket >= 0 && !isKnown;
    }

    /** The plan's span cut to the windows that begin in another one. */
    private static Span span(MeasurementPlan plan, DataWindow window) {
        return switch (plan.span()) {
            case Span.Snapshot snapshot -> snapshot;
            case Span.Windows all -> {
                var grain = all.grain();
                Instant last = grain.startOf(window.to().minusNanos(1), plan.zone());
                yield new Span.Windows(
                        all.timeColumn(), all.timeType(), grain, window.from(), grain.plus(last, 1, plan.zone()));
            }
        };
    }

    /** What the counts are as measurements, and which fields have few values from now on. */
    public record Settled(List<Measurement> measurements, Set<String> few) {
        public Settled {
            measurements = List.copyOf(measurements);
            few = Set.copyOf(few);
        }
    }

    /**
     * Turns counts into measurements: a known value that has no rows has zero.
     *
     * @param known the values of which rows were counted before, per field
     */
    public static Settled settle(Plan plan, List<Tally> tallies, Map<String, Set<String>> known) {
        var byField = tallies.stream().collect(Collectors.groupingBy(Tally::field));
        var buckets = buckets(plan.span(), plan.zone());
        var measurements = new ArrayList<Measurement>();
        var few = new HashSet<String>();
        for (CategoryField field : plan.fields()) {
            var told = new HashMap<Instant, Tally>();
            byField.getOrDefault(field.name(), List.of()).forEach(tally -> told.put(tally.bucket(), tally));
            buckets.forEach(bucket -> told.computeIfAbsent(bucket, _ -> new Tally(field.name(), bucket, Map.of(), 0)));
            var values = Stream.concat(
                            known.getOrDefault(field.name(), Set.of()).stream(),
                            told.values().stream().flatMap(tally -> tally.rows().keySet().stream()))
                    .collect(Collectors.toSet());
            boolean isFew =
                    values.size() <= IN_ALL && told.values().stream().allMatch(tally -> tally.values() <= IN_A_BUCKET);
            if (isFew) {
                few.add(field.name());
                told.values().forEach(tally -> measurements.addAll(rows(tally, values)));
            }
            if (field.isFew()) {
                told.values().forEach(tally -> measurements.add(distinct(tally)));
            }
        }
        return new Settled(measurements, few);
    }

    private static List<Measurement> rows(Tally tally, Set<String> values) {
        return values.stream()
                .filter(value -> tally.isComplete() || tally.rows().containsKey(value))
                .map(value -> new Measurement(
                        tally.field(),
                        Metric.CATEGORY_ROWS,
                        Segment.of(tally.field(), value),
                        tally.bucket(),
                        tally.rows().getOrDefault(value, 0.0),
                        false))
                .toList();
    }

    private static Measurement distinct(Tally tally) {
        return new Measurement(tally.field(), Metric.DISTINCT, Segment.ALL, tally.bucket(), tally.values(), false);
    }

    private static List<Instant> buckets(Span span, ZoneId zone) {
        return switch (span) {
            case Span.Snapshot(var bucket) -> List.of(bucket);
            case Span.Windows windows ->
                Stream.iterate(
                                windows.from(),
                                bucket -> bucket.isBefore(windows.to()),
                                bucket -> windows.grain().plus(bucket, 1, zone))
                        .toList();
        };
    }
}
