package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.connect.postgres.PostgresKind;
import io.headwater.connect.webhook.WebhookKind;
import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Settings;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Incidents;
import io.headwater.core.incident.Outcome;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.Channels.Connected;
import io.headwater.core.notify.Outbox;
import io.headwater.core.route.AlertBudget;
import io.headwater.core.route.Audience;
import io.headwater.postgres.TestPostgres;
import io.headwater.server.assembly.Connecting.NewSource;
import io.headwater.store.Jobs;
import io.headwater.store.Store;
import io.headwater.store.Vault;
import io.headwater.wire.Gateway;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from a real PostgreSQL to the right notification, on a clock that is moved by hand. */
class SpineTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final int ROWS = 1_000;

    @TempDir
    private Path directory;

    private Receiver receiver;
    private Warehouse warehouse;
    private Gateway gateway;
    private Store store;
    private Assembly headwater;
    private Jobs.Driver driver;
    private Instant today = MONDAY;

    @BeforeEach
    void sixtyDaysOfOrdinaryOrders() throws Exception {
        receiver = new Receiver();
        warehouse = new Warehouse();
        gateway = new Gateway(Duration.ofSeconds(2));
        for (int day = 60; day > 0; day--) {
            warehouse.load(MONDAY.minus(day, ChronoUnit.DAYS), ROWS + day % 7 * 11, 0.01);
        }
        var clock = new Jobs.MovableClock(MONDAY.plus(Duration.ofHours(6)));
        var server = TestPostgres.server();
        store = Store.open(
                new Store.Address(server.jdbcUrl(TestPostgres.freshDatabase()), server.user(), server.password(), 5),
                Vault.at(directory.resolve("key"), new SecureRandom()));
        headwater = new Assembly(new Parts(
                store,
                clock,
                new Random(1),
                List.of(new PostgresKind()),
                List.of(new WebhookKind(gateway, clock)),
                URI.create("http://127.0.0.1:8484/"),
                Optional.of(Severity.SEV1)));
        driver = headwater.byHand(clock);
        connect();
        driver.advanceTo(MONDAY.plus(Duration.ofHours(7)));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        gateway.close();
        warehouse.close();
        receiver.close();
    }

    @Test
    void saysNothingWhileAllIsWell() throws Exception {
        nextDay(ROWS, 0.01);
        nextDay(ROWS + 30, 0.01);

        assertThat(open()).isEmpty();
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void tellsOfAFieldThatTurnedNullAndOfItsEnd() throws Exception {
        nextDay(ROWS, 0.18);

        assertThat(open()).singleElement().satisfies(incident -> {
            assertThat(incident.headline()).isEqualTo("18 % of core.orders.channel is null; 1 % is normal");
            assertThat(incident.rated().severity()).isEqualTo(Severity.SEV3);
        });
        assertThat(receiver.accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains("\"status\":\"firing\"", "18 % of core.orders.channel is null"));

        nextDay(ROWS, 0.01);
        assertThat(open()).hasSize(1);
        nextDay(ROWS, 0.01);

        assertThat(open()).isEmpty();
        assertThat(receiver.accepted()).hasSize(2);
        assertThat(receiver.accepted().getLast().body())
                .contains("\"status\":\"resolved\"", "over: 18 % of core.orders.channel");
    }

    @Test
    void opensOneIncidentForOneLoad() throws Exception {
        nextDay(ROWS / 5, 0.5);

        assertThat(open()).hasSize(1);
        var symptoms =
                store.read(books -> books.incidents().symptoms(open().getFirst().id()));
        assertThat(symptoms).hasSizeGreaterThan(1);
    }

    @Test
    void noticesThatNothingCame() throws Exception {
        for (int day = 0; day < 4; day++) {
            nextDay(ROWS, 0.01);
        }

        today = today.plus(1, ChronoUnit.DAYS);
        driver.advanceTo(today.plus(Duration.ofHours(20)));

        assertThat(open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline())
                        .startsWith("core.orders is ")
                        .contains(" late; new data was due by"));
    }

    @Test
    void noticesAFieldThatWasDropped() throws Exception {
        warehouse.run("alter table core.orders drop column amount");
        driver.advanceTo(MONDAY.plus(Duration.ofHours(8)));

        assertThat(open()).singleElement().satisfies(incident -> {
            assertThat(incident.headline()).isEqualTo("core.orders: removed amount numeric(12,2)");
            assertThat(incident.rated().severity()).isEqualTo(Severity.SEV2);
        });
    }

    @Test
    void letsAPersonAcknowledgeAndResolveAndLearnsFromIt() throws Exception {
        nextDay(ROWS, 0.18);
        var id = open().getFirst().id();

        headwater.responding().acknowledge(Principal.HEADWATER, id);
        var ended = headwater.responding().resolve(Principal.HEADWATER, id, Outcome.FALSE_POSITIVE, false, "a test");
        driver.runDue();

        assertThat(ended.isOpen()).isFalse();
        assertThat(receiver.accepted()).hasSize(2);
        assertThat(labels(id)).isEqualTo(1);
    }

    @Test
    void triesAgainWithTheSameKeyUntilTheReceiverAnswers() throws Exception {
        receiver.answering(number -> switch (number) {
            case 0 -> 503;
            case 1 -> 429;
            case 2 -> 500;
            default -> 200;
        });

        nextDay(ROWS, 0.18);

        assertThat(receiver.heard()).hasSize(4);
        assertThat(receiver.heard().stream().map(Receiver.Heard::key).distinct())
                .hasSize(1);
        assertThat(receiver.accepted()).hasSize(1);
    }

    @Test
    void givesUpOnAReceiverThatRefuses() throws Exception {
        receiver.answering(_ -> 404);

        nextDay(ROWS, 0.18);

        assertThat(receiver.heard()).hasSize(1);
        var dead = new Outbox.Search(Optional.of(Outbox.State.DEAD), Optional.empty(), Optional.empty(), 10);
        assertThat(store.read(books -> books.outbox().page(Principal.HEADWATER, dead))
                        .items())
                .singleElement()
                .satisfies(posted -> assertThat(posted.lastError()).contains("the receiver answered 404"));
    }

    private void connect() {
        var server = TestPostgres.server();
        var settings = new Settings(
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(server.port()),
                        "database", warehouse.database(),
                        "user", server.user(),
                        "tls", "disable"),
                server.password());
        headwater
                .connecting()
                .addSource(
                        Principal.HEADWATER,
                        new NewSource(
                                "postgres",
                                "shop",
                                settings,
                                DomainName.GENERAL,
                                ZoneOffset.UTC,
                                Limits.DEFAULT,
                                Duration.ofMinutes(60)));
        headwater
                .connecting()
                .addChannel(
                        Principal.HEADWATER,
                        new Connected(
                                0,
                                "hook",
                                "webhook",
                                new Settings(Map.of("url", receiver.url()), "s3cret"),
                                Set.of("127.0.0.1")));
        headwater
                .connecting()
                .addAudience(
                        Principal.HEADWATER,
                        new Audience(
                                0,
                                Optional.empty(),
                                "hook",
                                "",
                                Optional.empty(),
                                new AlertBudget(5, ZoneOffset.UTC, Severity.SEV1)));
    }

    /** At 06:30 of the next day the orders of the day before are loaded; then it becomes noon. */
    private void nextDay(int rows, double nullShare) throws Exception {
        var loaded = today;
        today = today.plus(1, ChronoUnit.DAYS);
        driver.advanceTo(today.plus(Duration.ofMinutes(390)));
        warehouse.load(loaded, rows, nullShare);
        driver.advanceTo(today.plus(Duration.ofHours(12)));
    }

    private List<Incident> open() {
        return store.read(books ->
                        books.incidents().page(Principal.HEADWATER, Incidents.Search.of(true, Optional.empty(), 50)))
                .items();
    }

    private long labels(IncidentId id) {
        return store.read(books -> books.incidents().symptoms(id).stream()
                .mapToLong(symptom -> books.judgements().labels(symptom.monitor()).values().stream()
                        .mapToLong(List::size)
                        .sum())
                .sum());
    }
}
