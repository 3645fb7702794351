package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Sources.Progress;
import io.headwater.core.collect.Sources.State;
import io.headwater.core.collect.Sources.Status;
import io.headwater.postgres.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far the first collection of a source is, as whoever connected it sees it. */
class ProgressTest {
    private static final Instant SIX = Shop.MONDAY.plus(Duration.ofHours(6));

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void fourTables() throws Exception {
        shop = new Shop(directory);
        shop.warehouse()
                .run("create table core.a (i int); create table core.b (i int); create view core.v as select 1");
        shop.warehouse().run("create table core.c (i int)");
        var server = TestPostgres.server();
        shop.connect(server.user(), server.password());
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void tellsHowManyDatasetsWereMeasuredUntilAllWere() {
        assertThat(status().state()).isEqualTo(State.NEW);

        var seen = new ArrayList<Progress>();
        for (int second = 0; second < 25; second++) {
            shop.driver().advanceTo(SIX.plusSeconds(second));
            seen.add(status().progress());
        }

        assertThat(seen.getFirst()).isEqualTo(new Progress("measuring datasets", 0, 4));
        assertThat(seen).extracting(Progress::done).contains(1, 2, 3);
        assertThat(status().progress()).isEqualTo(Progress.NONE);
        assertThat(status().state()).isEqualTo(State.WELL);
    }

    @Test
    void waitsForATableThatComesLater() throws Exception {
        shop.driver().advanceTo(SIX.plusSeconds(60));
        var well = status().since();
        shop.driver().advanceTo(SIX.plus(Duration.ofMinutes(61)));
        assertThat(status().since()).isEqualTo(well);

        shop.warehouse().run("create table core.d (i int)");
        shop.headwater().connecting().collectNow(Principal.HEADWATER, new SourceId(1));
        shop.driver().runDue();

        assertThat(List.of(status().state(), status().progress()))
                .isEqualTo(List.of(State.COLLECTING, new Progress("measuring datasets", 4, 5)));
    }

    private Status status() {
        return shop.store().read(books -> books.sources().status(new SourceId(1), SIX));
    }
}
