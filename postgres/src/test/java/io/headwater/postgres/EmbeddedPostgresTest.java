package io.headwater.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private final Path directory = TestPostgres.directory();

    @AfterEach
    void cleanUp() {
        TestPostgres.delete(directory);
    }

    @Test
    void keepsDataPortAndPasswordOverARestart() throws SQLException {
        int port;
        try (var server = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory))) {
            port = server.port();
            run(server, "create table kept as select 42 as answer");
        }

        try (var server = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory))) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(answer(server, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void waitsForTheDiskUnlessToldOtherwise() throws SQLException {
        try (var server = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory))) {
            assertThat(answer(server, "show fsync")).isEqualTo("on");
            assertThat(answer(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(answer(server, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void refusesADirectoryThatAnotherProcessUses() {
        try (var _ = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory)))
                    .hasMessageContaining("another process uses");
        }
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws Exception {
        Path data = directory.resolve("postgres/data");
        Files.createDirectories(data);
        Files.writeString(data.resolve("letters.txt"), "not a database");

        assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory)))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("holds no PostgreSQL data; move it away");
    }

    @Test
    void keepsThePasswordFromOthers() throws Exception {
        try (var _ = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory))) {
            assertThat(Files.getPosixFilePermissions(directory.resolve("postgres.password")))
                    .hasSize(2);
        }
    }

    @Test
    void refusesNetworkFileSystems() {
        assertThatThrownBy(() -> FileSystems.judge("nfs4", directory)).hasMessageContaining("network file system");
    }

    @Test
    void makesADatabaseOnce() throws SQLException {
        var server = TestPostgres.server();
        server.createDatabase("twice");
        server.createDatabase("twice");

        assertThat(answer(server, "select count(*) from pg_database where datname = 'twice'"))
                .isEqualTo("1");
    }

    @Test
    void refusesDatabaseNamesThatNeedQuoting() {
        assertThatThrownBy(() -> TestPostgres.server().createDatabase("x; drop table y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static String answer(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
    }
}
