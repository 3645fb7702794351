package io.headwater.connect.postgres;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Fact.DatasetSeen;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.MeasurementPlan.Segments;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Planning;
import io.headwater.core.collect.Settings;
import io.headwater.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A fresh database of a real server, with a collector that reads it as the owner. */
final class Database implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

    private static final Planning.Ordered ALL = new Planning.Ordered(Optional.empty(), OptionalDouble.empty());

    private final String name = TestPostgres.freshDatabase();
    private final Connection connection;
    private final Collector collector;

    Database() throws SQLException {
        connection = connect();
        collector = collector(settings());
    }

    Connection connect() throws SQLException {
        var server = TestPostgres.server();
        return DriverManager.getConnection(server.jdbcUrl(name), server.user(), server.password());
    }

    Settings settings() {
        var server = TestPostgres.server();
        return settings(server.user(), server.password());
    }

    Settings settings(String user, String password) {
        var server = TestPostgres.server();
        return new Settings(
                Map.of("host", server.host(), "port", "" + server.port(), "database", name, "user", user), password);
    }

    static Collector collector(Settings settings) {
        return new PostgresKind().collector(settings, Limits.DEFAULT);
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    Collector collector() {
        return collector;
    }

    List<DatasetSeen> survey() {
        return datasets(seen(collector, Collector.Counters.NONE));
    }

    static Collector.Seen seen(Collector collector, Collector.Counters known) {
        return switch (collector.survey(known, NOW)) {
            case Collector.Seen seen -> seen;
            case Collector.Unseen(var trouble) -> throw new AssertionError(trouble.text());
        };
    }

    static List<DatasetSeen> datasets(Collector.Seen seen) {
        return seen.facts().stream()
                .filter(DatasetSeen.class::isInstance)
                .map(DatasetSeen.class::cast)
                .toList();
    }

    DatasetSeen find(String table) {
        return survey().stream()
                .filter(seen -> seen.about().last().equals(table))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not seen: " + table));
    }

    MeasurementPlan plan(String table) {
        return plan(find(table), Map.of());
    }

    static MeasurementPlan plan(DatasetSeen seen, Map<String, Integer> levels) {
        var hints = new Planning.Hints(levels, Set.of(), Segments.NONE, ALL);
        return Planning.plan(asset(seen), seen.fields(), new Span.Snapshot(NOW), ZoneOffset.UTC, hints);
    }

    Values measure(String table) {
        return Values.of(collector.measure(plan(table), NOW));
    }

    @Override
    public void close() throws SQLException {
        collector.close();
        connection.close();
    }

    static Field field(DatasetSeen seen, String name) {
        return seen.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name));
    }

    /** What was measured of all rows, by field (empty for the table) and metric. */
    record Values(Map<String, Double> byName, Map<String, Integer> levels, int count) {
        static Values of(Measured measured) {
            return switch (measured) {
                case Measured.Values values -> {
                    var byName = new HashMap<String, Double>();
                    values.measurements().forEach(m -> byName.put(m.field() + " " + m.metric(), m.value()));
                    yield new Values(
                            byName,
                            values.distinctLevels(),
                            values.measurements().size());
                }
                case Measured.NotMeasured(var trouble) -> throw new AssertionError(trouble.text());
            };
        }

        Optional<Double> find(String field, Metric metric) {
            return Optional.ofNullable(byName.get(field + " " + metric));
        }
    }

    static Asset asset(DatasetSeen seen) {
        return new Asset(
                new AssetId(1),
                seen.about(),
                AssetKind.DATASET,
                seen.kind(),
                new DomainName("sales"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                seen.size(),
                new TimeColumn.NotSought(),
                NOW,
                Optional.empty());
    }
}
