package io.headwater.bench;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.sql.LineageCache;
import io.headwater.lineage.sql.SqlLineage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements a second of one thread's processor time, the text read, parsed and bound each time.
 *
 * @param data the folder that holds {@code lineage}
 */
record LineageSpeed(Path data, int rounds) implements Benchmark {
    private static final double SECOND = 1e9;

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException {
        var shorts = shorts();
        progress.accept("%,d short statements".formatted(shorts.size()));
        double brief = rate(shorts);
        var longs = IntStream.range(0, 300)
                .mapToObj(LineageSpeed::longOne)
                .map(LineageSpeed::run)
                .toList();
        progress.accept("%,d long statements of %,d characters"
                .formatted(longs.size(), longOne(1).length()));
        double lengthy = rate(longs);
        var figures = new ArrayList<>(List.of(
                Figure.atLeast("short statements a second", brief, "", 15_000),
                Figure.atLeast("statements of two thousand characters a second", lengthy, "", 4_000),
                Figure.atLeast("the same, known by their fingerprints, a second", rate(repeated()), "", 100_000),
                Figure.of("a statement of a million characters", huge(), "ms", 500)));
        var log = data.resolve("querylog").resolve("sede_val.jsonl.gz");
        if (Files.exists(log)) {
            figures.addAll(people(log));
        }
        return figures;
    }

    /** Statements that differ in their literals alone, from a cache. */
    private static List<Runnable> repeated() {
        var cache = new LineageCache(1_000_000);
        var engine = SqlLineage.of(Dialect.POSTGRES, Catalog.NONE);
        return IntStream.range(0, 300)
                .mapToObj(number ->
                        longOne(7).replace("'paid'", "'paid " + number + "'").replace(" 7", " " + number))
                .<Runnable>map(sql ->
                        () -> use(cache.analyze(engine, sql).lineage().columns().size()))
                .toList();
    }

    /** What people typed, broken statements included: each is answered. */
    private static List<Figure> people(Path log) throws IOException {
        var engine = SqlLineage.of(Dialect.TSQL, Catalog.NONE);
        var texts = LineageCorpus.read(log).stream()
                .map(about -> about.text("QueryBody"))
                .toList();
        texts.forEach(engine::analyze); // warms up
        double[] times = texts.stream()
                .mapToDouble(sql -> {
                    long start = processor();
                    engine.analyze(sql);
                    return (processor() - start) / 1e6;
                })
                .sorted()
                .toArray();
        return List.of(
                Figure.of("texts of people, all answered", times.length, ""),
                Figure.of("a text of people, p99", times[(int) Math.ceil(times.length * 0.99) - 1], "ms", 20));
    }

    private List<Runnable> shorts() throws IOException {
        var runs = new ArrayList<Runnable>();
        for (String file : List.of(
                "sqllineage_ansi", "openlineage", "bytebase_mysql_postgres_tidb", "sqlglot_optimizer_fixtures")) {
            for (var about : LineageCorpus.read(data.resolve("lineage").resolve(file + ".jsonl.gz"))) {
                if (about.isOf("column")) {
                    var engine = about.engine();
                    String sql = about.text("sql");
                    runs.add(() -> use(engine.analyze(sql).statements().size()));
                }
            }
        }
        return runs;
    }

    private static Runnable run(String sql) {
        var engine = SqlLineage.of(Dialect.POSTGRES, Catalog.NONE);
        return () -> use(engine.analyze(sql).columns().size());
    }

    private static void use(int found) {
        if (found < 0) {
            throw new IllegalStateException("no lineage");
        }
    }

    /** The best of the rounds: the earlier ones warm up, for some seconds at least. */
    private double rate(List<Runnable> runs) {
        double best = 0;
        long warm = processor() + (long) (rounds * SECOND / 3);
        for (int round = 0; round < rounds || processor() < warm; round++) {
            long start = processor();
            runs.forEach(Runnable::run);
            best = Math.max(best, runs.size() * SECOND / (processor() - start));
        }
        return best;
    }

    private double huge() {
        String columns =
                IntStream.range(0, 60_000).mapToObj(i -> "t.column_" + i).collect(Collectors.joining(", "));
        var run = run("SELECT " + columns + " FROM t");
        long start = processor();
        run.run();
        return (processor() - start) / 1e6;
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A load as warehouses have them: named queries, windows, many columns of a few kinds. */
    private static String longOne(int number) {
        String names = IntStream.range(0, 18).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String items = IntStream.range(1, 18)
                .mapToObj(i ->
                        "CASE WHEN r.status = 'paid' THEN coalesce(r.amount, 0) * %d ELSE r.total - r.amount END AS c%d"
                                .formatted(i + number, i))
                .collect(Collectors.joining(",\n  "));
        return """
            INSERT INTO mart.t%1$d (%2$s)
            WITH base AS (
              SELECT o.id, o.customer_id, o.amount, o.status, o.created_at, c.name, c.country
              FROM shop.orders o JOIN shop.customers c ON o.customer_id = c.id
              WHERE o.created_at >= '2026-01-01' AND o.status <> 'cancelled'),
            ranked AS (
              SELECT b.*, row_number() OVER (PARTITION BY b.customer_id ORDER BY b.created_at DESC) AS rn,
                     sum(b.amount) OVER (PARTITION BY b.country) AS total
              FROM base b)
            SELECT r.id,
              %3$s
            FROM ranked r LEFT JOIN shop.countries k ON k.code = r.country AND k.id = %1$d
            WHERE r.rn = 1 AND r.id IN (SELECT p.order_id FROM shop.payments p WHERE p.state = 'done')
            """.formatted(number, names, items);
    }
}
