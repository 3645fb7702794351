package io.headwater.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.Categories;
import io.headwater.core.collect.Categories.CategoryField;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Collector.Tally;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows by value against what plain SQL counts, day by day in a zone that is never at midnight with UTC. */
class CategoryTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");

    private static Database database;
    private static List<Tally> tallies;

    @BeforeAll
    static void fill() throws SQLException {
        database = new Database();
        database.run("create type plan as enum ('free', 'paid')");
        database.run("""
            create table orders as
            select timestamptz '2026-03-02 06:00+00' + i * interval '20 seconds' as at,
                   case when i % 10 > 0 then (array['web', 'app', 'shop'])[1 + i % 3] end as channel,
                   i % 7 = 0 as gift, (i % 11)::smallint as "from", 'country ' || i % 30 as country,
                   (array['free', 'paid'])[1 + i % 2]::plan as bucket,
                   case when i % 2 = 0 then repeat('x', 101) else '' end as note
            from generate_series(0, 9999) i\
            """);
        tallies = count("channel", "gift", "from", "country", "bucket", "note");
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    @Test
    void countsTheRowsOfEachValueADay() throws SQLException {
        for (String field : List.of("channel", "gift", "from", "bucket")) {
            for (int day = 0; day < 3; day++) {
                Instant midnight = Grain.DAY.plus(MONDAY, day, BAHIA);

                assertThat(tally(field, midnight).rows()).as(field).isEqualTo(plain(field, midnight));
            }
        }
    }

    @Test
    void tellsTheTwentyMostFrequentValuesAndHowManyThereAre() {
        var countries = tally("country", MONDAY);

        assertThat(countries.rows()).hasSize(Categories.TOP);
        assertThat(countries.values()).isEqualTo(30);
    }

    @Test
    void leavesLongTextsOutAndKeepsTheEmptyOne() {
        assertThat(tally("note", MONDAY).rows()).containsOnlyKeys("");
        assertThat(tally("note", MONDAY).values()).isEqualTo(2);
    }

    @Test
    void countsAllRowsOfATableWithoutTime() throws SQLException {
        var fields = List.of(new CategoryField("gift", 2, false));
        var plan = new Categories.Plan(database.find("orders").about(), fields, new Span.Snapshot(MONDAY), BAHIA);

        assertThat(tallies(plan))
                .containsExactly(new Tally("gift", MONDAY, Map.of("true", 1_429.0, "false", 8_571.0), 2));
    }

    @Test
    void saysWhyItCouldNotCount() throws SQLException {
        var fields = List.of(new CategoryField("dropped", 2, false));
        var plan = new Categories.Plan(database.find("orders").about(), fields, new Span.Snapshot(MONDAY), BAHIA);

        assertThat(database.collector().count(plan)).isInstanceOf(Collector.NotCounted.class);
    }

    private static Map<String, Double> plain(String field, Instant midnight) throws SQLException {
        String counts = database.ask("""
            select string_agg(v || '=' || n, ';') from (
                select "%1$s"::text as v, count(*) as n from orders
                where "%1$s" is not null and at >= '%2$s' and at < timestamptz '%2$s' + interval '1 day' group by 1) s\
            """.formatted(field, midnight));
        return Arrays.stream(counts.split(";", -1))
                .map(pair -> pair.split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Double.parseDouble(pair[1])));
    }

    private static List<Tally> count(String... names) throws SQLException {
        var fields = Arrays.stream(names)
                .map(name -> new CategoryField(name, 30, false))
                .toList();
        var span = new Span.Windows("at", FieldType.TIMESTAMP, Grain.DAY, MONDAY, Grain.DAY.plus(MONDAY, 3, BAHIA));
        return tallies(new Categories.Plan(database.find("orders").about(), fields, span, BAHIA));
    }

    private static List<Tally> tallies(Categories.Plan plan) {
        return switch (database.collector().count(plan)) {
            case Collector.Tallies counted -> counted.tallies();
            case Collector.NotCounted(var trouble) -> throw new AssertionError(trouble.text());
        };
    }

    private static Tally tally(String field, Instant bucket) {
        return tallies.stream()
                .filter(tally -> tally.field().equals(field) && tally.bucket().equals(bucket))
                .findFirst()
                .orElseThrow();
    }
}
