package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.server.http.asset.FieldCategories;
import io.headwater.server.http.asset.FieldCategories.Category;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows by value, from a real PostgreSQL to what the page of an asset shows. */
class FieldCategoriesTest {
    private static final AssetId ORDERS = new AssetId(1);

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void sixtyDaysOfOrdinaryOrders() throws Exception {
        shop = new Shop(directory);
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void knowsThePastFromTheFirstMeasurementOn() {
        var channel = channel();

        assertThat(channel.buckets()).hasSize(15);
        assertThat(channel.buckets().getFirst().from()).isEqualTo(Shop.MONDAY.minus(Duration.ofDays(1)));
        assertThat(channel.buckets().getFirst().categories())
                .extracting(Category::value)
                .containsExactlyInAnyOrder("web", "app", "shop");
        assertThat(channel.buckets().getFirst().categories())
                .extracting(Category::share)
                .allSatisfy(share -> assertThat(share).isBetween(0.32, 0.34));
    }

    @Test
    void seesAValueThatComesAndGoes() throws Exception {
        shop.nextDay(Shop.ROWS, 0.01);
        shop.warehouse()
                .run("update core.orders set channel = 'kiosk' where channel = 'web' and created_at >= '%s'"
                        .formatted(Shop.MONDAY));
        shop.warehouse().run("select pg_stat_force_next_flush()");
        shop.nextDay(Shop.ROWS, 0.01);

        var newest = channel().buckets();
        assertThat(newest.get(0).categories())
                .extracting(Category::value)
                .contains("web")
                .doesNotContain("kiosk");
        assertThat(newest.get(1).categories())
                .extracting(Category::value)
                .contains("kiosk")
                .doesNotContain("web");
    }

    @Test
    void countsTheDistinctValuesInTheSameScan() throws Exception {
        shop.nextDay(Shop.ROWS, 0.01);

        var state = shop.store().read(books -> books.history().state(ORDERS));
        var charts = shop.store().read(books -> books.monitors().of(ORDERS)).stream()
                .filter(monitor -> monitor.field().equals("channel")
                        && monitor.signal()
                                .metric()
                                .filter(Metric.DISTINCT::equals)
                                .isPresent())
                .map(monitor -> shop.headwater()
                        .charting()
                        .chart(Principal.HEADWATER, monitor.id(), Segment.ALL, Duration.ofDays(2)))
                .toList();
        assertThat(state.few()).containsExactly("channel");
        assertThat(charts).singleElement().satisfies(chart -> {
            assertThat(chart.segments()).isEmpty();
            assertThat(chart.judgements()).hasSize(2);
        });
        assertThat(charts.getFirst().judgements().toString()).contains("value=3.0");
    }

    private FieldCategories channel() {
        var lines = shop.headwater().charting().lines(Principal.HEADWATER, ORDERS, Duration.ofDays(14));
        return FieldCategories.of(lines.orElseThrow()).stream()
                .filter(of -> of.field().equals("channel"))
                .findFirst()
                .orElseThrow();
    }
}
