package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgements.Search;
import io.headwater.core.detect.Judgements.Sort;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.server.feedback.Rehearsal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table a week old beside others of its schema that are two months old, none of them loaded on weekends. */
class SiblingsTest {
    private static final int SIBLINGS = 5;
    private static final int ROWS = 120;

    @TempDir
    private Path directory;

    private Shop shop;
    private Instant today = Shop.MONDAY;

    @BeforeEach
    void aSchemaOfTablesThatAreLoadedOnWeekdays() throws Exception {
        shop = new Shop(directory);
        shop.warehouse().run("create schema mart; create schema lone");
        for (int sibling = 1; sibling <= SIBLINGS; sibling++) {
            create("mart.older" + sibling);
            loadSince("mart.older" + sibling, 60);
        }
        create("mart.young");
        create("lone.young");
        loadSince("mart.young", 7);
        loadSince("lone.young", 7);
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void knowsItsFirstWeekendsAndStillTellsOfAFault() throws Exception {
        for (int day = 0; day < 8; day++) {
            nextDay(1);
        }

        assertThat(anomalies(monitor("lone.young")))
                .as("alone it is told of a weekend on which nothing ever comes")
                .isNotEmpty();
        assertThat(anomalies(monitor("mart.young"))).isEmpty();

        nextDay(0.4);

        assertThat(anomalies(monitor("mart.young"))).hasSize(1);
        assertThat(shop.open()).anyMatch(incident -> incident.headline().contains("mart.young"));
        assertThat(shop.headwater()
                        .charting()
                        .portrait(Principal.HEADWATER, monitor("mart.young").id(), Segment.ALL)
                        .orElseThrow()
                        .traits())
                .anyMatch(trait -> trait.text()
                        .equals("the week's shape is taken from 5 tables of the same schema: its own history is 16 days"
                                + " long"));
    }

    @Test
    void drawsAndRehearsesWhatWasJudged() throws Exception {
        for (int day = 0; day < 8; day++) {
            nextDay(1);
        }
        var young = monitor("mart.young");
        var judged = kept(young);
        var drawn = shop.headwater()
                .charting()
                .chart(Principal.HEADWATER, young.id(), Segment.ALL, Duration.ofDays(60))
                .judgements();
        var rehearsed = new Rehearsal(shop.headwater().parts())
                .tuned(Principal.HEADWATER, young.id(), Segment.ALL, young.tuning());

        assertThat(judged).hasSizeGreaterThanOrEqualTo(8).allMatch(one -> drawn.contains(one));
        assertThat(rehearsed.before()).isEqualTo(drawn);
        assertThat(rehearsed.after()).isEqualTo(drawn);
    }

    private List<Judgement> anomalies(Monitor monitor) {
        return kept(monitor).stream()
                .filter(Judgement.Anomalous.class::isInstance)
                .toList();
    }

    private List<Judgement> kept(Monitor monitor) {
        return shop.store().read(books -> books.judgements().kept(monitor.id(), Segment.ALL, Instant.EPOCH)).stream()
                .map(kept -> kept.judgement())
                .toList();
    }

    private Monitor monitor(String table) {
        var search = new Search(
                table,
                Optional.empty(),
                Optional.of(Signal.Family.VOLUME),
                Optional.empty(),
                Sort.ASSET,
                Optional.empty(),
                9);
        return shop.store()
                .read(books -> books.judgements().page(Principal.HEADWATER, search))
                .items()
                .getFirst()
                .monitor();
    }

    /** At 06:30 what came until midnight is loaded everywhere, of the young ones a share of it; then it becomes noon. */
    private void nextDay(double share) throws SQLException {
        var loaded = today;
        today = today.plus(1, ChronoUnit.DAYS);
        shop.driver().advanceTo(today.plus(Duration.ofMinutes(390)));
        for (int sibling = 1; sibling <= SIBLINGS; sibling++) {
            load("mart.older" + sibling, loaded, 1);
        }
        load("mart.young", loaded, share);
        load("lone.young", loaded, share);
        shop.warehouse().run("select pg_stat_force_next_flush()");
        shop.driver().advanceTo(today.plus(Duration.ofHours(12)));
    }

    private void create(String table) throws SQLException {
        shop.warehouse().run("create table %s (id bigint, created_at timestamptz not null)".formatted(table));
    }

    private void loadSince(String table, int days) throws SQLException {
        for (int day = days; day > 0; day--) {
            load(table, Shop.MONDAY.minus(day, ChronoUnit.DAYS), 1);
        }
    }

    /** Nothing on weekends; else about as much as ever, by a hundredth or two more or less. */
    private void load(String table, Instant day, double share) throws SQLException {
        long number = day.getEpochSecond() / 86_400;
        if (day.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() > 5) {
            return;
        }
        double varied = 1 + Math.floorMod(7 * number + table.hashCode(), 13) / 100.0;
        shop.warehouse().run("""
            insert into %s
            select i, timestamptz '%s' + i * interval '1 minute' from generate_series(1, %d) i\
            """.formatted(table, day, Math.round(ROWS * varied * share)));
    }
}
