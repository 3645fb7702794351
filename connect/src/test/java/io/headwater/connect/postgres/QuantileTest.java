package io.headwater.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.connect.postgres.Database.Values;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.Metric;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Medians and 95th percentiles, of all rows and of a sample. */
class QuantileTest {
    private static final int ROWS = 200_000;

    private Database database;

    @BeforeEach
    void start() throws SQLException {
        database = new Database();
    }

    @AfterEach
    void stop() throws SQLException {
        database.close();
    }

    @Test
    void takesAllOfAFewRows() throws SQLException {
        database.run("create table t as select i::int as i, i::int2 as s, i / 10.0 as n, i::float4 as f"
                + " from generate_series(1, 101) i");

        var values = database.measure("t");

        assertThat(values.find("i", Metric.MEDIAN)).contains(51.0);
        assertThat(values.find("i", Metric.P95)).contains(96.0);
        assertThat(values.find("s", Metric.P95)).contains(96.0);
        assertThat(values.find("n", Metric.MEDIAN)).contains(5.1);
        assertThat(values.find("f", Metric.P95)).contains(96.0);
    }

    @Test
    void passesOverNullsAndWhatIsNoNumber() throws SQLException {
        database.run("create table t (f float8, n numeric, none int)");
        database.run("insert into t values (1, 1, null), (2, 2, null), (3, 3, null), ('NaN', 'NaN', null),"
                + " (null, null, null)");

        var values = database.measure("t");

        assertThat(values.find("f", Metric.MEDIAN)).contains(2.0);
        assertThat(values.find("n", Metric.MEDIAN)).contains(2.0);
        assertThat(values.find("none", Metric.MEDIAN)).isEmpty();
    }

    @Test
    void isNotMovedByOneValueThatIsBeyondADouble() throws SQLException {
        database.run("create table t (n numeric, f float8)");
        database.run("insert into t values (1, 1), (2, 2), (1e5000, 'Infinity')");

        var values = database.measure("t");

        assertThat(values.find("n", Metric.MEDIAN)).contains(2.0);
        assertThat(values.find("f", Metric.MEDIAN)).contains(2.0);
        assertThat(values.find("n", Metric.P95).orElseThrow()).isGreaterThan(1e299);
    }

    @Test
    void takesSomeThousandOfManyRows() throws SQLException {
        fill("t");

        var plan = database.plan("t");
        var values = Values.of(database.collector().measure(plan, Database.NOW));

        assertThat(plan.sampleLevel()).isEqualTo(4);
        assertThat(values.find("i", Metric.MEDIAN).orElseThrow()).isCloseTo(ROWS / 2.0, within(0.02 * ROWS));
        assertThat(values.find("i", Metric.P95).orElseThrow()).isCloseTo(0.95 * ROWS, within(0.01 * ROWS));
        assertThat(values.find("i", Metric.MAX)).as("of all rows").contains((double) ROWS);
        assertThat(Values.of(database.collector().measure(plan, Database.NOW)).byName())
                .as("the same rows again")
                .isEqualTo(values.byName());
        assertThat(measured(plan))
                .filteredOn(one -> one.metric() == Metric.MEDIAN || one.metric() == Metric.MEAN)
                .allSatisfy(one -> assertThat(one.approximate()).isEqualTo(one.metric() == Metric.MEDIAN));
    }

    @Test
    void samplesEveryPartition() throws SQLException {
        database.run("create table p (i int, t text) partition by range (i);"
                + " create table p1 partition of p for values from (0) to (150000);"
                + " create table p2 partition of p for values from (150000) to (1000000)");
        database.run("insert into p select i, i::text from generate_series(1, %d) i; analyze p".formatted(ROWS));

        var plan = sampled(database.plan("p"));
        var values = Values.of(database.collector().measure(plan, Database.NOW));

        assertThat(values.find("i", Metric.MEDIAN).orElseThrow()).isCloseTo(ROWS / 2.0, within(0.02 * ROWS));
    }

    @Test
    void measuresAllElseWhereThereIsNoSample() throws SQLException {
        fill("t");
        database.run("create view v as select i, 1.7e308::float8 as f from t");

        assertThat(Values.of(database.collector().measure(database.plan("v"), Database.NOW))
                        .find("i", Metric.MEDIAN))
                .as("all rows of a view that is not known to be large")
                .contains(ROWS / 2.0 + 0.5);

        var values = Values.of(database.collector().measure(sampled(database.plan("v")), Database.NOW));

        assertThat(values.find("i", Metric.MEDIAN)).isEmpty();
        assertThat(values.find("i", Metric.MAX)).contains((double) ROWS);
        assertThat(values.find("f", Metric.SUM)).as("more than a double holds").isEmpty();
    }

    private void fill(String table) throws SQLException {
        database.run("create table %s as select i from generate_series(1, %d) i; analyze %1$s".formatted(table, ROWS));
    }

    private static MeasurementPlan sampled(MeasurementPlan plan) {
        return new MeasurementPlan(plan.dataset(), plan.fields(), plan.span(), plan.zone(), plan.segments(), 5);
    }

    private List<Measurement> measured(MeasurementPlan plan) {
        return switch (database.collector().measure(plan, Database.NOW)) {
            case Measured.Values values -> values.measurements();
            case Measured.NotMeasured(var trouble) -> throw new AssertionError(trouble.text());
        };
    }
}
