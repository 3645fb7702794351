package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.monitor.DefaultMonitors.Proposal;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.core.monitor.Tuning.Sensitivity;
import io.headwater.server.http.asset.FieldCategories;
import io.headwater.server.http.asset.FieldCategories.Category;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows by value, from a real PostgreSQL to what the page of an asset shows. */
class FieldCategoriesTest {
    private static final AssetId ORDERS = new AssetId(1);
    private static final Segment WEB = Segment.of("channel", "web");

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
    void saysSoWhenNoValueIsLeft() throws Exception {
        shop.nextDay(Shop.ROWS, 1);

        var newest = channel().buckets();
        assertThat(newest.get(0).from()).isEqualTo(Shop.MONDAY);
        assertThat(newest.get(0).categories()).isEmpty();
        assertThat(newest.get(1).categories()).hasSize(3);
    }

    @Test
    void saysOfASegmentThatIsGoneSinceWhenItHasNoRows() throws Exception {
        var byChannel = new Tuning(Sensitivity.MEDIUM, Optional.empty(), Optional.empty(), List.of("channel"));
        var values = new Proposal(Signal.VALUES, "channel", "a test", byChannel);
        shop.store().change(books -> {
            books.monitors().ensure(ORDERS, List.of(values), Shop.MONDAY);
            books.monitors().save(monitor(Signal.VOLUME).with(byChannel, true));
        });
        shop.nextDay(Shop.ROWS, 0.01);
        assertThat(web(Signal.VALUES).text()).isEqualTo("has rows");

        dayWithoutWeb(2);
        assertThat(web(Signal.VALUES).state()).isEqualTo(State.ANOMALOUS);
        assertThat(web(Signal.VALUES).text()).isEqualTo("no rows since Mar 3, 00:00");
        assertThat(web(Signal.VOLUME).state()).isEqualTo(State.HEALTHY);
        assertThat(web(Signal.VOLUME).text()).isEqualTo("no rows since Mar 3, 00:00");

        dayWithoutWeb(3);
        assertThat(web(Signal.VALUES).state()).isEqualTo(State.HEALTHY);
        assertThat(web(Signal.VALUES).text()).isEqualTo("no rows since Mar 3, 00:00");
        var chart = shop.headwater()
                .charting()
                .chart(Principal.HEADWATER, monitor(Signal.VOLUME).id(), WEB, Duration.ofDays(2));
        assertThat(chart.judgements())
                .hasSize(2)
                .allSatisfy(judgement -> assertThat(judgement)
                        .isInstanceOfSatisfying(
                                Judgement.Learning.class,
                                none -> assertThat(none.value()).contains(0.0)));
    }

    @Test
    void tellsThatRowsAreSpreadOtherwiseThanUsual() throws Exception {
        shop.nextDay(Shop.ROWS, 0.01);
        assertThat(standing(Signal.CATEGORIES, Segment.ALL).state()).isEqualTo(State.HEALTHY);

        dayWithoutWeb(2);

        assertThat(standing(Signal.CATEGORIES, Segment.ALL).state()).isEqualTo(State.ANOMALOUS);
        assertThat(standing(Signal.CATEGORIES, Segment.ALL).text()).contains("'kiosk' was never there before");
        var chart = shop.headwater()
                .charting()
                .chart(Principal.HEADWATER, monitor(Signal.CATEGORIES).id(), Segment.ALL, Duration.ofDays(2));
        assertThat(chart.judgements().getLast()).isInstanceOfSatisfying(Judgement.Anomalous.class, unusual -> {
            assertThat(unusual.kind()).isEqualTo("NEW_CATEGORY");
            assertThat(unusual.seen().value()).isGreaterThan(unusual.seen().high());
            assertThat(unusual.reasons())
                    .anySatisfy(reason -> assertThat(reason).contains("may be a new name of 'web'"));
        });
    }

    private void dayWithoutWeb(int day) throws Exception {
        var loaded = Shop.MONDAY.plus(Duration.ofDays(day - 1L));
        shop.driver().advanceTo(loaded.plus(Duration.ofMinutes(30 * 61)));
        shop.warehouse().load(loaded, Shop.ROWS, 0.01);
        shop.warehouse()
                .run("update core.orders set channel = 'kiosk' where channel = 'web' and created_at >= '%s'"
                        .formatted(loaded));
        shop.warehouse().run("select pg_stat_force_next_flush()");
        shop.driver().advanceTo(loaded.plus(Duration.ofHours(36)));
    }

    private Monitor monitor(Signal signal) {
        return shop.store().read(books -> books.monitors().of(ORDERS)).stream()
                .filter(monitor -> monitor.signal() == signal)
                .findFirst()
                .orElseThrow();
    }

    private Standing web(Signal signal) {
        return standing(signal, WEB);
    }

    private Standing standing(Signal signal, Segment segment) {
        return shop
                .store()
                .read(books -> books.judgements().standings(monitor(signal).id()))
                .stream()
                .filter(standing -> standing.segment().equals(segment))
                .findFirst()
                .orElseThrow();
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
