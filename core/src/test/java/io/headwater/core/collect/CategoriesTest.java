package io.headwater.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.Categories.CategoryField;
import io.headwater.core.collect.Collector.Tally;
import io.headwater.core.collect.MeasurementPlan.FieldPlan;
import io.headwater.core.collect.MeasurementPlan.Segments;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoriesTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final AssetName ORDERS = new AssetName("postgres://db:5432", List.of("shop", "core", "orders"));
    private static final Span.Windows THREE_DAYS = days(0, 3);

    @Test
    void choosesFieldsWithFewValuesThatComeOften() {
        var plan = plan(text("channel"), text("note"), field("amount", FieldType.DECIMAL), text("batch"));
        var measured = new ArrayList<Measurement>();
        for (int day = 0; day < 3; day++) {
            measured.add(value("", Metric.ROWS, day, 100));
            measured.add(value("channel", Metric.DISTINCT, day, 5));
            measured.add(value("note", Metric.DISTINCT, day, 39));
            measured.add(value("amount", Metric.DISTINCT, day, 5));
            measured.add(value("batch", Metric.DISTINCT, day, 1));
        }
        var everyDayAnother = Map.of("batch", names(61));

        assertThat(Categories.choose(plan, measured, everyDayAnother))
                .containsExactly(new CategoryField("channel", 5, false));
    }

    @Test
    void keepsAFieldThatTheFirstScanLeftOutAheadOfNewOnes() {
        var left = new FieldPlan("channel", FieldType.TEXT, Set.of(Metric.NULLS), 0);
        var fields = new ArrayList<FieldPlan>();
        var measured = new ArrayList<Measurement>(List.of(value("", Metric.ROWS, 0, 100)));
        for (int i = 0; i < 9; i++) {
            fields.add(text("new_" + i));
            measured.add(value("new_" + i, Metric.DISTINCT, 0, 2));
        }
        fields.add(left);

        var chosen = Categories.choose(plan(fields.toArray(FieldPlan[]::new)), measured, Map.of());

        assertThat(chosen).hasSize(8);
        assertThat(chosen.getFirst()).isEqualTo(new CategoryField("channel", 1, true));
    }

    @Test
    void countsAgainOnlyWhatIsNewOrChanged() {
        var plan = plan(text("channel"));
        var rows = new SeriesKey("", Metric.ROWS, Segment.ALL);
        var known = Map.of(rows, new Stretch(MONDAY, new double[] {100, 100, Double.NaN}));
        var window = new DataWindow(MONDAY, day(3));

        assertThat(Categories.changed(plan, window, rows(100, 100, 90), known)).contains(days(2, 3));
        assertThat(Categories.changed(plan, window, rows(100, 101, 90), known)).contains(days(1, 3));
        assertThat(Categories.changed(plan, new DataWindow(MONDAY, day(2)), rows(100, 100, 90), known))
                .isEmpty();
    }

    @Test
    void knowsThatAValueWithoutRowsHasNoneUnlessTheListWasCut() {
        var settled = settle(
                false,
                new Tally("channel", MONDAY, Map.of("web", 7.0), 1),
                new Tally("channel", day(1), Map.of("web", 5.0), 21));

        assertThat(settled.few()).containsExactly("channel");
        assertThat(settled.measurements())
                .containsExactlyInAnyOrder(
                        rowsOf("web", 0, 7),
                        rowsOf("app", 0, 0),
                        rowsOf("web", 1, 5),
                        rowsOf("web", 2, 0),
                        rowsOf("app", 2, 0));
    }

    @Test
    void tellsTheDistinctValuesThatTheFirstScanLeftOut() {
        var settled = settle(true, new Tally("channel", MONDAY, Map.of("web", 7.0), 1));

        assertThat(settled.measurements())
                .contains(value("channel", Metric.DISTINCT, 0, 1), value("channel", Metric.DISTINCT, 2, 0));
    }

    @Test
    void givesAFieldBackThatHasManyValuesByNow() {
        var inOneBucket = settle(true, new Tally("channel", MONDAY, Map.of("web", 7.0), 41));
        var inAll = settle(
                true,
                new Tally("channel", MONDAY, names(61).stream().collect(Collectors.toMap(name -> name, _ -> 1.0)), 20));

        assertThat(List.of(inOneBucket, inAll)).allSatisfy(settled -> {
            assertThat(settled.few()).isEmpty();
            assertThat(settled.measurements()).extracting(Measurement::metric).containsOnly(Metric.DISTINCT);
        });
    }

    private static Categories.Settled settle(boolean isFew, Tally... tallies) {
        var plan = new Categories.Plan(ORDERS, List.of(new CategoryField("channel", 2, isFew)), THREE_DAYS, BAHIA);
        return Categories.settle(plan, List.of(tallies), Map.of("channel", Set.of("app")));
    }

    private static MeasurementPlan plan(FieldPlan... fields) {
        return new MeasurementPlan(ORDERS, List.of(fields), THREE_DAYS, BAHIA, Segments.NONE);
    }

    private static FieldPlan text(String name) {
        return field(name, FieldType.TEXT);
    }

    private static FieldPlan field(String name, FieldType type) {
        return new FieldPlan(name, type, Set.of(Metric.DISTINCT), 0);
    }

    private static List<Measurement> rows(double... rows) {
        return IntStream.range(0, rows.length)
                .mapToObj(day -> value("", Metric.ROWS, day, rows[day]))
                .toList();
    }

    private static Measurement rowsOf(String value, int day, double rows) {
        return new Measurement("channel", Metric.CATEGORY_ROWS, Segment.of("channel", value), day(day), rows, false);
    }

    private static Measurement value(String field, Metric metric, int day, double value) {
        return new Measurement(field, metric, Segment.ALL, day(day), value, false);
    }

    private static Set<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "value " + i).collect(Collectors.toSet());
    }

    private static Span.Windows days(int from, int to) {
        return new Span.Windows("at", FieldType.TIMESTAMP, Grain.DAY, day(from), day(to));
    }

    private static Instant day(int number) {
        return Grain.DAY.plus(MONDAY, number, BAHIA);
    }
}
