package io.headwater.detect.segment;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that have certain values in some dimensions, and how much of a change they explain.
 *
 * @param conditions at least one, in the order of the question's dimensions
 * @param share of the whole change that happened here: 1 is all of it; more where others moved the other way
 * @param confidence that this is where it happened and not chance, between 0 and 1
 * @param chosen whether it belongs to the smallest set that explains the change
 */
public record Segment(List<Condition> conditions, double share, double confidence, boolean chosen) {
    public Segment {
        conditions = List.copyOf(conditions);
    }

    /** A dimension's value; null is a value like others. */
    public record Condition(String dimension, @Nullable String value) {

        /** {@code channel = tiktok}, or {@code channel is null}. */
        public String text() {
            return value == null ? dimension + " is null" : "%s = %s".formatted(dimension, value);
        }
    }

    /** All conditions: {@code channel = tiktok and country = FR}. */
    public String text() {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(" and "));
    }
}
