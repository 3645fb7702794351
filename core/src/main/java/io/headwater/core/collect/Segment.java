package io.headwater.core.collect;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows in which up to two fields have given values; no field means all rows.
 *
 * @param values field to value, as text; a null value is not a segment
 */
public record Segment(Map<String, String> values) {
    public static final Segment ALL = new Segment(Map.of());

    public Segment {
        if (values.size() > 2) {
            throw new IllegalArgumentException("a segment has at most two fields: " + values.keySet());
        }
        values = Map.copyOf(values);
    }

    public static Segment of(String field, String value) {
        return new Segment(Map.of(field, value));
    }

    public boolean isAll() {
        return values.isEmpty();
    }

    /** For people: {@code channel = tiktok}; empty for all rows. */
    public String text() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
