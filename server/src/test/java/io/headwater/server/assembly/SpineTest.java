package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.Principal;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Outcome;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from a real PostgreSQL to the right notification, on a clock that is moved by hand. */
class SpineTest {
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
    void saysNothingWhileAllIsWell() throws Exception {
        shop.nextDay(Shop.ROWS, 0.01);
        shop.nextDay(Shop.ROWS + 30, 0.01);

        assertThat(shop.open()).isEmpty();
        assertThat(shop.receiver().heard()).isEmpty();
    }

    @Test
    void tellsOfAFieldThatTurnedNullAndOfItsEnd() throws Exception {
        shop.nextDay(Shop.ROWS, 0.18);

        assertThat(shop.open()).singleElement().satisfies(incident -> {
            assertThat(incident.headline()).isEqualTo("18 % of core.orders.channel is null; 1 % is normal");
            assertThat(incident.rated().severity()).isEqualTo(Severity.SEV3);
        });
        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains("\"status\":\"firing\"", "18 % of core.orders.channel is null"));

        shop.nextDay(Shop.ROWS, 0.01);
        assertThat(shop.open()).hasSize(1);
        shop.nextDay(Shop.ROWS, 0.01);

        assertThat(shop.open()).isEmpty();
        assertThat(shop.receiver().accepted()).hasSize(2);
        assertThat(shop.receiver().accepted().getLast().body())
                .contains("\"status\":\"resolved\"", "over: 18 % of core.orders.channel");
    }

    @Test
    void opensOneIncidentForOneLoad() throws Exception {
        shop.nextDay(Shop.ROWS / 5, 0.5);

        assertThat(shop.open()).hasSize(1);
        var symptoms = shop.store()
                .read(books -> books.incidents().symptoms(shop.open().getFirst().id()));
        assertThat(symptoms).hasSizeGreaterThan(1);
    }

    @Test
    void noticesThatNothingCame() throws Exception {
        for (int day = 0; day < 4; day++) {
            shop.nextDay(Shop.ROWS, 0.01);
        }

        shop.becomes(Duration.ofHours(44));

        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline())
                        .startsWith("core.orders is ")
                        .contains(" late; new data was due by"));
    }

    @Test
    void noticesThatNothingCameSinceItWasConnected() {
        shop.becomes(Duration.ofHours(53));
        assertThat(shop.open()).isEmpty();

        shop.becomes(Duration.ofHours(55));

        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline()).contains("core.orders is ", " late"));
    }

    @Test
    void noticesAFieldThatWasDropped() throws Exception {
        shop.warehouse().run("alter table core.orders drop column amount");
        shop.driver().advanceTo(Shop.MONDAY.plus(Duration.ofHours(8)));

        assertThat(shop.open()).singleElement().satisfies(incident -> {
            assertThat(incident.headline()).isEqualTo("core.orders: removed amount numeric(12,2)");
            assertThat(incident.rated().severity()).isEqualTo(Severity.SEV2);
        });
    }

    @Test
    void letsAPersonAcknowledgeAndResolveAndLearnsFromIt() throws Exception {
        shop.nextDay(Shop.ROWS, 0.18);
        var id = shop.open().getFirst().id();

        shop.headwater().responding().acknowledge(Principal.HEADWATER, id);
        var ended =
                shop.headwater().responding().resolve(Principal.HEADWATER, id, Outcome.FALSE_POSITIVE, false, "a test");
        shop.driver().runDue();

        assertThat(ended.isOpen()).isFalse();
        assertThat(shop.receiver().accepted()).hasSize(2);
        assertThat(labels(id)).isEqualTo(1);
    }

    @Test
    void triesAgainWithTheSameKeyUntilTheReceiverAnswers() throws Exception {
        shop.receiver().answering(number -> switch (number) {
            case 0 -> 503;
            case 1 -> 429;
            case 2 -> 500;
            default -> 200;
        });

        shop.nextDay(Shop.ROWS, 0.18);

        assertThat(shop.receiver().heard()).hasSize(4);
        assertThat(shop.receiver().heard().stream().map(Receiver.Heard::key).distinct())
                .hasSize(1);
        assertThat(shop.receiver().accepted()).hasSize(1);
    }

    @Test
    void givesUpOnAReceiverThatRefuses() throws Exception {
        shop.receiver().answering(_ -> 404);

        shop.nextDay(Shop.ROWS, 0.18);

        assertThat(shop.receiver().heard()).hasSize(1);
        var dead = new Outbox.Search(Optional.of(Outbox.State.DEAD), Optional.empty(), Optional.empty(), 10);
        assertThat(shop.store()
                        .read(books -> books.outbox().page(Principal.HEADWATER, dead))
                        .items())
                .singleElement()
                .satisfies(posted -> assertThat(posted.lastError()).contains("the receiver answered 404"));
    }

    private long labels(IncidentId id) {
        return shop.store()
                .read(books -> books.incidents().symptoms(id).stream()
                        .mapToLong(symptom -> books.judgements().labels(symptom.monitor()).values().stream()
                                .mapToLong(List::size)
                                .sum())
                        .sum());
    }
}
