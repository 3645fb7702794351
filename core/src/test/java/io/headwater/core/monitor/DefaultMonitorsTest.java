package io.headwater.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Quantiles are watched where they say more than the mean. */
class DefaultMonitorsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAYS = 30;

    @Test
    void watchesTheMedianWhereAFewLargeValuesCarryTheMean() {
        assertThat(proposed(days(250), days(100))).containsExactly(Signal.MEDIAN);
        assertThat(proposed(days(150), days(100))).isEmpty();
    }

    @Test
    void watchesTheTailWhereTheMeanSaysNothingOfItEither() {
        assertThat(proposed(days(500), days(100))).containsExactly(Signal.MEDIAN, Signal.P95);
    }

    @Test
    void isNotMovedByOneWindow() {
        double[] means = days(110);
        means[DAYS - 1] = 90_000;

        assertThat(proposed(means, days(100))).isEmpty();
    }

    @Test
    void watchesNoneWhereTheMedianIsNought() {
        assertThat(proposed(days(110), days(0))).isEmpty();
    }

    @Test
    void watchesNoneOfAFieldThatIsGoneNorOfAKey() {
        double[] gone = days(100);
        gone[DAYS - 1] = Double.NaN;

        assertThat(proposed(days(500), gone)).isEmpty();
        assertThat(DefaultMonitors.ofQuantiles(asset(true), history("customer_id", days(500), days(100))))
                .isEmpty();
    }

    @Test
    void waitsForWindowsAndForATimeColumn() {
        assertThat(proposed(Arrays.copyOf(days(500), 5), Arrays.copyOf(days(100), 5)))
                .isEmpty();
        assertThat(DefaultMonitors.ofQuantiles(asset(false), history("amount", days(500), days(100))))
                .isEmpty();
    }

    private static double[] days(double value) {
        double[] days = new double[DAYS];
        Arrays.fill(days, value);
        return days;
    }

    private static List<Signal> proposed(double[] means, double[] medians) {
        return DefaultMonitors.ofQuantiles(asset(true), history("amount", means, medians)).stream()
                .map(DefaultMonitors.Proposal::signal)
                .toList();
    }

    private static Map<SeriesKey, Stretch> history(String field, double[] means, double[] medians) {
        var history = new HashMap<SeriesKey, Stretch>();
        history.put(new SeriesKey(field, Metric.MEAN, Segment.ALL), new Stretch(MONDAY, means));
        history.put(new SeriesKey(field, Metric.MEDIAN, Segment.ALL), new Stretch(MONDAY, medians));
        return history;
    }

    private static Asset asset(boolean hasTime) {
        return new Asset(
                new AssetId(1),
                new AssetName("postgres://shop:5432", List.of("shop", "core", "orders")),
                AssetKind.DATASET,
                DatasetKind.TABLE,
                DomainName.GENERAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Asset.Size(-1, -1),
                hasTime ? new TimeColumn.Chosen("at", FieldType.TIMESTAMP, "a test") : new TimeColumn.NotSought(),
                MONDAY,
                Optional.empty());
    }
}
