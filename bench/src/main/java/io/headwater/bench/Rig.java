package io.headwater.bench;

import io.headwater.connect.postgres.PostgresKind;
import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Settings;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Connecting.NewSource;
import io.headwater.server.assembly.Parts;
import io.headwater.store.Store;
import io.headwater.store.Vault;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Headwater put together in this process, on a store of its own. */
final class Rig implements AutoCloseable {
    private static final String DATABASE = "store";
    private static final int CONNECTIONS = 10;
    private static final Duration DAY = Duration.ofDays(1);

    private final Postgres server;
    private final Store store;
    private final Assembly headwater;

    private Rig(Postgres server, Store store, InstantSource clock) {
        this.server = server;
        this.store = store;
        this.headwater = new Assembly(new Parts(
                store,
                clock,
                new Random(1),
                List.of(new PostgresKind()),
                List.of(),
                URI.create("http://127.0.0.1/"),
                Optional.empty()));
    }

    static Rig start(InstantSource clock) throws IOException {
        var server = Postgres.start(DATABASE, Optional.empty());
        var postgres = server.postgres();
        var address = new Store.Address(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password(), CONNECTIONS);
        var vault = Vault.at(server.directory().resolve("key"), new SecureRandom());
        return new Rig(server, Store.open(address, vault), clock);
    }

    /**
     * Connects a warehouse that is surveyed once a day.
     *
     * @param concurrent how many statements it may be asked at once
     */
    void connect(Postgres warehouse, String database, int concurrent) {
        var settings = new Settings(
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(warehouse.postgres().port()),
                        "database",
                        database,
                        "user",
                        warehouse.postgres().user(),
                        "tls",
                        "disable"),
                warehouse.postgres().password());
        var limits = new Limits(Duration.ofMinutes(10), Duration.ofSeconds(2), concurrent, Duration.ofHours(1));
        var source = new NewSource("postgres", database, settings, DomainName.GENERAL, ZoneOffset.UTC, limits, DAY);
        headwater.connecting().addSource(Principal.HEADWATER, source);
    }

    Store store() {
        return store;
    }

    Assembly headwater() {
        return headwater;
    }

    /** Processor time of the store's server. */
    Duration processorTime() {
        return server.postgres().processorTime();
    }

    @Override
    public void close() throws IOException {
        store.close();
        server.close();
    }
}
