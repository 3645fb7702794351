package io.headwater.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Planning.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant NEXT = MIDNIGHT.plus(Duration.ofDays(1));

    private static final Ordered ALL = new Ordered(Optional.empty(), OptionalDouble.empty());

    @Test
    void takesADayAsWrittenWhenALoadNamesTheDay() {
        assertThat(written("2026-03-02", Grain.DAY, MIDNIGHT.plusSeconds(3_600)))
                .contains(new DataWindow(MIDNIGHT, NEXT));
    }

    @Test
    void takesNoDayAsWrittenWhenOneOfItsHoursIs() {
        String hour = MIDNIGHT.toString();

        assertThat(written(hour, Grain.DAY, MIDNIGHT.plusSeconds(3_700))).isEmpty();
        assertThat(written(hour, Grain.DAY, NEXT)).contains(new DataWindow(MIDNIGHT, NEXT));
    }

    @Test
    void takesAnHourAsWrittenWhenALoadNamesIt() {
        var hour = new DataWindow(MIDNIGHT, MIDNIGHT.plusSeconds(3_600));

        assertThat(written(MIDNIGHT.toString(), Grain.HOUR, MIDNIGHT.plusSeconds(60)))
                .contains(hour);
    }

    @Test
    void passesOverPartitionsThatAreNoTime() {
        assertThat(written("part-00017.csv", Grain.DAY, NEXT)).isEmpty();
        assertThat(written("", Grain.DAY, NEXT)).isEmpty();
    }

    @Test
    void takesASampleOfLargeWindowsAlone() {
        var snapshot = new Span.Snapshot(MIDNIGHT);
        var days =
                new Span.Windows("at", FieldType.TIMESTAMP, Grain.DAY, MIDNIGHT.minus(Duration.ofDays(100)), MIDNIGHT);

        assertThat(plan(DatasetKind.TABLE, -1, snapshot, ALL).sampleLevel()).isZero();
        assertThat(plan(DatasetKind.TABLE, 16_000, snapshot, ALL).sampleLevel()).isZero();
        assertThat(plan(DatasetKind.TABLE, 1_000_000, snapshot, ALL).sampleLevel())
                .isEqualTo(6);
        assertThat(plan(DatasetKind.TABLE, 10_000_000, days, ALL).sampleLevel())
                .as("a hundred thousand a day at least, of which many may lie before")
                .isEqualTo(1);
        var counted = new Ordered(Optional.empty(), OptionalDouble.of(100_000));
        assertThat(plan(DatasetKind.TABLE, 10_000_000, days, counted).sampleLevel())
                .isEqualTo(3);
    }

    @Test
    void putsValuesInOrderWhereSomebodyLooksAtItAndASampleCanBeTaken() {
        var snapshot = new Span.Snapshot(MIDNIGHT);
        var some = new Ordered(Optional.of(Set.of("price")), OptionalDouble.empty());

        assertThat(ordered(plan(DatasetKind.TABLE, 10, snapshot, ALL))).containsExactly("price", "tax");
        assertThat(ordered(plan(DatasetKind.TABLE, 10, snapshot, some))).containsExactly("price");
        assertThat(ordered(plan(DatasetKind.VIEW, 10, snapshot, ALL))).containsExactly("price", "tax");
        assertThat(ordered(plan(DatasetKind.VIEW, 1_000_000, snapshot, ALL))).isEmpty();
    }

    private static List<String> ordered(MeasurementPlan plan) {
        return plan.fields().stream()
                .filter(field -> field.metrics().stream().anyMatch(Metric::isQuantile))
                .map(MeasurementPlan.FieldPlan::name)
                .toList();
    }

    private static MeasurementPlan plan(DatasetKind kind, long rows, Span span, Ordered ordered) {
        var asset = new Asset(
                new AssetId(1),
                new AssetName("postgres://db:5432", List.of("shop", "core", "orders")),
                AssetKind.DATASET,
                kind,
                DomainName.GENERAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Asset.Size(rows, -1),
                new TimeColumn.NotSought(),
                MIDNIGHT,
                Optional.empty());
        var fields = List.of(
                field("at", FieldType.TIMESTAMP), field("price", FieldType.DECIMAL), field("tax", FieldType.FLOAT));
        var hints = new Planning.Hints(Map.of(), Set.of(), MeasurementPlan.Segments.NONE, ordered);
        return Planning.plan(asset, fields, span, BAHIA, hints);
    }

    private static Field field(String name, FieldType type) {
        return new Field(name, type, type.name(), true, 1, Optional.empty());
    }

    private static Optional<DataWindow> written(String partition, Grain grain, Instant now) {
        var load = new Fact.LoadSeen(
                new AssetName("postgres://db:5432", List.of("shop", "core", "orders")),
                partition,
                "1",
                LoadChange.APPENDED,
                OptionalLong.empty(),
                Optional.empty(),
                now,
                now);
        return Planning.written(List.of(load), grain, BAHIA, now);
    }
}
