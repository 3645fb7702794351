package io.headwater.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Collector.Step.Outcome;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.collect.Fact.StatementSeen;
import io.headwater.core.collect.Settings;
import io.headwater.postgres.EmbeddedPostgres;
import io.headwater.postgres.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a server with pg_stat_statements says was run; Debian's has the extension, the bundled one has not. */
class StatementLogTest {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws SQLException {
        assumeThat(Files.isDirectory(DEBIAN)).isTrue();
        var settings = EmbeddedPostgres.Settings.of(TestPostgres.directory())
                .withUnsafeFastSync()
                .withBinaries(DEBIAN);
        server = EmbeddedPostgres.start(settings);
        server.createDatabase("shop");
        run("alter system set shared_preload_libraries = 'pg_stat_statements'");
        server.close();
        server = EmbeddedPostgres.start(settings);
        run("create extension pg_stat_statements", "create schema core", "create table core.a (x int, y int)");
        run("create table core.b (x int)", "create role ann login password 'pw'", "grant usage on schema core to ann");
        run("grant select on core.a, core.b to ann", "alter role ann set search_path to core, \"$user\"");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void readsWhatMovesDataAndNothingElse() throws SQLException {
        run("insert into core.b select x from core.a where y = 7", "select count(*) from core.a");
        run(
                "create table core.c as select x as z from core.a",
                "create materialized view core.m as select x from core.b");

        var told = statements(seen(collector("postgres"), Collector.Counters.NONE));

        assertThat(told)
                .extracting(seen -> seen.sql().text())
                .contains(
                        "insert into core.b select x from core.a where y = $1",
                        "create table core.c as select x as z from core.a",
                        "create materialized view core.m as select x from core.b");
        assertThat(told).noneSatisfy(seen -> assertThat(seen.sql().text()).startsWith("select"));
        assertThat(told).allSatisfy(seen -> assertThat(seen.role()).isEqualTo(StatementRole.LOG));
    }

    @Test
    void tellsAgainOnlyOfWhatWasRunAgain() throws SQLException {
        run("insert into core.b select y from core.a");
        var first = seen(collector("postgres"), Collector.Counters.NONE);

        assertThat(statements(seen(collector("postgres"), first.counters()))).isEmpty();
        run("insert into core.b select y from core.a");
        assertThat(statements(seen(collector("postgres"), first.counters())))
                .extracting(seen -> seen.sql().text())
                .containsExactly("insert into core.b select y from core.a");
    }

    @Test
    void saysWhatARoleMayNotSee() {
        assertThat(step("ann").outcome()).isEqualTo(Outcome.WARNING);
        assertThat(step("ann").text()).contains("grant pg_read_all_stats");
        assertThat(step("postgres").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(step("postgres").text()).contains("that may move data are read");
    }

    private static Collector.Step step(String user) {
        var steps = new ArrayList<Collector.Step>();
        try (var collector = collector(user)) {
            collector.check(new Collector.Witness() {
                @Override
                public void begins(String step) {
                    // only how it ends is asked for
                }

                @Override
                public void ends(Collector.Step step) {
                    steps.add(step);
                }
            });
        }
        return steps.getLast();
    }

    private static Collector.Seen seen(Collector collector, Collector.Counters known) {
        try (collector) {
            return Database.seen(collector, known);
        }
    }

    private static List<StatementSeen> statements(Collector.Seen seen) {
        return seen.facts().stream()
                .filter(StatementSeen.class::isInstance)
                .map(StatementSeen.class::cast)
                .filter(statement -> statement.role() == StatementRole.LOG)
                .toList();
    }

    private static Collector collector(String user) {
        boolean isOwner = user.equals("postgres");
        return Database.collector(new Settings(
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        "" + server.port(),
                        "database",
                        "shop",
                        "user",
                        isOwner ? server.user() : user),
                isOwner ? server.password() : "pw"));
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("shop"), server.user(), server.password());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
