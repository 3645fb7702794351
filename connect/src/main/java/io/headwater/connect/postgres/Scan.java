package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.MeasurementPlan.FieldPlan;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Metric;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one statement that computes all metrics of some fields.
 *
 * <p>Of many rows some are put in order for quantiles, chosen by where they lie: those of a table that nobody has written
 * to are the same every time.
 *
 * <p>Its columns are: the bucket as seconds since 1970 (null in a snapshot), one column per segment field, which of
 * them the row is told apart by, the number of rows, then a column per entry of {@link #columns()}.
 *
 * <p>Inside, columns go by number: the fields in their order as c0, c1, …, lengths of texts (computed once for all that
 * wants them) as l0, l1, …, segment fields as s0, s1, …: a column of the table may be named as one of ours.
 */
final class Scan {
    /** Enough to sort a million numbers without the disk, which takes twice as long. */
    private static final String MEMORY = "32MB";

    private final MeasurementPlan plan;
    private final List<FieldPlan> fields;
    private final Care care;
    private final Instant now;
    private final List<Column> columns = new ArrayList<>();

    /**
     * What is left out.
     *
     * @param overflow what can overflow: sums, means and deviations, and the ends of dates, for there are dates that no
     *     timestamp holds
     * @param sample what is computed of a sample, which not every kind of table has
     */
    private record Care(boolean overflow, boolean sample) {
        boolean leaves(Metric metric, FieldType type) {
            return (overflow && MetricSql.canOverflow(type, metric)) || (sample && metric.isQuantile());
        }
    }

    /** A scan of the plan's dataset for some of its fields. */
    Scan(MeasurementPlan plan, List<FieldPlan> fields, Instant now) {
        this(plan, fields, new Care(false, false), now);
    }

    private Scan(MeasurementPlan plan, List<FieldPlan> fields, Care care, Instant now) {
        this.plan = plan;
        this.fields = fields;
        this.care = care;
        this.now = now;
        for (int number = 0; number < fields.size(); number++) {
            add(fields.get(number), number);
        }
    }

    private void add(FieldPlan field, int number) {
        field.metrics().stream()
                .sorted()
                .filter(metric -> !care.leaves(metric, field.type()))
                .forEach(metric -> columns.add(new Column(field, number, metric, sample())));
    }

    /** The same without what the server could not compute; empty where that is not why it failed. */
    Optional<Scan> without(SQLException failed) {
        if (!care.overflow() && Troubles.isOutOfRange(failed)) {
            return Optional.of(new Scan(plan, fields, new Care(true, care.sample()), now));
        }
        if (isSampled() && Troubles.isUnsupported(failed)) {
            return Optional.of(new Scan(plan, fields, new Care(care.overflow(), true), now));
        }
        return Optional.empty();
    }

    private boolean isSampled() {
        return plan.sampleLevel() > 0
                && columns.stream().anyMatch(column -> column.metric().isQuantile());
    }

    private String sample() {
        return plan.sampleLevel() == 0 ? "" : "sampled";
    }

    /**
     * A metric of a field, in a column of the result.
     *
     * @param number of the field among those that are scanned
     * @param sample the condition under which a row is of the sample; empty where all are
     */
    record Column(FieldPlan field, int number, Metric metric, String sample) {
        private MetricSql sql() {
            return new MetricSql(field, "c" + number, "l" + number, sample);
        }

        /** Whether the value stands for more rows than were looked at. */
        boolean isApproximate() {
            return metric.isQuantile() ? !sample.isEmpty() : metric == Metric.DISTINCT && field.distinctLevel() > 0;
        }
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    Query query() {
        String sql = """
            select %s%s, %s, count(*)%s
            from (select %s from %s%s offset 0) row_of%s\
            """.formatted(
                        SpanSql.seconds(isCut() ? "bucket" : SpanSql.bucket(plan.span())),
                        each(segments(), segment -> ", " + segment + "::text"),
                        ofSegment(),
                        each(columns, column -> ",\n  " + column.sql().of(column.metric())),
                        row(),
                        Sql.table(plan.dataset()),
                        SpanSql.where(plan.span()),
                        grouping());
        return new Query(sql, parameters(), MEMORY);
    }

    private List<Object> parameters() {
        return Stream.concat(
                        columns.stream()
                                .filter(column -> column.metric() == Metric.FUTURES)
                                .map(column -> column.sql().now(now, plan.zone())),
                        SpanSql.parameters(plan.span()).stream())
                .toList();
    }

    /** What is wanted of a row, and that alone. */
    private String row() {
        var wanted = columns.stream().map(Column::field).collect(Collectors.toSet());
        var lengths = columns.stream()
                .filter(column -> MetricSql.needsLength(column.metric()))
                .map(Column::field)
                .collect(Collectors.toSet());
        var row = new ArrayList<String>();
        if (isCut()) {
            row.add(SpanSql.bucket(plan.span()) + " as bucket");
        }
        for (int i = 0; i < fields.size(); i++) {
            String name = Sql.name(fields.get(i).name());
            if (wanted.contains(fields.get(i))) {
                row.add("%s as c%d".formatted(name, i));
            }
            if (lengths.contains(fields.get(i))) {
                row.add("length(%s::text) as l%d".formatted(name, i));
            }
        }
        if (isSampled()) {
            row.add("hashtid(ctid) < %d as sampled".formatted(Integer.MIN_VALUE + (1L << (32 - plan.sampleLevel()))));
        }
        plan.segments().fields().forEach(field -> row.add("%s as %s".formatted(Sql.name(field), segment(field))));
        return String.join(", ", row);
    }

    private List<String> segments() {
        return plan.segments().fields().stream().map(this::segment).toList();
    }

    private String segment(String field) {
        return "s" + plan.segments().fields().indexOf(field);
    }

    /** One bit per segment field, the first one highest: one where the row is not told apart by it. */
    private String ofSegment() {
        return segments().isEmpty() ? "0" : "grouping(%s)".formatted(String.join(", ", segments()));
    }

    /** The whole is always told, in a snapshot of no rows too. */
    private String grouping() {
        if (plan.segments().groupings().isEmpty()) {
            return isCut() ? "\ngroup by bucket" : "";
        }
        String whole = isCut() ? "bucket" : "";
        String sets = each(
                plan.segments().groupings(),
                group -> ", (%s)"
                        .formatted(
                                Stream.concat(Stream.of(whole), group.stream().map(this::segment))
                                        .filter(column -> !column.isEmpty())
                                        .collect(Collectors.joining(", "))));
        return "%ngroup by grouping sets ((%s)%s)".formatted(whole, sets);
    }

    private boolean isCut() {
        return plan.span() instanceof Span.Windows;
    }

    private static <T> String each(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining());
    }
}
