package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.connect.openlineage.RunEvents;
import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Facts;
import io.headwater.postgres.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tells of old runs, one after the other, is not late with the last one told: more are on their way. */
class BacklogTest {
    private static final int DAYS = 40;
    private static final Duration AT_HALF_PAST_SIX = Duration.ofMinutes(390);

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void surveyedAndNotMeasuredYet() throws Exception {
        shop = new Shop(directory);
        var server = TestPostgres.server();
        shop.connect(server.user(), server.password());
        shop.driver().runDue();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void callsNothingLateWhileOldRunsAreTold() {
        tell(DAYS, DAYS / 2);
        assertThat(isMeasured()).isFalse();

        shop.becomes(Duration.ofMinutes(361));
        assertThat(isMeasured()).isTrue();
        assertThat(shop.open()).isEmpty();

        tell(DAYS / 2, 1);
        shop.becomes(AT_HALF_PAST_SIX);
        tell(1, 0);
        shop.becomes(Duration.ofHours(24));
        assertThat(shop.open()).isEmpty();
        assertThat(shop.receiver().heard()).isEmpty();
    }

    @Test
    void findsARunThatStaysAwayAfterwards() {
        tell(DAYS, DAYS / 2);
        shop.becomes(Duration.ofMinutes(361));
        tell(DAYS / 2, 1);
        shop.becomes(AT_HALF_PAST_SIX);
        tell(1, 0);

        shop.becomes(Duration.ofHours(36));

        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline())
                        .startsWith("core.orders is ")
                        .contains(" late"));
    }

    private boolean isMeasured() {
        return shop.store()
                .read(books -> books.history().lastMeasured(new AssetId(1)))
                .isPresent();
    }

    /** Tells of the runs that ended at half past six, from so many days ago until others. */
    private void tell(int from, int to) {
        for (int day = from; day > to; day--) {
            tell(Shop.MONDAY.minus(Duration.ofDays(day - 1L)).plus(AT_HALF_PAST_SIX));
        }
    }

    private void tell(Instant ended) {
        var now = shop.headwater().parts().clock().instant();
        var orders = shop.store()
                .read(books -> books.assets().find(Principal.HEADWATER, new AssetId(1)))
                .orElseThrow()
                .name();
        var run = UUID.nameUUIDFromBytes(ended.toString().getBytes(StandardCharsets.UTF_8));
        var facts = RunEvents.read("""
            {"eventType": "COMPLETE", "eventTime": "%s", "run": {"runId": "%s", "facets": {}},
             "job": {"namespace": "shop", "name": "load_orders"}, "inputs": [],
             "outputs": [{"namespace": "%s", "name": "%s"}], "producer": "https://example.org/test",
             "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"}\
            """.formatted(ended, run, orders.namespace(), String.join(".", orders.path())), now);
        var origin = new Facts.Origin(Optional.empty(), DomainName.GENERAL);
        shop.store().change(books -> shop.headwater().intake().take(books, origin, facts, now));
        shop.driver().runDue();
    }
}
