package io.headwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Assets;
import io.headwater.core.catalog.Page;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.detect.Judgements;
import io.headwater.core.detect.Trends;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.Incidents;
import io.headwater.core.monitor.MonitorId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of long lists, stretch by stretch, and the small pictures of their rows. */
class ListsTest {
    private static final Instant NOW = TestStore.NOW;

    private TestStore test;

    @BeforeEach
    void empty() throws Exception {
        test = new TestStore();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void listsWhatIsAnomalousFirst() throws Exception {
        var fine = test.asset("shop.core.a");
        var dark = test.asset("shop.core.b");
        var bad = test.asset("shop.core.c");
        test.asset("shop.core.d");
        monitor(fine, "HEALTHY");
        monitor(dark, "NOT_MEASURED");
        monitor(bad, "ANOMALOUS");

        assertThat(assets(Assets.Sort.NAME, Optional.empty())).containsExactly("a", "b", "c", "d");
        assertThat(assets(Assets.Sort.HEALTH, Optional.empty())).containsExactly("c", "b", "a", "d");
        assertThat(assets(Assets.Sort.NAME, Optional.of(Assets.Health.ANOMALOUS)))
                .containsExactly("c");
        assertThat(assets(Assets.Sort.NAME, Optional.of(Assets.Health.HEALTHY))).containsExactly("a");
        assertThat(assets(Assets.Sort.NAME, Optional.of(Assets.Health.UNWATCHED)))
                .containsExactly("d");
        assertThat(monitors(Judgements.Sort.STATE)).containsExactly("c", "b", "a");
        assertThat(monitors(Judgements.Sort.ASSET)).containsExactly("a", "b", "c");
    }

    @Test
    void listsLoadsNewestFirst() throws Exception {
        var orders = test.asset("shop.core.orders");
        for (int hour : List.of(1, 3, 2, 2)) {
            test.run("""
                insert into load (asset_id, partition, version, change, rows, happened_at, observed_at)
                values (%d, '', (select count(*) from load)::text, 'APPENDED', %d, timestamptz '%s' + interval '%d h',
                        now())\
                """.formatted(orders.value(), hour, NOW, hour));
        }

        assertThat(all(after -> test.store().read(books -> books.facts().loads(orders, after, 1))))
                .extracting(load -> load.rows().orElseThrow())
                .containsExactly(3L, 2L, 2L, 1L);
    }

    @Test
    void countsNoMonitorThatIsSwitchedOff() throws Exception {
        var bad = test.asset("shop.core.bad");
        monitor(bad, "ANOMALOUS");
        test.run("update monitor set enabled = false");

        assertThat(assets(Assets.Sort.NAME, Optional.of(Assets.Health.ANOMALOUS)))
                .isEmpty();
    }

    @Test
    void listsIncidentsByHarmOrTime() throws Exception {
        long root = test.asset("shop.core.orders").value();
        incident(root, "SEV3", NOW.minus(Duration.ofHours(2)));
        incident(root, "SEV1", NOW.minus(Duration.ofHours(3)));
        incident(root, "SEV3", NOW.minus(Duration.ofHours(1)));

        assertThat(incidents(Incidents.Sort.SEVERITY)).containsExactly(2L, 3L, 1L);
        assertThat(incidents(Incidents.Sort.NEWEST)).containsExactly(3L, 1L, 2L);
        assertThat(incidents(Incidents.Sort.OLDEST)).containsExactly(2L, 1L, 3L);
    }

    @Test
    void drawsTwoWeeksInFewPointsAndKeepsWhatWasBad() throws Exception {
        var asset = test.asset("shop.core.orders");
        long monitor = monitor(asset, "HEALTHY");
        Instant from = NOW.minus(Trends.BACK);
        var hours = IntStream.range(0, 336)
                .mapToObj(hour -> new Measurement(
                        "",
                        SeriesKey.rows(Segment.ALL).metric(),
                        Segment.ALL,
                        from.plus(Duration.ofHours(hour)),
                        hour == 100 ? 0 : 60,
                        false))
                .toList();
        test.store().change(books -> {
            books.history().write(asset, Grain.HOUR, ZoneOffset.UTC, hours, NOW);
            books.history()
                    .measured(
                            asset,
                            new History.State(Optional.of(Grain.HOUR), Optional.of(NOW), Map.of(), Set.of()),
                            new DataWindow(from, NOW),
                            NOW);
        });
        test.run("""
            insert into verdict (monitor_id, segment, bucket, judged_at, engine, state, value, reasons)
            values (%d, '%s', '%s', now(), 'test', 'ANOMALOUS', 0, '{}')\
            """.formatted(monitor, Segments.write(Segment.ALL), from.plus(Duration.ofHours(100))));

        var wanted = List.of(
                new Trends.Wanted(new MonitorId(monitor), Segment.ALL, NOW),
                new Trends.Wanted(new MonitorId(monitor + 1), Segment.ALL, NOW));
        var trends = test.store().read(books -> books.trends().read(Principal.HEADWATER, wanted));

        assertThat(trends).hasSize(1);
        var dots = trends.getFirst().dots();
        assertThat(dots).hasSize(56);
        assertThat(dots.get(16)).isEqualTo(new Trends.Dot(16, 0, true));
        assertThat(dots.get(17)).isEqualTo(new Trends.Dot(17, 60, false));
    }

    private long monitor(AssetId asset, String state) throws SQLException {
        long id = (long) test.number("""
            insert into monitor (asset_id, signal, field, why, origin, created_at)
            values (%d, 'VOLUME', '', 'a test', 'AUTOMATIC', now()) returning id\
            """.formatted(asset.value()));
        test.run("""
            insert into monitor_state (monitor_id, segment, state, text, since, judged_at)
            values (%d, '%s', '%s', '', now(), now())\
            """.formatted(id, Segments.write(Segment.ALL), state));
        return id;
    }

    private void incident(long root, String severity, Instant since) throws SQLException {
        test.run("""
            insert into incident (headline, root_id, domain, schema_key, family, stage, open, severity, severity_by,
                                  severity_reason, bucket, since_at, detected_at, last_failure_at,
                                  healthy_evaluations, version)
            values ('it broke', %1$d, 'general', 'shop.core', 'RUNS', 'NOTIFIED', true, '%2$s', 'rule', 'a test',
                    'UNKNOWN', '%3$s', '%3$s', '%3$s', 0, 1)\
            """.formatted(root, severity, since));
    }

    private List<String> assets(Assets.Sort sort, Optional<Assets.Health> health) {
        return all(after -> test.store()
                        .read(books -> books.assets()
                                .page(
                                        Principal.HEADWATER,
                                        new Assets.Search(
                                                "",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                health,
                                                sort,
                                                after,
                                                1))))
                .stream()
                .map(Asset::name)
                .map(name -> name.last())
                .toList();
    }

    private List<String> monitors(Judgements.Sort sort) {
        return all(after -> test.store()
                        .read(books -> books.judgements()
                                .page(
                                        Principal.HEADWATER,
                                        new Judgements.Search(
                                                "",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                sort,
                                                after,
                                                1))))
                .stream()
                .map(watched -> watched.asset().last())
                .toList();
    }

    private List<Long> incidents(Incidents.Sort sort) {
        return all(after -> test.store()
                        .read(books -> books.incidents()
                                .page(
                                        Principal.HEADWATER,
                                        new Incidents.Search(
                                                true,
                                                "",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                sort,
                                                after,
                                                1))))
                .stream()
                .map(Incident::id)
                .map(id -> id.value())
                .toList();
    }

    /** Reads a list to its end, one item at a time. */
    private static <T> List<T> all(Function<Optional<String>, Page<T>> read) {
        var items = new ArrayList<T>();
        Optional<String> after = Optional.empty();
        do {
            var page = read.apply(after);
            items.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return items;
    }
}
