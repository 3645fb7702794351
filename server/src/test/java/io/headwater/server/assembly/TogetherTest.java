package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.Incidents;
import io.headwater.core.incident.Outcome;
import io.headwater.core.monitor.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tables of one source that lose rows at once are one problem, told once; two are two. */
class TogetherTest {
    private static final int TABLES = 9; // and the orders of the shop

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void tenTablesInTenSchemas() throws Exception {
        shop = new Shop(directory);
        for (int table = 1; table <= TABLES; table++) {
            shop.warehouse().run("create schema s%1$d".formatted(table));
            shop.warehouse().run("create table s%1$d.t (id bigint, created_at timestamptz not null)".formatted(table));
            for (int day = 60; day > 0; day--) {
                load("s%d.t".formatted(table), Shop.MONDAY.minus(day, ChronoUnit.DAYS), 800 + day % 5 * 9);
            }
        }
        shop.warehouse().run("create table s1.u (id bigint, created_at timestamptz not null)");
        for (int day = 60; day > 0; day--) {
            load("s1.u", Shop.MONDAY.minus(day, ChronoUnit.DAYS), 700 + day % 5 * 8);
        }
        shop.watch();
        nextDay(Set.of());
        assertThat(shop.open()).isEmpty();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void allOfThemAreOneProblemOfTheSource() throws Exception {
        nextDay(all());

        assertThat(shop.open()).singleElement().satisfies(incident -> {
            assertThat(incident.headline()).isEqualTo("fewer rows than expected in 10 tables of source shop");
            assertThat(tables(incident)).hasSize(TABLES + 1);
        });
        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains(
                                "\"status\":\"firing\"",
                                "fewer rows than expected in 10 tables of source shop",
                                "s1.t",
                                "core.orders"));
        assertThat(merged())
                .allSatisfy(part -> assertThat(part.resolution().orElseThrow().comment())
                        .contains("part of " + shop.open().getFirst().id().text()));

        nextDay(Set.of());
        nextDay(Set.of());
        assertThat(shop.open()).isEmpty();
        assertThat(shop.receiver().accepted()).hasSize(2);
        assertThat(shop.receiver().accepted().getLast().body()).contains("\"status\":\"resolved\"");
    }

    @Test
    void twoOfThemAreTwo() throws Exception {
        nextDay(Set.of(1, 2));

        assertThat(shop.open()).hasSize(2);
        assertThat(shop.open())
                .allSatisfy(incident -> assertThat(incident.common()).isEmpty());
        assertThat(shop.receiver().accepted()).hasSize(2);
    }

    @Test
    void whatJoinsWhileAMessageWaitsIsToldInIt() throws Exception {
        beside = 240;
        nextDay(Set.of(1));

        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(tables(incident)).containsExactlyInAnyOrder("s1.t", "s1.u"));
        var incident = shop.open().getFirst().id();
        var told = shop.store().read(books -> books.audiences().decisions(incident));
        assertThat(told).as("what was taken back told nobody").hasSize(1);
        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard ->
                        assertThat(heard.body()).contains("; and 1 more", "\"also\":", "\"notice\":\"OPENED\""));
    }

    @Test
    void whatIsMutedTakesNothingBackThatWaits() throws Exception {
        beside = 240;
        nextDay(Set.of(1));
        mute("s1.u");
        beside = 716;
        for (int day = 0; day < 3; day++) {
            nextDay(Set.of());
        }
        assertThat(shop.open()).isEmpty();
        int before = shop.receiver().accepted().size();
        beside = 240;
        nextDay(Set.of(1));

        assertThat(shop.receiver()
                        .accepted()
                        .subList(before, shop.receiver().accepted().size()))
                .singleElement()
                .satisfies(heard -> assertThat(heard.body()).contains("fewer rows in s1.t"));
    }

    private void mute(String table) {
        var monitors = symptoms(shop.open().getFirst()).stream()
                .filter(symptom -> symptom.assetName().shortText().equals(table))
                .map(Incidents.Symptom::monitor)
                .toList();
        shop.store()
                .change(books -> monitors.forEach(id -> {
                    var monitor = books.monitors().find(Principal.HEADWATER, id).orElseThrow();
                    var until = Optional.of(Shop.MONDAY.plus(90, ChronoUnit.DAYS));
                    books.monitors()
                            .save(new Monitor(
                                    monitor.id(),
                                    monitor.asset(),
                                    monitor.signal(),
                                    monitor.field(),
                                    monitor.tuning(),
                                    monitor.why(),
                                    monitor.origin(),
                                    monitor.enabled(),
                                    until,
                                    monitor.version()));
                }));
    }

    @Test
    void tablesThatAreAllLateAreOneProblem() throws Exception {
        for (int day = 0; day < 5; day++) {
            nextDay(Set.of());
        }
        assertThat(shop.open()).isEmpty();
        shop.becomes(Duration.ofDays(2));

        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline()).isEqualTo("11 tables of source shop are late"));
        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body()).contains("11 tables of source shop are late"));
    }

    @Test
    void severalFieldsOfOneTableAreOne() throws Exception {
        nextDay(Set.of(), 0.4, Shop.ROWS / 3);

        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(symptoms(incident))
                        .hasSizeGreaterThan(1)
                        .allSatisfy(symptom -> assertThat(symptom.asset()).isEqualTo(incident.root())));
    }

    private static Set<Integer> all() {
        return IntStream.rangeClosed(0, TABLES).boxed().collect(Collectors.toSet());
    }

    /** At half past six all tables get their day; those that are short get a third of it; orders are number 0. */
    private void nextDay(Set<Integer> isShort) throws Exception {
        nextDay(isShort, 0.01, isShort.contains(0) ? Shop.ROWS / 3 : Shop.ROWS);
    }

    private void nextDay(Set<Integer> isShort, double nulls, int orders) throws Exception {
        var day = Shop.MONDAY.plus(days++, ChronoUnit.DAYS);
        shop.driver().advanceTo(day.plus(1, ChronoUnit.DAYS).plus(389, ChronoUnit.MINUTES));
        for (int table = 1; table <= TABLES; table++) {
            load("s%d.t".formatted(table), day, isShort.contains(table) ? 250 : 820);
        }
        load("s1.u", day, beside);
        shop.nextDay(orders, nulls);
    }

    private int days;

    /** Rows of the second table of the first schema. */
    private int beside = 716;

    private void load(String table, Instant day, int rows) throws Exception {
        shop.warehouse().run("""
            insert into %s select i, timestamptz '%s' + i * interval '20 hours' / %d from generate_series(1, %d) i\
            """.formatted(table, day, rows, rows));
    }

    private List<Incident> merged() {
        return shop
                .store()
                .read(books ->
                        books.incidents().page(Principal.HEADWATER, Incidents.Search.of(false, Optional.empty(), 50)))
                .items()
                .stream()
                .filter(incident -> incident.resolution().orElseThrow().outcome() == Outcome.MERGED)
                .toList();
    }

    private List<Incidents.Symptom> symptoms(Incident incident) {
        return shop.store().read(books -> books.incidents().symptoms(incident.id()));
    }

    private Set<String> tables(Incident incident) {
        return symptoms(incident).stream()
                .map(symptom -> symptom.assetName().shortText())
                .collect(Collectors.toSet());
    }
}
