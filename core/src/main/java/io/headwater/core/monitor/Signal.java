package io.headwater.core.monitor;

import io.headwater.core.collect.Metric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a monitor watches, how its values are judged, and what they are called. */
public enum Signal {
    /** When data arrives. */
    FRESHNESS(
            Family.FRESHNESS,
            Scale.NONE,
            null,
            new Words(
                    "freshness",
                    "arrivals",
                    "later",
                    "earlier",
                    "data of %2$s came %1$s after its window began; %3$s is usual")),
    /** Rows in a window, or rows now. */
    VOLUME(Family.VOLUME, Scale.COUNT, Metric.ROWS, Words.counted("rows", "rows", "%1$s rows in %2$s; %3$s expected")),
    /** Fields and their types. */
    SCHEMA(Family.SCHEMA, Scale.NONE, null, Words.found("schema")),
    /** Whether what arrives can be read as before: layout, delimiter, encoding, name. */
    PARSE(Family.SCHEMA, Scale.NONE, null, Words.found("parse")),
    /** Which values a key or a category has: values that vanish, and new ones. */
    VALUES(Family.SCHEMA, Scale.NONE, null, Words.found("values")),
    /** Whether runs of the job succeed. */
    RUNS(Family.RUNS, Scale.NONE, null, Words.found("runs")),
    /** Nulls as a share of rows. */
    NULL_RATE(Family.FIELD, Scale.SHARE, Metric.NULLS, Words.share("nulls", "nulls", "is null")),
    /** Number of distinct values. */
    DISTINCT(
            Family.FIELD,
            Scale.COUNT,
            Metric.DISTINCT,
            Words.counted("distinct", "distinct values", "%1$s distinct values in %2$s; %3$s expected")),
    MEAN(Family.FIELD, Scale.NUMBER, Metric.MEAN, Words.number("mean", "means", "mean")),
    /** What half of the values are at most: an outlier does not move it. */
    MEDIAN(Family.FIELD, Scale.NUMBER, Metric.MEDIAN, Words.number("median", "medians", "median")),
    /** What 95 of 100 values are at most: how far the tail reaches. */
    P95(Family.FIELD, Scale.NUMBER, Metric.P95, Words.number("p95", "95th percentiles", "95th percentile")),
    /** Zeros as a share of rows. */
    ZERO_RATE(Family.FIELD, Scale.SHARE, Metric.ZEROS, Words.share("zeros", "zeros", "is zero")),
    /** Negative values as a share of rows. */
    NEGATIVE_RATE(
            Family.FIELD, Scale.SHARE, Metric.NEGATIVES, Words.share("negatives", "negative values", "is negative")),
    /** Empty texts as a share of rows. */
    EMPTY_RATE(Family.FIELD, Scale.SHARE, Metric.EMPTIES, Words.share("empties", "empty texts", "is empty text")),
    /** Timestamps in the future as a share of rows. */
    FUTURE_RATE(
            Family.FIELD,
            Scale.SHARE,
            Metric.FUTURES,
            Words.share("futures", "times in the future", "lies in the future")),
    /** Mean length of text. */
    LENGTH(
            Family.FIELD,
            Scale.POSITIVE,
            Metric.LENGTH_MEAN,
            new Words("length", "texts", "longer", "shorter", "texts in %2$s are %1$s characters long; %3$s expected")),
    /** How the rows are spread over the values of a field that has few. */
    CATEGORIES(
            Family.FIELD,
            Scale.NONE,
            Metric.CATEGORY_ROWS,
            Words.counted("categories", "shifts of shares", Words.UNUSUAL)),
    /** The sum of a cumulative field less that of the window before. */
    DELTA(
            Family.FIELD,
            Scale.CHANGE,
            Metric.SUM,
            new Words("delta", "changes", "larger", "smaller", "%2$s changed by %1$s; %3$s expected"));

    /** Signals that are handled alike: who is told, what they may join. */
    public enum Family {
        FRESHNESS,
        VOLUME,
        SCHEMA,
        RUNS,
        FIELD
    }

    /** What kind of number its values are, and so how they are compared. */
    public enum Scale {
        /** Nothing that is measured, or no one number. */
        NONE,
        /** How many there are. */
        COUNT,
        /** A metric divided by the number of rows. */
        SHARE,
        /** Above zero: compared by ratio. */
        POSITIVE,
        /** Any number: compared by ratio where all are above zero. */
        NUMBER,
        /** What a sum has grown by. */
        CHANGE
    }

    /**
     * What is said of a signal.
     *
     * @param measure what is measured, in a word
     * @param many of several tables: {@code more nulls}
     * @param more how high values are compared: more, higher, later
     * @param less the same of low ones
     * @param says a sentence with the value, its place and what is normal, in this order
     */
    private record Words(String measure, String many, String more, String less, String says) {
        private static final String UNUSUAL = "%2$s is unusual: %1$s; %3$s expected";

        private static Words counted(String measure, String many, String says) {
            return new Words(measure, many, "more", "fewer", says);
        }

        private static Words share(String measure, String many, String is) {
            return counted(measure, many, "%1$s of %2$s " + is + "; %3$s is normal");
        }

        private static Words number(String measure, String many, String what) {
            return new Words(measure, many, "higher", "lower", what + " of %2$s is %1$s; %3$s expected");
        }

        private static Words found(String measure) {
            return counted(measure, "findings", UNUSUAL);
        }
    }

    private final Family family;
    private final Scale scale;
    private final @Nullable Metric metric;
    private final String measure;
    private final String many;
    private final String more;
    private final String less;
    private final String says;

    Signal(Family family, Scale scale, @Nullable Metric metric, Words words) {
        this.family = family;
        this.scale = scale;
        this.metric = metric;
        this.measure = words.measure();
        this.many = words.many();
        this.more = words.more();
        this.less = words.less();
        this.says = words.says();
    }

    public Family family() {
        return family;
    }

    public Scale scale() {
        return scale;
    }

    /** The measured metric it is computed from; empty for signals that are not measured. */
    public Optional<Metric> metric() {
        return Optional.ofNullable(metric);
    }

    /** What is measured, in a word with the field: {@code nulls channel}; {@code rows} for all rows. */
    public String measure(String field) {
        return field.isEmpty() ? measure : measure + " " + field;
    }

    /** What there is more or less of: {@code nulls}, {@code means}. */
    public String many() {
        return many;
    }

    /** How a value above the middle, or one below it, is compared: {@code more}, {@code lower}. */
    public String compared(boolean isAbove) {
        return isAbove ? more : less;
    }

    /** For example {@code 18 % of core.orders.channel is null; 0.4 % is normal}. */
    public String say(String seen, String where, String normal) {
        return says.formatted(seen, where, normal);
    }

    /** Whether the metric is divided by the number of rows. */
    public boolean isShare() {
        return scale == Scale.SHARE;
    }
}
