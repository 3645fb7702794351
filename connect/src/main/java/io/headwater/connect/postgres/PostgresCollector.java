package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.Categories;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/** Reads a PostgreSQL database. */
final class PostgresCollector implements Collector {
    /** The server takes 1,664 columns in a result, so very wide tables are scanned in parts. */
    private static final int FIELDS_PER_SCAN = 120;

    private static final double OFTEN = 0.6;
    private static final Duration SOON = Duration.ofHours(2);

    private final Session session;
    private final Consumer<Session> afterUse;
    private final InetSocketAddress address;
    private final String namespace;

    /**
     * A collector over a session.
     *
     * @param afterUse takes the session back when the collector is closed
     */
    PostgresCollector(Session session, Consumer<Session> afterUse, InetSocketAddress address, String namespace) {
        this.session = session;
        this.afterUse = afterUse;
        this.address = address;
        this.namespace = namespace;
    }

    @Override
    public void check(Witness witness) {
        new ConnectionCheck(address, session, namespace).run(witness);
    }

    @Override
    public Survey survey(Counters known, Instant now) {
        try {
            var relations = new Catalog(session, namespace).relations();
            var definitions = new Definitions(session).of(relations);
            var found = new Surveyor.Found(relations, definitions, new StatementLog(session).read());
            return Surveyor.survey(namespace, found, known, now);
        } catch (SQLException e) {
            return new Unseen(Troubles.of(e));
        }
    }

    @Override
    public TimeColumn findTimeColumn(Asset asset, List<Field> fields, Instant now) {
        try {
            return new TimeColumns(session, now).find(asset, fields);
        } catch (SQLException e) {
            return new TimeColumn.None("could not look: " + Troubles.of(e).text());
        }
    }

    @Override
    public Grain findGrain(Asset asset, Span.Windows span) {
        if (span.timeType() == FieldType.DATE) {
            return Grain.DAY;
        }
        String sql = """
            select count(distinct floor(extract(epoch from %1$s::timestamptz) / 3600)),
                   extract(epoch from max(%1$s::timestamptz))
            from %2$s where %1$s >= ?::timestamptz and %1$s < ?::timestamptz\
            """.formatted(Sql.name(span.timeColumn()), Sql.table(asset.name()));
        try {
            var query = Query.of(
                    sql, span.from().atOffset(ZoneOffset.UTC), span.to().atOffset(ZoneOffset.UTC));
            return session.ask(query, ZoneOffset.UTC, rows -> {
                rows.next();
                return grain(rows.getLong(1), rows.getDouble(2), span);
            });
        } catch (SQLException _) {
            return Grain.DAY; // the measurement that follows will say what is wrong
        }
    }

    /** Hours are judged where most have rows and rows come within two hours: a daily load of hourly events is daily. */
    private static Grain grain(long filledHours, double newest, Span.Windows span) {
        boolean often =
                filledHours >= OFTEN * Duration.between(span.from(), span.to()).toHours();
        boolean soon = span.to().getEpochSecond() - newest < SOON.toSeconds();
        return often && soon ? Grain.HOUR : Grain.DAY;
    }

    @Override
    public Measured measure(MeasurementPlan plan, Instant now) {
        long start = System.nanoTime();
        var measurements = new ArrayList<Measurement>();
        var levels = new HashMap<String, Integer>();
        try {
            for (int from = 0; from == 0 || from < plan.fields().size(); from += FIELDS_PER_SCAN) {
                var fields = plan.fields()
                        .subList(
                                from,
                                Math.min(from + FIELDS_PER_SCAN, plan.fields().size()));
                var reader = scan(plan, new Scan(plan, fields, now), from == 0);
                measurements.addAll(reader.measurements());
                reader.distinct().forEach((field, distinct) -> levels.put(field, DistinctLevels.next(distinct)));
            }
            return new Measured.Values(measurements, levels, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            return new Measured.NotMeasured(Troubles.of(e));
        }
    }

    @Override
    public Counted count(Categories.Plan plan) {
        long start = System.nanoTime();
        var scan = new CategoryScan(plan);
        try {
            var tallies = session.ask(scan.query(), plan.zone(), scan::read);
            return new Collector.Tallies(tallies, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            return new Collector.NotCounted(Troubles.of(e));
        }
    }

    @Override
    public Broken breakDown(Breakdown plan) {
        long start = System.nanoTime();
        var scan = new PartScan(plan);
        try {
            var parts = session.ask(scan.query(), plan.zone(), scan::read);
            return new Collector.Parts(parts, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            return new Collector.Unbroken(Troubles.of(e));
        }
    }

    @Override
    public void close() {
        afterUse.accept(session);
    }

    private ScanReader scan(MeasurementPlan plan, Scan scan, boolean withRows) throws SQLException {
        try {
            return run(plan, scan, withRows);
        } catch (SQLException e) {
            return scan(plan, scan.without(e).orElseThrow(() -> e), withRows);
        }
    }

    private ScanReader run(MeasurementPlan plan, Scan scan, boolean withRows) throws SQLException {
        var reader = new ScanReader(plan, scan.columns(), withRows);
        return session.ask(scan.query(), plan.zone(), reader::read);
    }
}
