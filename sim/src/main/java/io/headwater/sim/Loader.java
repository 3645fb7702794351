package io.headwater.sim;

import io.headwater.sim.Fault.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.regex.Pattern;

/** Runs a job's SQL for a window: what was there of the window goes, what the query finds comes. */
final class Loader {
    static final String READER = "shop_reader";

    private static final Pattern NAMES = Pattern.compile("(?<!:):(from|to|founded|demand)\\b");

    private final Founding founding;
    private final Script script;
    private final Demand demand;

    Loader(Founding founding, Script script) {
        this.founding = founding;
        this.script = script;
        this.demand = new Demand(founding, script);
    }

    /** What a load did. */
    record Loaded(long rows, String query) {}

    /** The company's sessions keep its time zone: a day in its SQL is a day of its zone. */
    void enter(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set time zone '%s'".formatted(founding.zone().getId()));
            statement.execute("set jit = off"); // compiling takes longer than these queries
            statement.execute("set synchronous_commit = off"); // what a crash loses is loaded again
        }
    }

    /** Makes a run that starts at the moment. */
    Loaded load(Connection connection, Job job, Window window, Instant start) throws SQLException {
        try (var statement = connection.createStatement()) {
            String query = query(job, start);
            if (script.on(job, Kind.REFUSED, start).findAny().isPresent()) {
                statement.execute("set local role " + READER);
            }
            statement.executeLargeUpdate(bound(clearing(job), window));
            long rows =
                    statement.executeLargeUpdate(bound("insert into %s%n%s".formatted(job.output(), query), window));
            spoil(statement, job, window);
            return new Loaded(rows, query);
        }
    }

    /** The schemas and the functions that the source systems' data is made with. */
    String foundation() {
        return JobText.resource("foundation.sql").replace(":seed", Long.toString(founding.seed()));
    }

    /** A query whose columns are those of the job's table. */
    String shape(Job job) {
        var zone = founding.zone();
        return bound(job.select(), job.schedule().windowFrom(job.schedule().startOf(founding.founded(), zone), zone));
    }

    /** How many rows of a window are there; of a table without windows, how many rows. */
    long count(Connection connection, Job job, Window window) throws SQLException {
        String where = job.target()
                .time()
                .map(time -> " where %s >= :from and %s < :to".formatted(time, time))
                .orElse("");
        try (var statement = connection.createStatement()) {
            return count(statement, bound("select 1 from " + job.output() + where, window));
        }
    }

    /** Text with its names replaced by their values; all of them are the company's own. */
    String bound(String sql, Window window) {
        return NAMES.matcher(sql).replaceAll(name -> switch (name.group(1)) {
            case "from" -> literal(window.from());
            case "to" -> literal(window.to());
            case "founded" -> literal(founding.founded());
            default -> demand.table(window);
        });
    }

    /** The query of a run that starts at the moment, with what slipped into it. */
    String query(Job job, Instant start) {
        return script.on(job, Kind.LIMIT, start)
                .findFirst()
                .map(limit -> "%s%nlimit %d".formatted(job.select(), (long) limit.strength()))
                .orElse(job.select());
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from (%s) as found".formatted(query))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String clearing(Job job) {
        return job.target()
                .time()
                .map(time -> "delete from %s where %s >= :from and %s < :to".formatted(job.output(), time, time))
                .orElse("delete from " + job.output());
    }

    /** Takes values away that the source did not send. */
    private void spoil(Statement statement, Job job, Window window) throws SQLException {
        for (Fault fault : script.of(Kind.SOURCE_NULL).toList()) {
            if (fault.place().table().equals(job.output()) && fault.window().overlaps(window)) {
                statement.executeLargeUpdate(spoiling(fault, job.target().time().orElseThrow()));
            }
        }
    }

    private static String spoiling(Fault fault, String time) {
        var place = fault.place();
        String where = place.segment().isEmpty() ? "true" : "%s = '%s'".formatted(place.field(), place.segment());
        return "update %s set %s = null where %s and %s >= %s and %s < %s"
                .formatted(
                        place.table(),
                        place.field(),
                        where,
                        time,
                        literal(fault.window().from()),
                        time,
                        literal(fault.window().to()));
    }

    private static String literal(Instant moment) {
        return "(timestamptz '%s')".formatted(moment);
    }
}
