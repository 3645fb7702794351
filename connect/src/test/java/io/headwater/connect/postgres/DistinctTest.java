package io.headwater.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.connect.postgres.Database.Values;
import io.headwater.core.collect.Metric;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sampled counts against exact ones, over uniform, skewed and clustered values of several types. */
class DistinctTest {
    private static final List<Integer> SIZES = List.of(1_000, 30_000, 300_000);
    private static final List<String> SHAPES = List.of(
            "i %% %d", // each value equally often
            "floor(%1$d ^ ((i::int8 * 7919 %% 300007) / 300007.0::float8))::int", // few values have most rows
            "i::int8 * %d / 300000"); // equal values lie side by side

    private static Database database;
    private static Map<String, Double> exact;
    private static Values first;
    private static Values second;

    @BeforeAll
    static void fill() throws SQLException {
        database = new Database();
        database.run("create table t as select %s from generate_series(1, 300000) i".formatted(columns()));
        database.run("analyze t");
        var seen = database.find("t");
        exact = exact(seen.fields().stream().map(f -> f.name()).toList());
        first = Values.of(database.collector().measure(Database.plan(seen, Map.of()), Database.NOW));
        second = Values.of(database.collector().measure(Database.plan(seen, first.levels()), Database.NOW));
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    private static String columns() {
        var columns = new ArrayList<String>();
        for (int size : SIZES) {
            for (String shape : SHAPES) {
                String value = shape.formatted(size);
                int n = columns.size();
                columns.add("(%s)::int as i%d".formatted(value, n));
                columns.add("md5((%s)::int::text) as s%d".formatted(value, n));
                columns.add("(%s)::int / 100.0 as n%d".formatted(value, n));
                columns.add("timestamptz '2026-01-01' + (%s)::int * interval '1 s' as t%d".formatted(value, n));
            }
        }
        columns.add("(i % 999)::int8 as few");
        return String.join(", ", columns);
    }

    private static Map<String, Double> exact(List<String> fields) throws SQLException {
        String counts = fields.stream()
                .map(field -> "count(distinct %s)".formatted(field))
                .collect(Collectors.joining(", "));
        String answer = database.ask("select array_to_string(array[%s], ' ') from t".formatted(counts));
        var numbers = List.of(answer.split(" ", -1));
        return fields.stream()
                .collect(Collectors.toMap(
                        field -> field, field -> Double.parseDouble(numbers.get(fields.indexOf(field)))));
    }

    @Test
    void countsExactlyBelowAThousand() {
        assertThat(second.levels()).containsEntry("few", 0);
        assertThat(second.find("few", Metric.DISTINCT)).contains(999.0);
    }

    @Test
    void isWithinThreePercentForHalfOfAllColumnsAndTenForNearlyAll() {
        var errors = exact.entrySet().stream()
                .map(truth -> error(second, truth.getKey(), truth.getValue()))
                .sorted()
                .toList();

        assertThat(errors).hasSize(37);
        assertThat(errors.get(errors.size() / 2)).as("%s", errors).isLessThanOrEqualTo(0.03);
        assertThat(errors.get((int) (errors.size() * 0.95))).as("%s", errors).isLessThanOrEqualTo(0.10);
    }

    @Test
    void countsTruthValues() throws SQLException {
        database.run("create table truths as select true as same, i % 2 = 0 as both, null::boolean as none,"
                + " case when i > 5 then false end as some from generate_series(1, 10) i");
        var values = database.measure("truths");

        assertThat(values.find("same", Metric.DISTINCT)).contains(1.0);
        assertThat(values.find("both", Metric.DISTINCT)).contains(2.0);
        assertThat(values.find("none", Metric.DISTINCT)).contains(0.0);
        assertThat(values.find("some", Metric.DISTINCT)).contains(1.0);
    }

    @Test
    void samplesNoMoreThanNeeded() {
        assertThat(second.levels()).containsEntry("i24", 8).containsEntry("s24", 8);
    }

    private static double error(Values values, String field, double truth) {
        return Math.abs(values.find(field, Metric.DISTINCT).orElseThrow() - truth) / truth;
    }
}
