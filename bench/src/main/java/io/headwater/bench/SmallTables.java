package io.headwater.bench;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Wall time a table of many small ones, measured as in service: by jobs, as many statements at once as a source allows
 * by default, beside one hand-written SELECT a table with the same aggregates, but without distinct counts.
 */
record SmallTables(Orders orders, int rounds, Optional<Path> binaries) implements Benchmark {
    private static final String DATABASE = "shop";
    private static final double MOST = 1.5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, SQLException {
        try (var warehouse = Postgres.start(DATABASE, binaries);
                var rig = Rig.start(InstantSource.system());
                var connection = warehouse.connect(DATABASE)) {
            Postgres.run(connection, "set max_parallel_workers_per_gather = 0");
            progress.accept("filling %,d tables of %,d rows".formatted(orders.tables(), orders.rows()));
            orders.create(connection);
            rig.connect(warehouse, DATABASE, 2);
            try (var _ = rig.headwater().start()) {
                awaitAll(rig, Instant.EPOCH, orders.tables());
                return figures(rig, connection, progress);
            }
        }
    }

    private List<Figure> figures(Rig rig, Connection connection, Consumer<String> progress) throws SQLException {
        var hand = new Samples();
        var ours = new Samples();
        for (int round = 0; round < rounds; round++) {
            hand.add(byHand(connection));
            ours.add(again(rig));
            progress.accept(
                    "a table by hand, so far %.1f ms; by Headwater %.1f ms".formatted(hand.median(), ours.median()));
        }
        return List.of(
                Figure.of("wall time a table by hand (median)", hand.median(), "ms"),
                Figure.of("wall time a table, later collections (median)", ours.median(), "ms"),
                Figure.of("the same, by hand = 1", ours.median() / hand.median(), "x", MOST));
    }

    private double byHand(Connection connection) throws SQLException {
        long start = System.nanoTime();
        for (String table : orders.names()) {
            Postgres.ask(connection, Orders.byHand(table));
        }
        return milliseconds(start);
    }

    /** From the wish to have all measured again to the last one that is. */
    private double again(Rig rig) {
        var before = Instant.now();
        long start = System.nanoTime();
        assets(rig).forEach(asset -> rig.headwater().watching().measureNow(Principal.HEADWATER, asset.id()));
        awaitAll(rig, before, orders.tables());
        return milliseconds(start);
    }

    private double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6 / orders.tables();
    }

    /** Looks at one table at a time: looking costs too. */
    private static void awaitAll(Rig rig, Instant since, int tables) {
        while (assets(rig).size() < tables) {
            LockSupport.parkNanos(PAUSE);
        }
        for (Asset asset : assets(rig)) {
            while (!isMeasured(rig, asset, since)) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static boolean isMeasured(Rig rig, Asset asset, Instant since) {
        return rig.store()
                .read(books -> books.history().lastMeasured(asset.id()))
                .filter(at -> !at.isBefore(since))
                .isPresent();
    }

    private static List<Asset> assets(Rig rig) {
        return rig.store()
                .read(books -> books.sources().all(Principal.HEADWATER).stream()
                        .flatMap(source -> books.assets().ofSource(Principal.HEADWATER, source.id()).stream())
                        .toList());
    }
}
