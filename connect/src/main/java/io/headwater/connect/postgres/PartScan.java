package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.Categories;
import io.headwater.core.collect.Collector.Breakdown;
import io.headwater.core.collect.Collector.Part;
import io.headwater.core.collect.Metric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one statement that measures some windows apart by the values of some fields. */
record PartScan(Breakdown plan) {
    /** Enough to count without sorting. */
    private static final String MEMORY = "32MB";

    Query query() {
        String columns = IntStream.range(0, plan.fields().size())
                .mapToObj(i -> "left(%s::text, %d) as c%d"
                        .formatted(Sql.name(plan.fields().get(i)), Categories.LONGEST, i))
                .collect(Collectors.joining(", "));
        String groups = IntStream.range(0, plan.fields().size())
                .mapToObj(i -> ", c" + i)
                .collect(Collectors.joining());
        String sql = """
            select %1$s, value, rows%2$s
            from (select bucket, sum(value)::float8 as value, %9$s::float8 as rows%2$s
                  from (select %3$s as bucket, %4$s as value, %5$s from %6$s where %7$s offset 0) row_of
                  group by bucket%2$s limit %8$d) part\
            """.formatted(
                        SpanSql.seconds("bucket"),
                        groups,
                        SpanSql.bucket(plan.span()),
                        value(),
                        columns,
                        Sql.table(plan.dataset()),
                        windows(),
                        Breakdown.MOST + 1,
                        isMean() ? "count(value)" : "count(*)");
        return new Query(sql, parameters(), MEMORY);
    }

    /** What a row adds to the metric. */
    private String value() {
        String field = Sql.name(plan.measured().field());
        return switch (plan.measured().metric()) {
            case ROWS -> "1::float8";
            case NULLS -> "(%s is null)::int".formatted(field);
            case ZEROS -> "coalesce(%s = 0, false)::int".formatted(field);
            case NEGATIVES -> "coalesce(%s < 0, false)::int".formatted(field);
            case EMPTIES -> "coalesce(%s::text = '', false)::int".formatted(field);
            case FUTURES -> "coalesce(%s > ?::timestamptz, false)::int".formatted(field);
            case SUM, MEAN -> "%s::float8".formatted(field);
            case DISTINCT, MIN, MAX, MEDIAN, P95, STDDEV, LENGTH_MEAN, LENGTH_MAX, CATEGORY_ROWS ->
                throw new IllegalArgumentException(plan.measured().metric() + " does not add up over rows");
        };
    }

    /** Of which the parts are told as sums over the rows that have a value. */
    private boolean isMean() {
        return plan.measured().metric() == Metric.MEAN;
    }

    private String windows() {
        String type = plan.span().timeType() == FieldType.DATE ? "date" : "timestamptz";
        String time = Sql.name(plan.span().timeColumn());
        String one = "(%s >= ?::timestamptz::%s and %s < ?::timestamptz::%s)".formatted(time, type, time, type);
        return plan.windows().stream().map(_ -> one).collect(Collectors.joining(" or "));
    }

    private List<Object> parameters() {
        var parameters = new ArrayList<Object>();
        if (plan.measured().metric() == Metric.FUTURES) {
            parameters.add(plan.now().atOffset(ZoneOffset.UTC));
        }
        for (Instant window : plan.windows()) {
            parameters.add(window.atOffset(ZoneOffset.UTC));
            parameters.add(plan.span().grain().plus(window, 1, plan.zone()).atOffset(ZoneOffset.UTC));
        }
        return parameters;
    }

    /** Empty where there are more parts than are read. */
    List<Part> read(ResultSet rows) throws SQLException {
        var parts = new ArrayList<Part>();
        while (rows.next()) {
            @Nullable String[] values = new @Nullable String[plan.fields().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.getString(4 + i);
            }
            parts.add(new Part(
                    SpanSql.read(plan.span(), rows.getDouble(1)),
                    Arrays.asList(values),
                    rows.getDouble(2),
                    rows.getDouble(3)));
        }
        return parts.size() > Breakdown.MOST ? List.of() : parts;
    }
}
