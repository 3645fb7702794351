package io.headwater.server.assembly;

import io.headwater.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;

/** A small shop's database, loaded once a day. */
final class Warehouse implements AutoCloseable {
    private final String database = TestPostgres.freshDatabase();
    private final Connection connection;

    Warehouse() throws SQLException {
        var server = TestPostgres.server();
        connection = DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
        run("create schema core");
        run("create table core.orders (id bigint, created_at timestamptz not null, channel text, amount"
                + " numeric(12,2))");
    }

    String database() {
        return database;
    }

    /** Loads the orders of the day that begins at a moment; a share of the channels is null. */
    void load(Instant day, int rows, double nullShare) throws SQLException {
        run("""
            insert into core.orders
            select i, timestamptz '%s' + i * interval '20 hours' / %d,
                   case when i > %d * %s then (array['web', 'app', 'shop'])[1 + i %% 3] end,
                   10 + i %% 90
            from generate_series(1, %d) i\
            """.formatted(day, Math.max(1, rows), rows, nullShare, rows));
        run("select pg_stat_force_next_flush()");
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
