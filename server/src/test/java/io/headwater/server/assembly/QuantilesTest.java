package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.incident.Incidents.Symptom;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.store.Books;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real PostgreSQL to the median that has moved, where a few large values carry the mean. */
class QuantilesTest {
    private static final DataWindow MONDAY = new DataWindow(Shop.MONDAY, Shop.MONDAY.plus(Duration.ofDays(1)));

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void openAShopWithAFewLargeBaskets() throws Exception {
        shop = new Shop(directory);
        shop.warehouse().run("""
            alter table core.orders add column basket numeric generated always as (
                case when id % 50 = 0 then 5000
                     else (10 + id % 40) * (case when created_at >= timestamptz '2026-03-02 00:00+00' then 0.5 else 1 end)
                end) stored\
            """);
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void watchesQuantilesOfTheSkewedFieldAloneAndTellsOfItsMedian() throws Exception {
        assertThat(quantiles())
                .extracting(monitor -> monitor.signal() + " " + monitor.field())
                .containsExactlyInAnyOrder("MEDIAN basket", "P95 basket");
        assertThat(quantiles().getFirst().why())
                .isEqualTo("its mean is usually 4.25 times its median: a few large values carry it");

        shop.nextDay(Shop.ROWS, 0.01);

        var symptoms = shop.store()
                .read(books -> books.incidents().symptoms(shop.open().getFirst().id()));
        assertThat(symptoms)
                .filteredOn(symptom -> symptom.signal() == Signal.MEDIAN)
                .extracting(Symptom::headline)
                .containsExactly("median of core.orders.basket is 15; 30 expected");
        assertThat(median("basket")).isEqualTo(15);
        assertThat(median("amount")).as("nobody looks at it").isNaN();
    }

    private List<Monitor> quantiles() {
        return shop.store().read(books -> books.monitors().of(orders(books))).stream()
                .filter(monitor ->
                        monitor.signal().metric().filter(Metric::isQuantile).isPresent())
                .toList();
    }

    private double median(String field) {
        var key = new SeriesKey(field, Metric.MEDIAN, Segment.ALL);
        return shop.store()
                .read(books -> books.history().read(orders(books), key, Grain.DAY, ZoneOffset.UTC, MONDAY))
                .at(0);
    }

    private static AssetId orders(Books books) {
        return books.sources().all(Principal.HEADWATER).stream()
                .flatMap(source -> books.assets().ofSource(Principal.HEADWATER, source.id()).stream())
                .findFirst()
                .orElseThrow()
                .id();
    }
}
