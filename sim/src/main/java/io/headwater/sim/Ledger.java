package io.headwater.sim;

import io.headwater.sim.Run.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the company knows about itself: how it began, what goes wrong in it, how far its jobs have come.
 *
 * <p>It lies in a database of its own, so that nobody who reads the warehouse reads the truth.
 */
final class Ledger {
    private static final String TABLES = """
        create schema ops;
        create table ops.company (founded timestamptz, seed bigint, zone text, scale float8, filled_until timestamptz);
        create table ops.truth (id text primary key, kind text not null, bucket text not null, table_name text not null,
            field text not null, segment text not null, begins timestamptz not null, ends timestamptz not null,
            strength float8 not null, truth text not null, mended boolean not null default false);
        create table ops.progress (job text primary key, done_until timestamptz not null, done_at timestamptz not null,
            resumed_at timestamptz not null, not_before timestamptz not null, failures int not null);
        create table ops.job_runs (job text, window_from timestamptz, window_to timestamptz, attempt int,
            started timestamptz, ended timestamptz, rows bigint, error text);
        create index on ops.job_runs (job, window_from);\
        """;

    private final Warehouse database;

    Ledger(Warehouse warehouse) {
        this.database = warehouse.beside("_ops");
    }

    /** How the company of this warehouse began, if there is one. */
    Optional<Founding> founding(Warehouse warehouse) {
        boolean exists = warehouse.transact(connection -> exists(connection, database.database()));
        return exists ? database.transact(Ledger::readFounding) : Optional.empty();
    }

    void begin(Warehouse warehouse, Founding founding, Script script) {
        makeDatabase(warehouse);
        database.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(TABLES);
            }
            write(
                    connection,
                    "insert into ops.company values (?, ?, ?, ?)",
                    List.of(
                            time(founding.founded()),
                            founding.seed(),
                            founding.zone().getId(),
                            founding.scale()));
            for (Fault fault : script.faults()) {
                write(connection, "insert into ops.truth values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row(fault));
            }
            return true;
        });
    }

    Script script() {
        return new Script(database.transact(
                connection -> list(connection, "select * from ops.truth order by begins, id", Ledger::fault)));
    }

    /** Faults that have ended, and whose work has not been done again. */
    List<String> unmended() {
        return database.transact(
                connection -> list(connection, "select id from ops.truth where not mended", rows -> rows.getString(1)));
    }

    void mended(String fault) {
        database.transact(
                connection -> write(connection, "update ops.truth set mended = true where id = ?", List.of(fault)));
    }

    Optional<Instant> filledUntil() {
        var found = database.transact(connection -> list(
                connection,
                "select filled_until from ops.company where filled_until is not null",
                rows -> instant(rows, 1)));
        return found.stream().findFirst();
    }

    void filled(Instant until) {
        database.transact(
                connection -> write(connection, "update ops.company set filled_until = ?", List.of(time(until))));
    }

    Map<String, Progress> progress() {
        var all = new HashMap<String, Progress>();
        database.transact(connection -> list(
                connection,
                "select * from ops.progress",
                rows -> all.put(
                        rows.getString(1),
                        new Progress(
                                instant(rows, 2),
                                instant(rows, 3),
                                instant(rows, 4),
                                instant(rows, 5),
                                rows.getInt(6)))));
        return all;
    }

    void write(Map<String, Progress> progress) {
        database.transact(connection -> {
            for (var entry : progress.entrySet()) {
                write(connection, entry.getKey(), entry.getValue());
            }
            return true;
        });
    }

    /** A connection for many runs; whoever takes it commits. */
    Connection open() throws SQLException {
        var connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    /** A run and how far the job has come by it. */
    static void write(Connection connection, Run run, Progress progress) throws SQLException {
        write(connection, run.job(), progress);
        try (var statement = connection.prepareStatement("insert into ops.job_runs values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            bind(
                    statement,
                    List.of(
                            run.job(),
                            time(run.window().from()),
                            time(run.window().to()),
                            run.attempt(),
                            time(run.started()),
                            time(run.ended())));
            switch (run.outcome()) {
                case Outcome.Succeeded(long rows) -> {
                    statement.setLong(7, rows);
                    statement.setString(8, null);
                }
                case Outcome.Failed(String error) -> {
                    statement.setObject(7, null);
                    statement.setString(8, error);
                }
            }
            statement.executeUpdate();
        }
    }

    private static int write(Connection connection, String job, Progress progress) throws SQLException {
        return write(
                connection,
                """
                insert into ops.progress values (?, ?, ?, ?, ?, ?) on conflict (job) do update set done_until = excluded.done_until,
                    done_at = excluded.done_at, resumed_at = excluded.resumed_at, not_before = excluded.not_before, failures = excluded.failures\
                """,
                List.of(
                        job,
                        time(progress.doneUntil()),
                        time(progress.doneAt()),
                        time(progress.resumedAt()),
                        time(progress.notBefore()),
                        progress.failures()));
    }

    private void makeDatabase(Warehouse warehouse) {
        try (var connection = warehouse.connect();
                var statement = connection.createStatement()) {
            if (!exists(connection, database.database())) {
                statement.execute("create database " + database.database());
            }
        } catch (SQLException e) {
            throw new SimException("cannot make database " + database.database(), e);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    private static Optional<Founding> readFounding(Connection connection) throws SQLException {
        var tables = list(
                connection,
                "select 1 from pg_tables where schemaname = 'ops' and tablename = 'company'",
                rows -> rows.getInt(1));
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        return list(
                        connection,
                        "select * from ops.company",
                        rows -> new Founding(
                                instant(rows, 1), rows.getLong(2), ZoneId.of(rows.getString(3)), rows.getDouble(4)))
                .stream()
                .findFirst();
    }

    private static List<Object> row(Fault fault) {
        var place = fault.place();
        return List.of(
                fault.id(),
                fault.kind().name(),
                fault.bucket().name(),
                place.table(),
                place.field(),
                place.segment(),
                time(fault.window().from()),
                time(fault.window().to()),
                fault.strength(),
                fault.text());
    }

    private static Fault fault(ResultSet rows) throws SQLException {
        return new Fault(
                rows.getString("id"),
                Fault.Kind.valueOf(rows.getString("kind")),
                new Fault.Place(rows.getString("table_name"), rows.getString("field"), rows.getString("segment")),
                new Window(instant(rows, 7), instant(rows, 8)),
                rows.getDouble("strength"),
                rows.getString("truth"));
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static int write(Connection connection, String sql, List<Object> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static <T> List<T> list(Connection connection, String sql, Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
