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
        if (signal == Signal.FRESHNESS && side > 0) {
            return "%s tables of source %s are late".formatted(tables, name);
        }
        var words = words();
        return "%s %s than expected in %s tables of source %s"
                .formatted(side < 0 ? words.less() : words.more(), words.what(), tables, name);
    }

    private record Words(String more, String less, String what) {
        /** Of something that is counted. */
        static Words of(String what) {
            return new Words("more", "fewer", what);
        }
    }

    private Words words() {
        return switch (signal) {
            case VOLUME -> Words.of("rows");
            case NULL_RATE -> Words.of("nulls");
            case ZERO_RATE -> Words.of("zeros");
            case NEGATIVE_RATE -> Words.of("negative values");
            case EMPTY_RATE -> Words.of("empty texts");
            case FUTURE_RATE -> Words.of("times in the future");
            case DISTINCT -> Words.of("distinct values");
            case CATEGORIES -> Words.of("shifts of shares");
            case MEAN -> new Words("higher", "lower", "means");
            case LENGTH -> new Words("longer", "shorter", "texts");
            case DELTA -> new Words("larger", "smaller", "changes");
            case FRESHNESS -> new Words("later", "earlier", "arrivals");
            case SCHEMA, PARSE, VALUES, RUNS -> Words.of("findings");
        };
    }
}
