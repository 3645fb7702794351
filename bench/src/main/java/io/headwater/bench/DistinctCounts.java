package io.headwater.bench;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How far distinct counts are from the truth, of the second collection of a table: columns of a thousand to a million
 * values, uniform, skewed (Zipf) and clustered, of four types each.
 */
record DistinctCounts(int rows, Optional<Path> binaries) implements Benchmark {
    private static final String DATABASE = "shop";
    private static final Instant BEGIN = Instant.parse("2026-09-01T13:00:00Z");
    private static final double MOST_MEDIAN = 3;
    private static final double MOST_TAIL = 10;
    private static final List<Integer> DIVISORS = List.of(1, 3, 10, 30, 100, 300, 1_000);

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, SQLException {
        try (var warehouse = Postgres.start(DATABASE, binaries);
                var days = Days.from(BEGIN);
                var connection = warehouse.connect(DATABASE)) {
            var columns = columns();
            progress.accept("filling %,d rows of %d columns".formatted(rows, columns.size()));
            var truth = truth(connection, columns);
            days.rig().connect(warehouse, DATABASE, 1);
            days.pass(Duration.ofHours(1));
            days.pass(Duration.ofDays(1));
            var errors = new Samples();
            estimates(days.rig()).forEach((column, estimate) -> {
                double exact = truth.getOrDefault(column, Double.NaN);
                if (exact >= 1_000) {
                    errors.add(100 * Math.abs(estimate - exact) / exact);
                }
            });
            return List.of(
                    Figure.of("columns of 1,000 and more distinct values", errors.size(), ""),
                    Figure.of("error, median", errors.median(), "%", MOST_MEDIAN),
                    Figure.of("error, 95 of 100 columns", errors.quantile(0.95), "%", MOST_TAIL),
                    Figure.of("error, largest", errors.quantile(1), "%"));
        }
    }

    /** Name to definition over the row's number i. */
    private Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        for (int divisor : DIVISORS) {
            int size = rows / divisor;
            var shapes = List.of(
                    "i %% %1$d", // each value equally often
                    "floor(%1$d ^ ((i::int8 * 7919 %% 1000003) / 1000003.0::float8))::int", // few have most rows
                    "i::int8 * %1$d / %2$d"); // equal values lie side by side
            for (int shape = 0; shape < shapes.size(); shape++) {
                String value = "(%s)::int".formatted(shapes.get(shape).formatted(size, rows));
                String name = "_%d_%d".formatted(size, shape);
                columns.put("i" + name, value);
                columns.put("s" + name, "md5(%s::text)".formatted(value));
                columns.put("n" + name, "%s / 100.0".formatted(value));
                columns.put("updated" + name, "timestamptz '2026-01-01' + %s * interval '1 s'".formatted(value));
            }
        }
        return columns;
    }

    private Map<String, Double> truth(Connection connection, Map<String, String> columns) throws SQLException {
        var definitions = new ArrayList<String>();
        columns.forEach((name, definition) -> definitions.add("%s as %s".formatted(definition, name)));
        Postgres.run(
                connection,
                "create table counted as select %s from generate_series(1, %d) i"
                        .formatted(String.join(", ", definitions), rows));
        Postgres.run(connection, "analyze counted");
        var truth = new LinkedHashMap<String, Double>();
        for (String column : columns.keySet()) {
            String exact = "select count(*) from (select distinct %s from counted) s".formatted(column);
            truth.put(column, Double.parseDouble(Postgres.ask(connection, exact).getFirst()));
        }
        return truth;
    }

    private static Map<String, Double> estimates(Rig rig) {
        var day = Grain.DAY.startOf(BEGIN.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        return rig.store().read(books -> {
            var source = books.sources().all(Principal.HEADWATER).getFirst();
            var name = new AssetName(source.namespace(), List.of(DATABASE, "public", "counted"));
            var table =
                    books.assets().find(Principal.HEADWATER, name).orElseThrow().id();
            var end = Grain.DAY.plus(day, 1, ZoneOffset.UTC);
            var estimates = new LinkedHashMap<String, Double>();
            books.history().read(table, Grain.DAY, ZoneOffset.UTC, day, end).forEach((key, values) -> {
                if (key.equals(new SeriesKey(key.field(), Metric.DISTINCT, Segment.ALL))) {
                    estimates.put(key.field(), values.at(0));
                }
            });
            return estimates;
        });
    }
}
