package io.headwater.core.monitor;

import io.headwater.core.collect.Metric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a monitor watches. */
public enum Signal {
    /** When data arrives. */
    FRESHNESS(Family.FRESHNESS, null),
    /** Rows in a window, or rows now. */
    VOLUME(Family.VOLUME, Metric.ROWS),
    /** Fields and their types. */
    SCHEMA(Family.SCHEMA, null),
    /** Whether what arrives can be read as before: layout, delimiter, encoding, name. */
    PARSE(Family.SCHEMA, null),
    /** Which values a key or a category has: values that vanish, and new ones. */
    VALUES(Family.SCHEMA, null),
    /** Whether runs of the job succeed. */
    RUNS(Family.RUNS, null),
    /** Nulls as a share of rows. */
    NULL_RATE(Family.FIELD, Metric.NULLS),
    /** Number of distinct values. */
    DISTINCT(Family.FIELD, Metric.DISTINCT),
    MEAN(Family.FIELD, Metric.MEAN),
    /** Zeros as a share of rows. */
    ZERO_RATE(Family.FIELD, Metric.ZEROS),
    /** Negative values as a share of rows. */
    NEGATIVE_RATE(Family.FIELD, Metric.NEGATIVES),
    /** Empty texts as a share of rows. */
    EMPTY_RATE(Family.FIELD, Metric.EMPTIES),
    /** Timestamps in the future as a share of rows. */
    FUTURE_RATE(Family.FIELD, Metric.FUTURES),
    /** Mean length of text. */
    LENGTH(Family.FIELD, Metric.LENGTH_MEAN),
    /** How the rows are spread over the values of a field that has few. */
    CATEGORIES(Family.FIELD, Metric.CATEGORY_ROWS),
    /** The sum of a cumulative field less that of the window before. */
    DELTA(Family.FIELD, Metric.SUM);

    /** Signals that are handled alike: who is told, what they may join. */
    public enum Family {
        FRESHNESS,
        VOLUME,
        SCHEMA,
        RUNS,
        FIELD
    }

    private final Family family;
    private final @Nullable Metric metric;

    Signal(Family family, @Nullable Metric metric) {
        this.family = family;
        this.metric = metric;
    }

    public Family family() {
        return family;
    }

    /** The measured metric it is computed from; empty for signals that are not measured. */
    public Optional<Metric> metric() {
        return Optional.ofNullable(metric);
    }

    /** What is measured, in a word with the field: {@code nulls channel}; {@code rows} for all rows. */
    public String measure(String field) {
        String word = switch (this) {
            case FRESHNESS -> "freshness";
            case VOLUME -> "rows";
            case SCHEMA -> "schema";
            case PARSE -> "parse";
            case VALUES -> "values";
            case RUNS -> "runs";
            case NULL_RATE -> "nulls";
            case DISTINCT -> "distinct";
            case MEAN -> "mean";
            case ZERO_RATE -> "zeros";
            case NEGATIVE_RATE -> "negatives";
            case EMPTY_RATE -> "empties";
            case FUTURE_RATE -> "futures";
            case LENGTH -> "length";
            case CATEGORIES -> "categories";
            case DELTA -> "delta";
        };
        return field.isEmpty() ? word : word + " " + field;
    }

    /** Whether the metric is divided by the number of rows. */
    public boolean isShare() {
        return switch (this) {
            case NULL_RATE, ZERO_RATE, NEGATIVE_RATE, EMPTY_RATE, FUTURE_RATE -> true;
            case FRESHNESS, VOLUME, SCHEMA, PARSE, VALUES, RUNS, DISTINCT, MEAN, LENGTH, CATEGORIES, DELTA -> false;
        };
    }
}
