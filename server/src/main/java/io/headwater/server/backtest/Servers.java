package io.headwater.server.backtest;

import io.headwater.core.collect.Settings;
import io.headwater.postgres.EmbeddedPostgres;
import io.headwater.store.Store;
import java.util.Map;

/**
 * The databases of one backtest.
 *
 * @param store where Headwater keeps what it learns
 * @param warehouse where the journal is loaded into
 */
record Servers(Address store, Address warehouse) {
    private static final int CONNECTIONS = 3;

    static Servers of(EmbeddedPostgres server, String store, String warehouse) {
        return new Servers(address(server, store), address(server, warehouse));
    }

    /** A database of a server. */
    record Address(int port, String database, String user, String password) {
        static final Settings NO_SETTINGS = new Settings(Map.of(), "");

        String url() {
            return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
        }

        Store.Address forStore() {
            return new Store.Address(url(), user, password, CONNECTIONS);
        }

        Warehouse.Address forLoading() {
            return new Warehouse.Address(url(), user, password);
        }

        Settings settings() {
            return new Settings(
                    Map.of(
                            "host",
                            "127.0.0.1",
                            "port",
                            Integer.toString(port),
                            "database",
                            database,
                            "user",
                            user,
                            "tls",
                            "disable"),
                    password);
        }

        @Override
        public String toString() {
            return "Address[%s, %s]".formatted(url(), user);
        }
    }

    private static Address address(EmbeddedPostgres server, String database) {
        return new Address(server.port(), database, server.user(), server.password());
    }
}
