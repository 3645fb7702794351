package io.headwater.core.monitor;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.detect.Spoken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The monitors that an asset gets by itself, and why. */
public final class DefaultMonitors {
    /** So many windows tell what is usual: one may be carried by a few values by chance, or because something is wrong. */
    public static final int WINDOWS = 14;

    private static final double MUCH = 2;
    private static final double EXTREME = 4;

    private DefaultMonitors() {}

    /** A monitor to be set up. */
    public record Proposal(Signal signal, String field, String why, Tuning tuning) {
        /** One that is tuned as all are at first. */
        public Proposal(Signal signal, String field, String why) {
            this(signal, field, why, Tuning.DEFAULT);
        }
    }

    /** Depends on nothing but the asset and its fields, so asking again proposes the same. */
    public static List<Proposal> of(Asset asset, List<Field> fields) {
        if (asset.kind() == AssetKind.JOB) {
            return List.of(new Proposal(Signal.RUNS, "", "every job is watched for failed runs"));
        }
        var proposals = new ArrayList<Proposal>();
        if (!fields.isEmpty()) {
            proposals.add(new Proposal(Signal.SCHEMA, "", "every dataset is watched for changes of its fields"));
        }
        if (asset.dataset().holdsRows()) {
            proposals.add(new Proposal(Signal.FRESHNESS, "", "every table is watched for data that stays away"));
            proposals.add(new Proposal(Signal.VOLUME, "", "every table is watched for its number of rows"));
            timeColumn(asset.timeColumn())
                    .ifPresent(time -> fields.stream()
                            .filter(field -> !field.name().equals(time))
                            .forEach(field -> proposals.addAll(ofField(field, time))));
        }
        return List.copyOf(proposals);
    }

    /** For fields of which the rows of each value are counted. */
    public static List<Proposal> ofCategories(Collection<String> fields) {
        return fields.stream()
                .sorted()
                .map(field -> new Proposal(
                        Signal.CATEGORIES, field, "the field has few values, so the rows of each are counted"))
                .toList();
    }

    /**
     * For fields whose mean is carried by a few large values. Where values are spread as log-normal ones are, the mean
     * varies more by chance than the median from one and a half times the median on, and more than the 95th percentile
     * from three and a half times on; clearly beyond, they see what it cannot. Elsewhere they would tell what the mean
     * tells, and be one more to raise a false alarm.
     *
     * @param history of the asset's series, over the same windows
     */
    public static List<Proposal> ofQuantiles(Asset asset, Map<SeriesKey, Stretch> history) {
        if (timeColumn(asset.timeColumn()).isEmpty()) {
            return List.of();
        }
        return history.keySet().stream()
                .filter(key -> key.metric() == Metric.MEDIAN && key.segment().isAll() && !isKey(key.field()))
                .map(SeriesKey::field)
                .sorted()
                .flatMap(field -> skew(field, history).stream().boxed().flatMap(skew -> ofSkewed(field, skew)))
                .toList();
    }

    private static Stream<Proposal> ofSkewed(String field, double skew) {
        String why =
                "its mean is usually %s times its median: a few large values carry it".formatted(Spoken.number(skew));
        return Stream.of(new Proposal(Signal.MEDIAN, field, why), new Proposal(Signal.P95, field, why))
                .limit(skew < MUCH ? 0 : skew < EXTREME ? 1 : 2);
    }

    /** How many times its median a field's mean usually is; empty while that is not known, or where it has gone. */
    private static OptionalDouble skew(String field, Map<SeriesKey, Stretch> history) {
        var means = history.get(new SeriesKey(field, Metric.MEAN, Segment.ALL));
        var medians = history.get(new SeriesKey(field, Metric.MEDIAN, Segment.ALL));
        if (means == null || medians == null || Double.isNaN(medians.at(medians.size() - 1))) {
            return OptionalDouble.empty();
        }
        double[] skews = IntStream.range(0, medians.size())
                .filter(bucket -> medians.at(bucket) > 0)
                .mapToDouble(bucket -> means.at(bucket) / medians.at(bucket))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return skews.length < WINDOWS ? OptionalDouble.empty() : OptionalDouble.of(skews[skews.length / 2]);
    }

    /** The field in use, found or chosen. */
    public static Optional<String> timeColumn(TimeColumn column) {
        return switch (column) {
            case TimeColumn.Found found -> Optional.of(found.field());
            case TimeColumn.Chosen chosen -> Optional.of(chosen.field()).filter(field -> !field.isEmpty());
            case TimeColumn.None _, TimeColumn.NotSought _ -> Optional.empty();
        };
    }

    private static List<Proposal> ofField(Field field, String time) {
        var signals = new ArrayList<Signal>();
        if (field.nullable()) {
            signals.add(Signal.NULL_RATE);
        }
        switch (field.type()) {
            case INTEGER, DECIMAL, FLOAT -> {
                if (!isKey(field.name())) {
                    signals.add(Signal.MEAN);
                    signals.add(Signal.ZERO_RATE);
                    signals.add(Signal.NEGATIVE_RATE);
                }
            }
            case TEXT -> signals.addAll(List.of(Signal.DISTINCT, Signal.EMPTY_RATE, Signal.LENGTH));
            case DATE, TIMESTAMP -> signals.add(Signal.FUTURE_RATE);
            case BOOLEAN, UUID, OTHER -> {}
        }
        String why = "the table has a time column (%s), so its fields have a history".formatted(time);
        return signals.stream()
                .map(signal -> new Proposal(signal, field.name(), why))
                .toList();
    }

    /** The mean of a key says nothing but how many rows there are. */
    private static boolean isKey(String field) {
        return field.equals("id") || field.endsWith("_id") || field.endsWith("_key");
    }
}
