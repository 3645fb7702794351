package io.headwater.core.collect;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.FieldType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What to measure of one dataset in one scan.
 *
 * @param zone the producer's zone: where its days begin, and how its local timestamps are read
 * @param segments by whose values rows are told apart, and what is measured of each part
 * @param sampleLevel of which rows quantiles are computed: of one in two to this power; zero takes all
 */
public record MeasurementPlan(
        AssetName dataset, List<FieldPlan> fields, Span span, ZoneId zone, Segments segments, int sampleLevel) {

    public MeasurementPlan {
        fields = List.copyOf(fields);
        if (sampleLevel < 0 || sampleLevel > 30) {
            throw new IllegalArgumentException("sample level out of range: " + sampleLevel);
        }
    }

    /** One that takes all rows. */
    public MeasurementPlan(AssetName dataset, List<FieldPlan> fields, Span span, ZoneId zone, Segments segments) {
        this(dataset, fields, span, zone, segments, 0);
    }

    /**
     * How rows are told apart besides the whole.
     *
     * @param groupings each one or two fields; every combination of their values is a segment
     * @param measured what is measured of a segment; the number of rows always is
     */
    public record Segments(List<List<String>> groupings, Set<FieldMetric> measured) {
        public static final Segments NONE = new Segments(List.of(), Set.of());

        public Segments {
            groupings = groupings.stream().map(List::copyOf).distinct().toList();
            measured = Set.copyOf(measured);
            if (groupings.stream().anyMatch(fields -> fields.isEmpty() || fields.size() > 2)) {
                throw new IllegalArgumentException("segments are of one or two fields: " + groupings);
            }
        }

        /** All fields of all groupings, each once. */
        public List<String> fields() {
            return groupings.stream().flatMap(List::stream).distinct().toList();
        }
    }

    /** A metric of a field. */
    public record FieldMetric(String field, Metric metric) {}

    /** Which rows, and how they are cut into buckets. */
    public sealed interface Span {

        /** All rows there are now, as one value for the given bucket. */
        record Snapshot(Instant bucket) implements Span {}

        /** The rows whose time column lies in [from, to), by bucket. */
        record Windows(String timeColumn, FieldType timeType, Grain grain, Instant from, Instant to) implements Span {
            public Windows {
                if (!from.isBefore(to)) {
                    throw new IllegalArgumentException("no window in [%s, %s)".formatted(from, to));
                }
            }
        }
    }

    /**
     * What to measure of one field.
     *
     * @param metrics what to compute of the field
     * @param distinctLevel how many bits of a value's hash must be zero for it to be counted: the estimate is the
     *     number of distinct values seen times two to this power; zero counts exactly
     */
    public record FieldPlan(String name, FieldType type, Set<Metric> metrics, int distinctLevel) {
        public FieldPlan {
            metrics = Set.copyOf(metrics);
            if (distinctLevel < 0 || distinctLevel > 40) {
                throw new IllegalArgumentException("distinct level out of range: " + distinctLevel);
            }
        }
    }
}
