package io.headwater.core.incident;

import io.headwater.core.catalog.SourceId;
import io.headwater.core.monitor.Signal;

/**
 * Many tables of one source that move together: one problem of the source, not one of each table.
 *
 * @param name of the source, as people know it
 * @param signal in which they move
 * @param side 1 where its values are high, -1 where they are low
 * @param tables how many of them move so far
 */
public record Common(SourceId source, String name, Signal signal, int side, int tables) {

    /** Whether an anomaly of the source is one more of the same. */
    public boolean holds(Anomaly anomaly) {
        return anomaly.subject().signal() == signal && anomaly.side() == side;
    }

    /** The same with another number of tables. */
    public Common of(int others) {
        return new Common(source, name, signal, side, others);
    }

    /** For example {@code fewer rows than expected in 10 tables of source shop}. */
    public String headline() {
        return "%s %s than expected in %s tables of source %s"
                .formatted(side < 0 ? less() : more(), what(), tables, name);
    }

    private String more() {
        return switch (signal) {
            case MEAN -> "higher";
            case LENGTH -> "longer";
            case DELTA -> "larger";
            case FRESHNESS -> "later";
            case VOLUME,
                    NULL_RATE,
                    ZERO_RATE,
                    NEGATIVE_RATE,
                    EMPTY_RATE,
                    FUTURE_RATE,
                    DISTINCT,
                    SCHEMA,
                    PARSE,
                    VALUES,
                    CATEGORIES,
                    RUNS -> "more";
        };
    }

    private String less() {
        return switch (signal) {
            case MEAN -> "lower";
            case LENGTH -> "shorter";
            case DELTA -> "smaller";
            case FRESHNESS -> "earlier";
            case VOLUME,
                    NULL_RATE,
                    ZERO_RATE,
                    NEGATIVE_RATE,
                    EMPTY_RATE,
                    FUTURE_RATE,
                    DISTINCT,
                    SCHEMA,
                    PARSE,
                    VALUES,
                    CATEGORIES,
                    RUNS -> "fewer";
        };
    }

    private String what() {
        return switch (signal) {
            case VOLUME -> "rows";
            case NULL_RATE -> "nulls";
            case ZERO_RATE -> "zeros";
            case NEGATIVE_RATE -> "negative values";
            case EMPTY_RATE -> "empty texts";
            case FUTURE_RATE -> "times in the future";
            case DISTINCT -> "distinct values";
            case MEAN -> "means";
            case LENGTH -> "texts";
            case DELTA -> "changes";
            case FRESHNESS -> "arrivals";
            case SCHEMA, PARSE, VALUES, CATEGORIES, RUNS -> "findings";
        };
    }
}
