package io.headwater.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What collecting costs beside one hand-written SELECT a table with the same aggregates, but without distinct counts:
 * processors of the warehouse, of this process and of the store, one connection each.
 *
 * @param binaries programs of the warehouse's PostgreSQL; empty for the bundled ones
 */
record Collection(Orders orders, int rounds, Optional<Path> binaries) implements Benchmark {
    private static final String DATABASE = "shop";
    private static final Instant BEGIN = Instant.parse("2026-09-01T13:00:00Z");
    private static final double TICK = 0.01;
    private static final double MOST_FIRST = 3;
    private static final double MOST_LATER = 1.5;

    /** Resources that one pass over all tables took, in seconds, and how often each table was scanned. */
    private record Pass(double warehouse, double rest, double wall, double scans) {
        double processors() {
            return warehouse + rest;
        }
    }

    /** Work that is measured. */
    private interface Step {
        void run() throws SQLException;
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, SQLException {
        try (var warehouse = Postgres.start(DATABASE, binaries);
                var days = Days.from(BEGIN);
                var connection = warehouse.connect(DATABASE)) {
            Postgres.run(connection, "alter system set autovacuum = off");
            Postgres.run(connection, "select pg_reload_conf()");
            Postgres.run(connection, "set max_parallel_workers_per_gather = 0");
            String version = Postgres.ask(connection, "show server_version").getFirst();
            progress.accept("filling %,d tables of %,d rows in PostgreSQL %s"
                    .formatted(orders.tables(), orders.rows(), version));
            orders.create(connection);
            days.rig().connect(warehouse, DATABASE, 1);
            return new Measuring(warehouse, days, connection).figures(progress);
        }
    }

    /** One warehouse, read by hand and by Headwater in turn. */
    private final class Measuring {
        private final Postgres warehouse;
        private final Days days;
        private final Connection connection;
        private final Samples later = new Samples();
        private final Samples scans = new Samples();

        Measuring(Postgres warehouse, Days days, Connection connection) {
            this.warehouse = warehouse;
            this.days = days;
            this.connection = connection;
        }

        List<Figure> figures(Consumer<String> progress) throws SQLException {
            byHand(); // what is on disk comes into memory
            var plain = measure(this::byHand);
            var first = measure(() -> days.pass(Duration.ofHours(1)));
            progress.accept("by hand %s".formatted(plain));
            progress.accept("first   %s".formatted(first));
            for (int round = 0; round < rounds; round++) {
                var hand = measure(this::byHand);
                var ours = measure(() -> days.pass(Duration.ofDays(1)));
                progress.accept("by hand %s".formatted(hand));
                progress.accept("later   %s".formatted(ours));
                later.add(ratio(ours, hand));
                scans.add(ours.scans());
            }
            return List.of(
                    Figure.of("processors, first collection, by hand = 1", ratio(first, plain), "x", MOST_FIRST),
                    Figure.of("processors, later collections, by hand = 1 (median)", later.median(), "x", MOST_LATER),
                    Figure.of("scans a table, first collection", first.scans(), ""),
                    Figure.of("scans a table, later collections (median)", scans.median(), ""));
        }

        /** The system tells processor time in hundredths of a second. */
        private static double ratio(Pass ours, Pass hand) {
            return ours.processors() / Math.max(TICK, hand.processors());
        }

        private void byHand() throws SQLException {
            for (String table : orders.names()) {
                Postgres.ask(connection, Orders.byHand(table));
            }
            Postgres.ask(connection, "select pg_stat_force_next_flush()");
        }

        private Pass measure(Step step) throws SQLException {
            double scanned = scanned();
            var database = warehouse.postgres().processorTime();
            var rest = rest();
            long wall = System.nanoTime();
            step.run();
            return new Pass(
                    seconds(warehouse.postgres().processorTime().minus(database)),
                    seconds(rest().minus(rest)),
                    (System.nanoTime() - wall) / 1e9,
                    (scanned() - scanned) / orders.tables());
        }

        private Duration rest() {
            var here = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            return here.plus(days.rig().processorTime());
        }

        private double scanned() throws SQLException {
            return Double.parseDouble(Postgres.ask(connection, "select sum(seq_scan) from pg_stat_user_tables")
                    .getFirst());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
