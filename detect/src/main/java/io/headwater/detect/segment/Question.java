package io.headwater.detect.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change to be explained: aggregates of now and of before, by the values of some dimensions.
 *
 * @param rows a combination may occur more than once; its numbers are added up
 * @param windowsBefore how many windows like now's the numbers of before are sums over; at least one
 */
public record Question(Kind kind, List<String> dimensions, List<Row> rows, double windowsBefore) {

    /** What changed. */
    public enum Kind {
        /** A share: the value counts what is bad among as many rows as the count says. */
        RATE,
        /** How many rows there are. */
        COUNT,
        /** A sum over rows. */
        SUM,
        /** A mean: the value is the sum over as many rows as the count says. */
        MEAN
    }

    /**
     * One combination of values.
     *
     * @param values one per dimension; null is a value like others
     * @param now its value now
     * @param countNow its rows now; only rates and means need it
     * @param before its value before, summed over all windows
     * @param countBefore its rows before; only rates and means need it
     */
    public record Row(List<@Nullable String> values, double now, double countNow, double before, double countBefore) {
        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException where a row has more or fewer values than there are dimensions, or a dimension is
     *     named twice
     */
    public Question {
        dimensions = List.copyOf(dimensions);
        rows = List.copyOf(rows);
        if (dimensions.stream().distinct().count() < dimensions.size()) {
            throw new IllegalArgumentException("a dimension is named twice: " + dimensions);
        }
        for (Row row : rows) {
            if (row.values().size() != dimensions.size()) {
                throw new IllegalArgumentException("%s values for %s dimensions: %s"
                        .formatted(row.values().size(), dimensions.size(), row.values()));
            }
        }
        if (!(windowsBefore >= 1 && windowsBefore < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("windows before have to be at least 1, not " + windowsBefore);
        }
    }
}
