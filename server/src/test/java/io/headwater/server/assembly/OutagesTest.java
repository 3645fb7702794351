package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That something could not be measured is told by itself, to those who mend it, and is no finding about data. */
class OutagesTest {
    @TempDir
    private Path directory;

    private Shop shop;
    private String role;
    private Instant now = Shop.MONDAY.plus(Duration.ofHours(7));

    @BeforeEach
    void watchedByARoleThatMayOnlyRead() throws Exception {
        shop = new Shop(directory);
        role = "reader_" + shop.warehouse().database();
        shop.warehouse().run("create role %s login password 'pw'".formatted(role));
        shop.warehouse()
                .run("grant usage on schema core to %s; grant select on core.orders to %s".formatted(role, role));
        shop.connect(role, "pw");
        shop.driver().advanceTo(now);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void saysNothingOfWhatNeverCouldBeMeasured() throws SQLException {
        shop.warehouse().run("create table core.secrets (i int)");
        collect();
        after(Duration.ofHours(3));

        assertThat(shop.receiver().heard()).isEmpty();
    }

    @Test
    void tellsOnceThatADatasetCannotBeMeasuredAndThatItCanAgain() throws SQLException {
        shop.warehouse().run("revoke select on core.orders from " + role);
        measure();
        assertThat(shop.receiver().heard()).isEmpty();

        after(Duration.ofMinutes(10));
        after(Duration.ofMinutes(50));

        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains("could not measure core.orders of shop", "grant select on it", "NotMeasured")
                        .contains("\"status\":\"firing\""));
        shop.warehouse().run("grant select on core.orders to " + role);
        after(Duration.ofMinutes(10));
        after(Duration.ofMinutes(60));

        assertThat(shop.receiver().accepted()).hasSize(2);
        assertThat(shop.receiver().accepted().getLast().body())
                .contains("\"status\":\"resolved\"", "measured again: core.orders of shop");
        assertThat(shop.open()).isEmpty();
        assertThat(kinds()).containsExactly(NoticeKind.MEASURED_AGAIN, NoticeKind.NOT_MEASURED);
    }

    @Test
    void letsOneLockPass() throws SQLException {
        shop.warehouse().run("revoke select on core.orders from " + role);
        measure();
        shop.warehouse().run("grant select on core.orders to " + role);
        after(Duration.ofMinutes(30));

        assertThat(shop.receiver().heard()).isEmpty();
    }

    @Test
    void tellsOfAWholeSourceOnceAndOfNoneOfItsDatasets() throws SQLException {
        after(Duration.between(now, Shop.MONDAY.plus(Duration.ofMinutes(36 * 60 - 5))));
        shop.warehouse().run("alter role %s password 'another'".formatted(role));
        shop.warehouse()
                .run("select pg_terminate_backend(pid) from pg_stat_activity where usename = '%s'".formatted(role));
        collect();
        assertThat(shop.receiver().heard()).isEmpty();
        after(Duration.ofMinutes(30));

        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains("\"summary\":\"could not measure shop\"", "refused the user or password"));
        shop.warehouse().run("alter role %s password 'pw'".formatted(role));
        after(Duration.ofMinutes(5));

        assertThat(kinds()).containsExactly(NoticeKind.MEASURED_AGAIN, NoticeKind.NOT_MEASURED);
    }

    @Test
    void tellsOfAnOutageOfTheSourceWhileATableStaysUnreadable() throws SQLException {
        shop.warehouse().run("revoke select on core.orders from " + role);
        measure();
        after(Duration.ofMinutes(10));
        assertThat(kinds()).containsExactly(NoticeKind.NOT_MEASURED);

        shop.warehouse().run("alter role %s password 'another'".formatted(role));
        shop.warehouse()
                .run("select pg_terminate_backend(pid) from pg_stat_activity where usename = '%s'".formatted(role));
        collect();
        after(Duration.ofMinutes(30));
        assertThat(kinds()).containsExactly(NoticeKind.NOT_MEASURED, NoticeKind.NOT_MEASURED);

        shop.warehouse().run("alter role %s password 'pw'".formatted(role));
        after(Duration.ofMinutes(5));

        assertThat(kinds())
                .containsExactly(NoticeKind.MEASURED_AGAIN, NoticeKind.NOT_MEASURED, NoticeKind.NOT_MEASURED);
        assertThat(shop.receiver().accepted().getLast().body()).contains("\"summary\":\"measured again: shop\"");
    }

    @Test
    void tellsOfAnotherTableWhileOneStaysUnreadable() throws SQLException {
        shop.warehouse().run("create table core.returns as select * from core.orders");
        shop.warehouse().run("grant select on core.returns to " + role);
        collect();
        after(Duration.ofMinutes(5));
        shop.warehouse().run("revoke select on core.orders from " + role);
        measure();
        after(Duration.ofMinutes(10));
        shop.warehouse().run("revoke select on core.returns from " + role);
        shop.warehouse().run("insert into core.returns select * from core.orders limit 10");
        shop.warehouse().run("select pg_stat_force_next_flush()");
        collect();
        after(Duration.ofMinutes(70));

        assertThat(kinds()).containsExactly(NoticeKind.NOT_MEASURED, NoticeKind.NOT_MEASURED);
        assertThat(shop.receiver().accepted().getLast().body()).contains("could not measure core.returns of shop");

        shop.warehouse().run("grant select on core.returns to " + role);
        after(Duration.ofMinutes(10));

        assertThat(shop.receiver().accepted().getLast().body()).contains("measured again: core.returns of shop");
        assertThat(kinds()).hasSize(3);
    }

    @Test
    void takesWhatNobodyMayReadAnyMoreForNoneThatIsGone() throws SQLException {
        shop.warehouse()
                .run("revoke all on schema core from %s; revoke all on core.orders from %s".formatted(role, role));
        collect();
        assertThat(isGone()).isFalse();

        shop.warehouse().run("drop schema core cascade");
        collect();
        assertThat(isGone()).isTrue();

        shop.warehouse().run("create schema core; create table core.orders (i int)");
        collect();
        assertThat(isGone()).isFalse();
    }

    private boolean isGone() {
        return shop.store()
                .read(books -> books.assets().find(Principal.HEADWATER, new AssetId(1)))
                .orElseThrow()
                .gone()
                .isPresent();
    }

    @Test
    void endsWhenTheDatasetIsGone() throws SQLException {
        shop.warehouse().run("revoke select on core.orders from " + role);
        measure();
        after(Duration.ofMinutes(10));
        shop.warehouse().run("drop table core.orders");
        collect();

        assertThat(kinds()).contains(NoticeKind.MEASURED_AGAIN);
    }

    /** At noon of the next day, when the window of the day before has closed for certain. */
    private void measure() {
        after(Duration.between(now, Shop.MONDAY.plus(Duration.ofHours(36))));
    }

    private void collect() {
        shop.headwater().connecting().collectNow(Principal.HEADWATER, new SourceId(1));
        shop.driver().runDue();
    }

    private void after(Duration time) {
        now = now.plus(time);
        shop.driver().advanceTo(now);
    }

    /** Newest first. */
    private List<NoticeKind> kinds() {
        var all = new Outbox.Search(Optional.empty(), Optional.empty(), Optional.empty(), 10);
        return shop.store().read(books -> books.outbox().page(Principal.HEADWATER, all)).items().stream()
                .map(posted -> posted.notice().kind())
                .toList();
    }
}
