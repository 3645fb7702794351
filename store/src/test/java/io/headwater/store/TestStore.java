package io.headwater.store;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.postgres.TestPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store on an empty database. */
final class TestStore implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Store store;

    TestStore() throws IOException {
        var server = TestPostgres.server();
        store = Store.open(
                new Store.Address(server.jdbcUrl(TestPostgres.freshDatabase()), server.user(), server.password(), 5),
                Vault.at(TestPostgres.directory().resolve("key"), new SecureRandom()));
    }

    Store store() {
        return store;
    }

    /** A table that somebody has told of. */
    AssetId asset(String name) {
        var seen = new Fact.DatasetSeen(
                AssetName.parse("postgres://localhost:5432", name),
                DatasetKind.TABLE,
                List.of(),
                Asset.Size.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                NOW);
        var origin = new Facts.Origin(Optional.empty(), DomainName.GENERAL);
        return store.write(books -> books.facts().record(origin, List.of(seen)))
                .appeared()
                .getFirst()
                .id();
    }

    void run(String sql) throws SQLException {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query answers. */
    double number(String sql) throws SQLException {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
