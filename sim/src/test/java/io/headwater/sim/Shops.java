package io.headwater.sim;

import io.headwater.postgres.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Warehouses for tests, and what is in them. */
final class Shops {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant NOON = Instant.parse("2026-11-24T11:11:00Z");
    static final String READER_PASSWORD = "let's read";

    private Shops() {}

    static Warehouse emptyWarehouse() {
        var server = TestPostgres.server();
        return new Warehouse(server.jdbcUrl(TestPostgres.freshDatabase()), server.user(), server.password());
    }

    static Company found(Warehouse warehouse, int days, long seed, Script script) {
        return Company.found(warehouse, Founding.daysBefore(NOON, days, seed, BERLIN), script, READER_PASSWORD);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BERLIN).toInstant();
    }

    /** The first number of the first row. */
    static double number(Warehouse warehouse, String sql) {
        return warehouse.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set time zone '%s'".formatted(BERLIN));
                try (var rows = statement.executeQuery(sql)) {
                    rows.next();
                    return rows.getDouble(1);
                }
            }
        });
    }

    /** A number for the content of each table. */
    static Map<String, Double> contents(Warehouse warehouse) {
        var contents = new TreeMap<String, Double>();
        for (Job job : Jobs.ofTheShop().inOrder()) {
            String sql = "select coalesce(sum(hashtext(t::text)::numeric), 0) from %s t".formatted(job.output());
            contents.put(job.output(), number(warehouse, sql));
        }
        return contents;
    }

    static Warehouse asReader(Warehouse warehouse) {
        return new Warehouse(warehouse.jdbcUrl(), Loader.READER, READER_PASSWORD);
    }

    static long write(Warehouse warehouse, String sql) throws SQLException {
        try (var connection = warehouse.connect();
                var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
