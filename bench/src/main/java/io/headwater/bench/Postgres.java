package io.headwater.bench;

import io.headwater.postgres.EmbeddedPostgres;
import io.headwater.postgres.EmbeddedPostgres.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of one benchmark in a folder that is gone afterwards; it does not wait for the disk. */
final class Postgres implements AutoCloseable {
    private final ScratchFolder folder;
    private final EmbeddedPostgres postgres;

    private Postgres(ScratchFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /**
     * Starts one with a database in it.
     *
     * @param binaries another PostgreSQL's programs; empty for the bundled ones
     */
    static Postgres start(String database, Optional<Path> binaries) throws IOException {
        var folder = new ScratchFolder();
        var settings = new Settings(folder.path().resolve("postgres"), 512, false, binaries);
        var server = new Postgres(folder, EmbeddedPostgres.start(settings));
        server.postgres.createDatabase(database);
        return server;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    Path directory() {
        return folder.path();
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    /** The rows that a query answers, each as the text of its first column. */
    static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answer = new ArrayList<String>();
            while (rows.next()) {
                answer.add(String.valueOf(rows.getString(1)));
            }
            return answer;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            postgres.close();
        }
    }
}
