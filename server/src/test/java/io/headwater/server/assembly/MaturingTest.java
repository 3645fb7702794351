package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table whose windows are filled in long after they came: a new window is compared with others when they were new. */
class MaturingTest {
    @TempDir
    private Path directory;

    private Shop shop;
    private Instant today = Shop.MONDAY;

    @BeforeEach
    void customersWhoBuyMoreTheLongerTheyAreThere() throws Exception {
        shop = new Shop(directory);
        shop.warehouse()
                .run("create table core.customers (id bigint, created_at timestamptz not null, orders int not null)");
        rebuild(1);
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void saysNothingOfCustomersWhoAreNew() throws Exception {
        assertThat(shop.open()).isEmpty();

        for (int day = 0; day < 12; day++) {
            nextDay(1);

            assertThat(shop.open()).isEmpty();
        }
    }

    @Test
    void findsNewCustomersWhoBuyFarTooMuch() throws Exception {
        for (int day = 0; day < 9; day++) {
            nextDay(1);
        }

        nextDay(30);

        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline()).startsWith("mean of core.customers.orders"));
    }

    /** At 06:30 all customers until midnight are written anew; then it becomes noon. */
    private void nextDay(int newest) throws Exception {
        today = today.plus(1, ChronoUnit.DAYS);
        shop.driver().advanceTo(today.plus(Duration.ofMinutes(390)));
        shop.warehouse().load(today.minus(1, ChronoUnit.DAYS), Shop.ROWS, 0.01);
        rebuild(newest);
        shop.driver().advanceTo(today.plus(Duration.ofHours(12)));
    }

    /** Of a hundred customers a day each third more buys for every day that passed; those of yesterday more often. */
    private void rebuild(int newest) throws SQLException {
        shop.warehouse().run("truncate core.customers");
        shop.warehouse().run("""
            insert into core.customers
            select d * 1000 + i, timestamptz '%s' - (d + 1) * interval '1 day' + i * interval '10 minutes',
                   case when d = 0 then %d else 1 end
                       * floor(0.03 + 0.03 * d * (1 + d / 40.0) + (i - 0.5) / 100)::int
            from generate_series(0, 89) d, generate_series(1, 100) i\
            """.formatted(today, newest));
        shop.warehouse().run("select pg_stat_force_next_flush()");
    }
}
