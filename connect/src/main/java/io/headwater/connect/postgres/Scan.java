package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.MeasurementPlan.FieldPlan;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Metric;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one statement that computes all metrics of some fields.
 *
 * <p>Its columns are: the bucket as seconds since 1970 (null in a snapshot), one column per segment field, which of
 * them the row is told apart by, the number of rows, then a column per entry of {@link #columns()}.
 */
final class Scan {
    /** Sums and means of values this large say nothing, and do not fit a double. */
    private static final String LARGEST = "1e300";

    /** Enough to sort a million numbers without the disk, which takes twice as long. */
    private static final String MEMORY = "32MB";

    /** Digits after the point; smaller numbers do not fit a double either. */
    private static final int DIGITS = 300;

    private final MeasurementPlan plan;
    private final List<Column> columns = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final boolean cautious;
    private final Instant now;

    /**
     * A scan of the plan's dataset for some of its fields.
     *
     * @param cautious leaves out what can overflow: sums, means and deviations, and the ends of dates, for there are
     *     dates that no timestamp holds; for the same reason it hashes dates as texts
     */
    Scan(MeasurementPlan plan, List<FieldPlan> fields, boolean cautious, Instant now) {
        this.plan = plan;
        this.cautious = cautious;
        this.now = now;
        fields.forEach(field -> field.metrics().stream()
                .sorted()
                .filter(metric -> !cautious || !canOverflow(field.type(), metric))
                .forEach(metric -> columns.add(new Column(field, metric))));
    }

    /** A metric of a field, in a column of the result. */
    record Column(FieldPlan field, Metric metric) {}

    List<Column> columns() {
        return List.copyOf(columns);
    }

    Query query() {
        parameters.clear();
        String metrics =
                columns.stream().map(column -> ",\n  " + expression(column)).collect(Collectors.joining());
        String segments = plan.segments().fields().stream()
                .map(field -> ", " + Sql.name(field) + "::text")
                .collect(Collectors.joining());
        parameters.addAll(SpanSql.parameters(plan.span()));
        String sql = "select %s%s, %s, count(*)%s%nfrom %s%s%s"
                .formatted(
                        SpanSql.seconds(SpanSql.bucket(plan.span())),
                        segments,
                        ofSegment(),
                        metrics,
                        Sql.table(plan.dataset()),
                        SpanSql.where(plan.span()),
                        grouping());
        return new Query(sql, parameters, MEMORY);
    }

    /** One bit per segment field, the first one highest: one where the row is not told apart by it. */
    private String ofSegment() {
        var fields = plan.segments().fields();
        return fields.isEmpty()
                ? "0"
                : "grouping(%s)".formatted(fields.stream().map(Sql::name).collect(Collectors.joining(", ")));
    }

    private String grouping() {
        String bucket = plan.span() instanceof Span.Windows ? SpanSql.bucket(plan.span()) : "";
        if (plan.segments().groupings().isEmpty()) {
            return bucket.isEmpty() ? "" : "\ngroup by " + bucket;
        }
        String sets = plan.segments().groupings().stream()
                .map(fields -> fields.stream().map(Sql::name).collect(Collectors.joining(", ")))
                .map(fields -> ", (%s%s)".formatted(bucket.isEmpty() ? "" : bucket + ", ", fields))
                .collect(Collectors.joining());
        return "%ngroup by grouping sets ((%s)%s)".formatted(bucket, sets);
    }

    private String expression(Column column) {
        var field = column.field();
        String c = Sql.name(field.name());
        return switch (column.metric()) {
            case ROWS, CATEGORY_ROWS -> "count(*)";
            case NULLS -> "count(*) - count(%s)".formatted(c);
            case DISTINCT -> distinct(field, c);
            case MIN -> number(field, "min(%s)".formatted(c));
            case MAX -> number(field, "max(%s)".formatted(c));
            case MEAN -> number(field, "avg(%s)".formatted(c));
            case SUM -> number(field, "sum(%s)".formatted(c));
            case STDDEV -> number(field, "stddev_pop(%s)".formatted(c));
            case ZEROS -> "count(*) filter (where %s = 0)".formatted(c);
            case NEGATIVES -> "count(*) filter (where %s < 0)".formatted(c);
            case EMPTIES -> "count(*) filter (where %s::text = '')".formatted(c);
            case FUTURES -> {
                parameters.add(now.atOffset(ZoneOffset.UTC));
                yield "count(*) filter (where %s > ?::timestamptz)".formatted(c);
            }
            case LENGTH_MEAN -> "avg(length(%s::text))::float8".formatted(c);
            case LENGTH_MAX -> "max(length(%s::text))::float8".formatted(c);
        };
    }

    /**
     * Sorting is what counting costs: whole numbers sort faster than texts, so of texts the hashes are counted (of a
     * thousand values two have the same one in 64 bits once in 10^13), and of two truth values nothing needs sorting.
     */
    private String distinct(FieldPlan field, String c) {
        if (field.type() == FieldType.BOOLEAN) {
            return "coalesce(bool_or(%1$s)::int + bool_or(not %1$s)::int, 0)".formatted(c);
        }
        String value = field.type() == FieldType.TEXT ? hash(field.type(), c) : c;
        if (field.distinctLevel() == 0) {
            return "count(distinct %s)".formatted(value);
        }
        long mask = (1L << field.distinctLevel()) - 1;
        return "count(distinct %s) filter (where %s & %d = 0) * %d"
                .formatted(value, hash(field.type(), c), mask, mask + 1);
    }

    private String hash(FieldType type, String c) {
        return switch (type) {
            case INTEGER -> "hashint8extended(%s::bigint, 0)".formatted(c);
            case FLOAT -> "hashfloat8extended(%s::float8, 0)".formatted(c);
            case DECIMAL -> "hash_numeric_extended(%s::numeric, 0)".formatted(c);
            case UUID -> "uuid_hash_extended(%s, 0)".formatted(c);
            case DATE, TIMESTAMP -> cautious ? text(c) : "hashfloat8extended(date_part('epoch', %s), 0)".formatted(c);
            case TEXT, BOOLEAN, OTHER -> text(c);
        };
    }

    private static String text(String c) {
        return "hashtextextended(%s::text collate \"C\", 0)".formatted(c);
    }

    private static String number(FieldPlan field, String aggregate) {
        if (field.type().isTemporal()) {
            return "extract(epoch from %s::timestamptz)::float8".formatted(aggregate);
        }
        return field.type() == FieldType.FLOAT
                ? aggregate + "::float8"
                // Of nothing but nulls there is no sum, and least and greatest pass over nulls; what is no number has
                // no
                // mean, and greatest takes it for the largest one.
                : "case when %1$s::numeric <> 'NaN' then least(greatest(round(%1$s, %3$d), -%2$s), %2$s) end::float8"
                        .formatted(aggregate, LARGEST, DIGITS);
    }

    private static boolean canOverflow(FieldType type, Metric metric) {
        return switch (metric) {
            case MEAN, SUM, STDDEV -> true;
            case MIN, MAX -> type == FieldType.DATE;
            case ROWS, NULLS, DISTINCT, ZEROS, NEGATIVES, EMPTIES, FUTURES, LENGTH_MEAN, LENGTH_MAX, CATEGORY_ROWS ->
                false;
        };
    }
}
