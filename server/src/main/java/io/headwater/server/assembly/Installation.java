package io.headwater.server.assembly;

import io.headwater.connect.mail.MailKind;
import io.headwater.connect.postgres.PostgresKind;
import io.headwater.connect.slack.SlackKind;
import io.headwater.connect.webhook.WebhookKind;
import io.headwater.core.collect.SourceKind;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.ChannelKind;
import io.headwater.postgres.EmbeddedPostgres;
import io.headwater.store.Jobs;
import io.headwater.store.Store;
import io.headwater.store.Vault;
import io.headwater.wire.Gateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Everything of one data directory, opened: database, key, ways out. Closing it stops what it started. */
public final class Installation implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    private final Optional<EmbeddedPostgres> embedded;
    private final Store store;
    private final Gateway gateway;
    private final InstantSource clock;

    private Installation(Optional<EmbeddedPostgres> embedded, Store store, Gateway gateway, InstantSource clock) {
        this.embedded = embedded;
        this.store = store;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Opens the data directory, starting the embedded database unless another one is configured. */
    public static Installation open(Configuration configuration, InstantSource clock) throws IOException {
        var directory = Files.createDirectories(configuration.dataDirectory());
        var vault = Vault.at(directory.resolve("secrets.key"), new SecureRandom());
        var gateway = new Gateway();
        Optional<EmbeddedPostgres> embedded = configuration.database().isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory.resolve("postgres"))));
        try {
            embedded.ifPresent(postgres -> postgres.createDatabase("headwater"));
            var address = embedded.map(Installation::address)
                    .orElseGet(() -> address(configuration.database().orElseThrow()));
            var store = Store.open(address, vault);
            embedded.ifPresent(_ -> Jobs.release(store)); // whoever holds its directory is alone at it
            return new Installation(embedded, store, gateway, clock);
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedPostgres::close);
            gateway.close();
            throw e;
        }
    }

    /**
     * Puts the assembly together; nothing runs yet.
     *
     * @param publicUrl where people's browsers find it
     */
    public Assembly assemble(URI publicUrl) {
        return new Assembly(new Parts(
                store, clock, new SecureRandom(), sources(), channels(), publicUrl, Optional.of(Severity.SEV1)));
    }

    public Store store() {
        return store;
    }

    public InstantSource clock() {
        return clock;
    }

    /** The embedded database server; empty when an external one is used. */
    public Optional<EmbeddedPostgres> embedded() {
        return embedded;
    }

    private static List<SourceKind> sources() {
        return List.of(new PostgresKind());
    }

    private List<ChannelKind> channels() {
        return List.of(new SlackKind(gateway), new MailKind(), new WebhookKind(gateway, clock));
    }

    private static Store.Address address(EmbeddedPostgres postgres) {
        return new Store.Address(postgres.jdbcUrl("headwater"), postgres.user(), postgres.password(), CONNECTIONS);
    }

    private static Store.Address address(Configuration.Database database) {
        return new Store.Address(database.url(), database.user(), database.password(), CONNECTIONS);
    }

    @Override
    public void close() throws IOException {
        store.close();
        embedded.ifPresent(EmbeddedPostgres::close);
        gateway.close();
    }
}
