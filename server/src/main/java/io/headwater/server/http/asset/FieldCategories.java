package io.headwater.server.http.asset;

import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.server.assembly.Charting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many rows had which value of a field that has few.
 *
 * @param buckets newest first; hours are told of one time of day, so that they compare
 */
public record FieldCategories(String field, List<Bucket> buckets) {
    /** How far back buckets are compared. */
    static final Duration BACK = Duration.ofDays(14);

    private static final int COMPARED = 15;

    public FieldCategories {
        buckets = List.copyOf(buckets);
    }

    /**
     * One window.
     *
     * @param rows in all, with those that have no value
     * @param categories most rows first; without those that have none
     */
    public record Bucket(Instant from, double rows, List<Category> categories) {
        public Bucket {
            categories = List.copyOf(categories);
        }
    }

    /** A value with its rows, and which share of all rows they are. */
    public record Category(String value, double rows, double share) {}

    /** All fields of which values are counted. */
    public static List<FieldCategories> of(Charting.Lines lines) {
        var history = lines.series();
        var rows = history.get(new SeriesKey("", Metric.ROWS, Segment.ALL));
        if (rows == null) {
            return List.of();
        }
        var byField = new HashMap<String, Map<String, Stretch>>();
        history.forEach((key, stretch) -> {
            if (key.metric() == Metric.CATEGORY_ROWS) {
                var value = key.segment().values().getOrDefault(key.field(), "");
                byField.computeIfAbsent(key.field(), _ -> new HashMap<>()).put(value, stretch);
            }
        });
        return byField.entrySet().stream()
                .map(field -> new FieldCategories(
                        field.getKey(), buckets(lines.grain(), lines.zone(), rows, field.getValue())))
                .filter(field -> field.buckets().stream()
                        .anyMatch(bucket -> !bucket.categories().isEmpty()))
                .sorted(Comparator.comparing(FieldCategories::field))
                .toList();
    }

    private static List<Bucket> buckets(Grain grain, ZoneId zone, Stretch rows, Map<String, Stretch> values) {
        var buckets = new ArrayList<Bucket>();
        for (int at = rows.size() - 1; at >= 0 && buckets.size() < COMPARED; at -= step(grain)) {
            int bucket = at;
            var categories = values.entrySet().stream()
                    .map(value -> category(value.getKey(), value.getValue().at(bucket), rows.at(bucket)))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingDouble(Category::rows)
                            .reversed()
                            .thenComparing(Category::value))
                    .toList();
            // Where all values are known to have no rows, that is what the bucket says.
            if (values.values().stream().anyMatch(value -> !Double.isNaN(value.at(bucket)))) {
                buckets.add(new Bucket(grain.plus(rows.start(), bucket, zone), rows.at(bucket), categories));
            }
        }
        return buckets;
    }

    private static Optional<Category> category(String value, double rows, double all) {
        return rows > 0 && all > 0 ? Optional.of(new Category(value, rows, rows / all)) : Optional.empty();
    }

    private static int step(Grain grain) {
        return switch (grain) {
            case HOUR -> 24;
            case DAY -> 1;
        };
    }
}
