package io.headwater.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Collector.Breakdown;
import io.headwater.core.collect.Collector.Part;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.MeasurementPlan.FieldMetric;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Metric;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows told apart by values, in a zone that is never at midnight with UTC. */
class BreakdownTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-03-05T06:00:00Z");

    private static Database database;

    @BeforeAll
    static void fill() throws SQLException {
        database = new Database();
        database.run("""
            create table orders as
            select timestamptz '2026-03-02 06:00+00' + i * interval '1 hour' as at,
                   (array['web', 'app'])[1 + i % 2] as "ch?annel", case when i % 4 > 0 then i % 4 > 1 end as gift,
                   case when i % 3 > 0 then i - 24 end as amount, repeat('x', i % 2 * 300) as note
            from generate_series(0, 24 * 5 - 1) i\
            """);
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    @Test
    void countsRowsOfTheWindowsAloneAndTakesNullForAValue() {
        var parts = parts(Metric.ROWS, "", List.of("ch?annel", "gift"));

        assertThat(parts)
                .containsExactlyInAnyOrder(
                        part(MONDAY, 6, 6, "web", null),
                        part(MONDAY, 6, 6, "web", "true"),
                        part(MONDAY, 6, 6, "app", "false"),
                        part(MONDAY, 6, 6, "app", "true"),
                        part(THURSDAY, 6, 6, "web", null),
                        part(THURSDAY, 6, 6, "web", "true"),
                        part(THURSDAY, 6, 6, "app", "false"),
                        part(THURSDAY, 6, 6, "app", "true"));
    }

    @Test
    void addsUpWhatIsMeasuredOfAField() {
        assertThat(value(Metric.NULLS, "amount")).isEqualTo(8);
        assertThat(value(Metric.SUM, "amount")).isEqualTo(-192);
        assertThat(value(Metric.ZEROS, "amount")).isZero();
        assertThat(value(Metric.NEGATIVES, "amount")).isEqualTo(16);
        assertThat(value(Metric.EMPTIES, "note")).isEqualTo(12);
        assertThat(value(Metric.FUTURES, "at")).isEqualTo(23);
    }

    @Test
    void countsOfAMeanTheRowsThatHaveAValue() {
        assertThat(value(Metric.MEAN, "amount")).isEqualTo(-192);
        assertThat(parts(Metric.MEAN, "amount", List.of("ch?annel")).stream()
                        .filter(part -> part.window().equals(MONDAY))
                        .mapToDouble(Part::rows)
                        .sum())
                .isEqualTo(16);
    }

    @Test
    void cutsLongTexts() {
        assertThat(parts(Metric.ROWS, "", List.of("note")))
                .extracting(part -> String.valueOf(part.values().getFirst()).length())
                .containsOnly(0, 100);
    }

    @Test
    void saysWhyItCouldNot() {
        assertThat(breakDown(Metric.ROWS, "", List.of("nosuch")))
                .isInstanceOfSatisfying(
                        Collector.Unbroken.class,
                        unbroken -> assertThat(unbroken.trouble().text()).contains("nosuch"));
    }

    /** Of all rows of Monday. */
    private static double value(Metric metric, String field) {
        return parts(metric, field, List.of("ch?annel")).stream()
                .filter(part -> part.window().equals(MONDAY))
                .mapToDouble(Part::value)
                .sum();
    }

    private static List<Part> parts(Metric metric, String field, List<String> fields) {
        return ((Collector.Parts) breakDown(metric, field, fields)).parts();
    }

    private static Collector.Broken breakDown(Metric metric, String field, List<String> fields) {
        var span = new Span.Windows("at", FieldType.TIMESTAMP, Grain.DAY, MONDAY, THURSDAY.plusSeconds(86_400));
        var plan = new Breakdown(
                database.find("orders").about(),
                new FieldMetric(field, metric),
                fields,
                List.of(MONDAY, THURSDAY),
                span,
                BAHIA,
                MONDAY);
        return database.collector().breakDown(plan);
    }

    private static Part part(Instant window, double value, double rows, @Nullable String... values) {
        return new Part(window, Arrays.asList(values), value, rows);
    }
}
