package io.headwater.server.assembly;

import io.headwater.connect.mail.MailKind;
import io.headwater.connect.postgres.PostgresKind;
import io.headwater.connect.slack.SlackKind;
import io.headwater.connect.webhook.WebhookKind;
import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Settings;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.Incidents;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.Channels.Connected;
import io.headwater.core.route.AlertBudget;
import io.headwater.core.route.Audience;
import io.headwater.postgres.TestPostgres;
import io.headwater.server.assembly.Connecting.NewSource;
import io.headwater.store.Jobs;
import io.headwater.store.Store;
import io.headwater.store.Vault;
import io.headwater.wire.Gateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A shop with sixty days of ordinary orders, watched by a whole Headwater on a clock that is moved by hand. */
final class Shop implements AutoCloseable {
    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    static final int ROWS = 1_000;

    private final Receiver receiver = new Receiver();
    private final Warehouse warehouse = new Warehouse();
    private final Gateway gateway = new Gateway(Duration.ofSeconds(1));
    private final Store store;
    private final Assembly headwater;
    private final Jobs.Driver driver;
    private Instant today = MONDAY;

    /**
     * A shop that has not been looked at yet; it is six in the morning.
     *
     * @param directory for the key
     */
    Shop(Path directory) throws Exception {
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
                List.of(new WebhookKind(gateway, clock), new SlackKind(gateway), new MailKind()),
                URI.create("http://127.0.0.1:8484/"),
                Optional.of(Severity.SEV1)));
        driver = headwater.byHand(clock);
    }

    Receiver receiver() {
        return receiver;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    Store store() {
        return store;
    }

    Assembly headwater() {
        return headwater;
    }

    Jobs.Driver driver() {
        return driver;
    }

    /** Connects the shop as the owner of its database, and looks at it until seven. */
    void watch() {
        var server = TestPostgres.server();
        connect(server.user(), server.password());
        driver.advanceTo(MONDAY.plus(Duration.ofHours(7)));
    }

    void connect(String user, String password) {
        connectSource(user, password);
        connectReceiver();
    }

    void connectSource(String user, String password) {
        var server = TestPostgres.server();
        var settings = new Settings(
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(server.port()),
                        "database",
                        warehouse.database(),
                        "user",
                        user,
                        "tls",
                        "disable"),
                password);
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
    }

    private void connectReceiver() {
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
    void nextDay(int rows, double nullShare) throws Exception {
        var loaded = today;
        today = today.plus(1, ChronoUnit.DAYS);
        driver.advanceTo(today.plus(Duration.ofMinutes(390)));
        warehouse.load(loaded, rows, nullShare);
        driver.advanceTo(today.plus(Duration.ofHours(12)));
    }

    List<Incident> open() {
        return store.read(books ->
                        books.incidents().page(Principal.HEADWATER, Incidents.Search.of(true, Optional.empty(), 50)))
                .items();
    }

    /** It becomes a moment of the day that it is. */
    void becomes(Duration time) {
        driver.advanceTo(today.plus(time));
    }

    @Override
    public void close() throws IOException, SQLException {
        store.close();
        gateway.close();
        warehouse.close();
        receiver.close();
    }
}
