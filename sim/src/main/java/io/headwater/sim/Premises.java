package io.headwater.sim;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The empty warehouse: schemas, tables, views and comments, and a role that may read it. */
final class Premises {
    private static final String SCHEMAS = "raw, staging, core, mart";

    private final Jobs jobs;
    private final Loader loader;

    Premises(Jobs jobs, Loader loader) {
        this.jobs = jobs;
        this.loader = loader;
    }

    /** Makes what is not there yet; the reader gets this password in any case. */
    void make(Warehouse warehouse, String readerPassword) {
        warehouse.transact(connection -> {
            loader.enter(connection);
            try (var statement = connection.createStatement()) {
                reader(connection, statement, readerPassword);
                if (isEmpty(statement)) {
                    build(statement);
                }
                statement.execute(JobText.resource("views.sql"));
                return true;
            }
        });
    }

    private void build(Statement statement) throws SQLException {
        statement.execute(loader.foundation());
        for (Job job : jobs.inOrder()) {
            make(statement, job);
            describe(statement, job);
        }
        statement.execute("grant usage on schema %s to %s".formatted(SCHEMAS, Loader.READER));
        statement.execute("grant select on all tables in schema %s to %s".formatted(SCHEMAS, Loader.READER));
        statement.execute(
                "alter default privileges in schema %s grant select on tables to %s".formatted(SCHEMAS, Loader.READER));
    }

    private void make(Statement statement, Job job) throws SQLException {
        statement.execute("create table %s as%n%s%nwith no data".formatted(job.output(), loader.shape(job)));
        var target = job.target();
        for (String key : target.keys()) {
            statement.execute("alter table %s alter column %s set not null".formatted(job.output(), key));
        }
        if (target.time().isPresent()) {
            statement.execute("alter table %s alter column %s set not null"
                    .formatted(job.output(), target.time().get()));
        }
    }

    private static void describe(Statement statement, Job job) throws SQLException {
        if (!job.target().about().isEmpty()) {
            statement.execute("comment on table %s is '%s'"
                    .formatted(job.output(), quoted(job.target().about())));
        }
        for (var field : job.target().fields().entrySet()) {
            statement.execute("comment on column %s.%s is '%s'"
                    .formatted(job.output(), field.getKey(), quoted(field.getValue())));
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private static void reader(Connection connection, Statement statement, String password) throws SQLException {
        try (var found =
                statement.executeQuery("select 1 from pg_roles where rolname = '%s'".formatted(Loader.READER))) {
            if (!found.next()) {
                statement.execute("create role %s login".formatted(Loader.READER));
            }
        }
        try (var quoted = connection.prepareStatement("select format('alter role %I password %L', ?::text, ?::text)")) {
            quoted.setString(1, Loader.READER);
            quoted.setString(2, password);
            try (var rows = quoted.executeQuery()) {
                rows.next();
                statement.execute(rows.getString(1));
            }
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select to_regnamespace('raw') is null")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
