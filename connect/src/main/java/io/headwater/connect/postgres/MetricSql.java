package io.headwater.connect.postgres;

import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.MeasurementPlan.FieldPlan;
import io.headwater.core.collect.Metric;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a metric of a field is in SQL, at the least work a row.
 *
 * @param field what is measured of it
 * @param value the column that holds the field's values
 * @param length the column that holds how long they are as texts
 * @param sample the condition under which a row is put in order; empty for all rows
 */
record MetricSql(FieldPlan field, String value, String length, String sample) {
    /** Sums and means of values this large say nothing, and do not fit a double. */
    private static final String LARGEST = "1e300";

    /** Digits after the point; smaller numbers do not fit a double either. */
    private static final int DIGITS = 300;

    /** More rows than any table has: what one sum holds above it and below it are two counts. */
    private static final long ROWS = 1L << 40;

    /** Whether the metric's value may be more than its type holds, so that the whole statement would fail. */
    static boolean canOverflow(FieldType type, Metric metric) {
        return switch (metric) {
            case MEAN, SUM, STDDEV -> true;
            case MIN, MAX -> type == FieldType.DATE;
            case ROWS,
                    NULLS,
                    DISTINCT,
                    MEDIAN,
                    P95,
                    ZEROS,
                    NEGATIVES,
                    EMPTIES,
                    FUTURES,
                    LENGTH_MEAN,
                    LENGTH_MAX,
                    CATEGORY_ROWS -> false;
        };
    }

    /** Whether the metric is of how long the values are as texts. */
    static boolean needsLength(Metric metric) {
        return switch (metric) {
            case EMPTIES, LENGTH_MEAN, LENGTH_MAX -> true;
            case ROWS,
                    NULLS,
                    DISTINCT,
                    MIN,
                    MAX,
                    MEAN,
                    MEDIAN,
                    P95,
                    STDDEV,
                    SUM,
                    ZEROS,
                    NEGATIVES,
                    FUTURES,
                    CATEGORY_ROWS -> false;
        };
    }

    /** With one question mark, for {@link #now}, in the count of what lies in the future. */
    String of(Metric metric) {
        return switch (metric) {
            case ROWS, CATEGORY_ROWS -> "count(*)";
            case NULLS -> "count(*) - count(%s)".formatted(value);
            case DISTINCT -> distinct();
            case MIN, MAX -> number("%s(%s)".formatted(metric == Metric.MIN ? "min" : "max", value));
            case MEAN -> mean();
            case MEDIAN -> quantile(1);
            case P95 -> quantile(2);
            case SUM -> sum();
            case STDDEV -> number("stddev_pop(%s)".formatted(isInteger() ? value + "::float8" : value));
            case ZEROS -> "coalesce(mod(%s, %d), 0)".formatted(signs(), ROWS);
            case NEGATIVES -> "coalesce(div(%s, %d), 0)".formatted(signs(), ROWS);
            case EMPTIES -> "count(*) filter (where %s = 0)".formatted(length);
            case FUTURES -> "count(*) filter (where %s > ?::%s)".formatted(value, isDate() ? "date" : "timestamptz");
            case LENGTH_MEAN -> "avg(%s)::float8".formatted(length);
            case LENGTH_MAX -> "max(%s)::float8".formatted(length);
        };
    }

    /** Of the zeros and the negative values: one comparison for each of the others, which are most. */
    private String signs() {
        return "sum(case when %1$s > 0 then null when %1$s = 0 then 1 when %1$s < 0 then %2$d end)"
                .formatted(value, ROWS);
    }

    /** From what is summed up anyway. */
    private String mean() {
        return isInteger()
                ? "(sum(%1$s)::numeric / nullif(count(%1$s), 0))::float8".formatted(value)
                : number("avg(%s)".formatted(value));
    }

    private String sum() {
        return field.type() == FieldType.FLOAT
                ? "avg(%1$s) * count(%1$s)".formatted(value)
                : number("sum(%s)".formatted(value));
    }

    /**
     * Both are of one sort, for the server computes an aggregate once that is asked for twice. What is no number has no
     * place in the order. Exact numbers take long to turn into doubles: of them one that is there is taken, not what lies
     * between two.
     */
    private String quantile(int which) {
        boolean isExact = field.type() == FieldType.DECIMAL;
        String both = "percentile_%s(array[0.5, 0.95]) within group (order by nullif(%s, 'NaN'))%s"
                .formatted(
                        isExact ? "disc" : "cont",
                        isExact ? value : value + "::float8",
                        sample.isEmpty() ? "" : " filter (where %s)".formatted(sample));
        return number("(%s)[%d]".formatted(both, which));
    }

    /**
     * Sorting is what counting costs: whole numbers sort faster than texts, so of texts the hashes are counted (of a
     * thousand values two have the same one in 64 bits once in 10^13), and of two truth values nothing needs sorting.
     */
    private String distinct() {
        if (field.type() == FieldType.BOOLEAN) {
            return "coalesce(bool_or(%1$s)::int + bool_or(not %1$s)::int, 0)".formatted(value);
        }
        String counted = "count(distinct %s)".formatted(field.type() == FieldType.TEXT ? hash() : value);
        int level = field.distinctLevel();
        return level == 0
                ? counted
                : "%s filter (where %s < %d) * %d"
                        .formatted(counted, hash(), Long.MIN_VALUE + (1L << (64 - level)), 1L << level);
    }

    private String hash() {
        return switch (field.type()) {
            case INTEGER -> "hashint8extended(%s, 0)".formatted(value);
            case FLOAT -> "hashfloat8extended(%s, 0)".formatted(value);
            case DECIMAL -> "hash_numeric_extended(%s, 0)".formatted(value);
            case UUID -> "uuid_hash_extended(%s, 0)".formatted(value);
            case DATE -> sinceThen("hashint4extended");
            case TIMESTAMP -> sinceThen("interval_hash_extended");
            case TEXT, BOOLEAN, OTHER -> "hashtextextended(%s::text collate \"C\", 0)".formatted(value);
        };
    }

    /** Any fixed day does: what passed since has a hash that costs little. Of infinity no time passed. */
    private String sinceThen(String hash) {
        return "case when isfinite(%1$s) then %2$s(%1$s - '2000-01-01', 0) end".formatted(value, hash);
    }

    private String number(String aggregate) {
        if (field.type().isTemporal()) {
            return "extract(epoch from %s::timestamptz)::float8".formatted(aggregate);
        }
        return field.type() == FieldType.DECIMAL ? bounded(aggregate) : aggregate + "::float8";
    }

    /**
     * Of nothing but nulls there is no sum, and least and greatest pass over nulls; what is no number has no mean, and
     * greatest takes it for the largest one.
     */
    private static String bounded(String aggregate) {
        return "case when %1$s <> 'NaN' then least(greatest(round(%1$s, %3$d), -%2$s), %2$s) end::float8"
                .formatted(aggregate, LARGEST, DIGITS);
    }

    /** Now, in the values' own type: a day is compared with a day, for turning each into a moment takes longer. */
    Object now(Instant now, ZoneId zone) {
        return isDate() ? now.atZone(zone).toLocalDate() : now.atOffset(ZoneOffset.UTC);
    }

    private boolean isDate() {
        return field.type() == FieldType.DATE;
    }

    private boolean isInteger() {
        return field.type() == FieldType.INTEGER;
    }
}
