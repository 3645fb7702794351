package io.headwater.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headwater.core.collect.Collector;
import io.headwater.core.collect.Collector.Step;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Settings;
import io.headwater.core.collect.Trouble;
import io.headwater.postgres.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private static final Limits HASTY =
            new Limits(Duration.ofMillis(300), Duration.ofMillis(200), 1, Duration.ofMinutes(1));

    private Database database;

    @BeforeEach
    void start() throws SQLException {
        database = new Database();
        database.run("create table a (i int); create table b (i int); insert into a values (1), (2)");
    }

    @AfterEach
    void stop() throws SQLException {
        database.close();
    }

    @Test
    void saysThatThePasswordIsWrong() {
        var server = TestPostgres.server();
        var trouble = unseen(database.settings(server.user(), "not the password"));

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
        assertThat(trouble.text()).contains("check both").doesNotContain("not the password");
        assertThat(unseen(database.settings(server.user(), "")).kind()).isEqualTo(Trouble.Kind.SIGN_IN);
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        var trouble = unseen(with("database", "no such/database?ssl=x"));

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
        assertThat(trouble.text()).contains("no such database", "no such/database?ssl=x");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        var trouble = unseen(with("port", Integer.toString(deafPort())));

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
        assertThat(trouble.text()).contains("check host, port and network");
    }

    @Test
    void endsACheckWithTheStepThatFails() throws IOException {
        assertThat(check(database.settings("nobody_here", "x")))
                .extracting(Step::name, Step::outcome)
                .containsExactly(tuple("reach host", Step.Outcome.PASSED), tuple("sign in", Step.Outcome.FAILED));

        assertThat(check(with("port", Integer.toString(deafPort()))))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.outcome()).isEqualTo(Step.Outcome.FAILED);
                    assertThat(step.text()).contains("takes no connections at port", "check the port");
                });
        assertThat(check(with("host", "nowhere.invalid")))
                .extracting(Step::text)
                .containsExactly("no host is called nowhere.invalid; check its name");
    }

    @Test
    void warnsOfADatabaseWithoutTables() throws SQLException {
        database.run("drop table a, b");

        assertThat(check(database.settings()))
                .filteredOn(step -> step.name().equals("read catalog"))
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains("no table is in sight"));
    }

    @Test
    void goesOnWhenOneTableMayNotBeRead() throws SQLException {
        try (var collector = reader("grant select on a to %s")) {
            var seen = Database.seen(collector, Collector.Counters.NONE);

            assertThat(seen.unreadable()).containsExactly("public.b");
            assertThat(trouble(collector, "b").kind()).isEqualTo(Trouble.Kind.PERMISSION);
            assertThat(Database.Values.of(collector.measure(database.plan("a"), Database.NOW))
                            .find("", Metric.ROWS))
                    .contains(2.0);
        }
    }

    @Test
    void saysThatATableWentMissing() throws SQLException {
        var plan = database.plan("b");
        database.run("drop table b");

        assertThat(trouble(database.collector().measure(plan, Database.NOW)).kind())
                .isEqualTo(Trouble.Kind.MISSING);
    }

    @Test
    void saysThatATableIsLocked() throws SQLException {
        var plan = database.plan("b");
        try (var other = database.connect();
                var statement = other.createStatement();
                var collector = new PostgresKind().collector(database.settings(), HASTY)) {
            other.setAutoCommit(false);
            statement.execute("lock table b in access exclusive mode");

            assertThat(trouble(collector.measure(plan, Database.NOW)).kind()).isEqualTo(Trouble.Kind.LOCKED);
            assertThat(Database.datasets(Database.seen(collector, Collector.Counters.NONE)))
                    .as("a lock on one table hides no table")
                    .hasSize(2);
        }
    }

    @Test
    void saysThatAViewIsTooSlow() throws SQLException {
        database.run("create view heavy as select x from generate_series(1, 1000000) x, generate_series(1, 1000000)");
        var plan = database.plan("heavy");
        try (var collector = new PostgresKind().collector(database.settings(), HASTY)) {
            assertThat(trouble(collector.measure(plan, Database.NOW)).kind()).isEqualTo(Trouble.Kind.TOO_SLOW);
            assertThat(Database.datasets(Database.seen(collector, Collector.Counters.NONE)))
                    .hasSize(3);
        }
    }

    @Test
    void warnsOfARoleThatMayWrite() throws SQLException {
        String writer = role("grant select, insert on a to %s");

        assertThat(check(database.settings(writer, "pw")))
                .filteredOn(step -> step.name().equals("permissions"))
                .singleElement()
                .satisfies(step -> assertThat(step.outcome()).isEqualTo(Step.Outcome.WARNING));
    }

    @Test
    void passesARoleThatMayOnlyRead() throws SQLException {
        String reader = role("grant select on a, b to %s");

        assertThat(check(database.settings(reader, "pw")))
                .extracting(Step::outcome)
                .hasSize(5)
                .containsOnly(Step.Outcome.PASSED);
    }

    @Test
    void neverWritesThoughItMight() throws SQLException {
        String rows = "select count(*) || ' ' || max(xmin::text::bigint) || ' ' || sum(i) from a";
        String before = database.ask(rows);
        check(database.settings());
        database.survey();
        database.measure("a");

        assertThat(database.ask(rows)).isEqualTo(before);
        assertThat(database.ask("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
                .isEqualTo("2");
    }

    @Test
    void quotesNoValueOfARow() throws SQLException {
        database.run("create table people (name text); insert into people values ('4111 1111 1111 1111');"
                + " create function cast_it(t text) returns int language plpgsql as"
                + " $$ begin raise exception 'no number: %', t using errcode = 'P0001'; end $$;"
                + " create view broken as select cast_it(name) as n from people");
        var plan = database.plan("broken");

        var trouble = trouble(database.collector().measure(plan, Database.NOW));

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.FAILED);
        assertThat(trouble.text())
                .contains("a function of the database refused", "P0001")
                .doesNotContain("4111");
    }

    @Test
    void letsNoViewWrite() throws SQLException {
        database.run("create function sly() returns int language plpgsql volatile as $$ begin"
                + " perform set_config('transaction_read_only', 'off', true);"
                + " insert into a values (3); return 1; end $$; create view v as select sly() as i");
        var plan = database.plan("v");

        assertThat(trouble(database.collector().measure(plan, Database.NOW)).kind())
                .isEqualTo(Trouble.Kind.FAILED);
        assertThat(database.ask("select count(*) from a")).isEqualTo("2");
    }

    private static int deafPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Settings with(String word, String value) {
        var settings = database.settings();
        var values = new HashMap<>(settings.values());
        values.put(word, value);
        return new Settings(values, settings.secret());
    }

    private static Trouble unseen(Settings settings) {
        try (var collector = Database.collector(settings)) {
            return switch (collector.survey(Collector.Counters.NONE, Database.NOW)) {
                case Collector.Unseen(var trouble) -> trouble;
                case Collector.Seen _ -> throw new AssertionError("it was read");
            };
        }
    }

    private static List<Step> check(Settings settings) {
        var steps = new ArrayList<Step>();
        try (var collector = Database.collector(settings)) {
            collector.check(new Collector.Witness() {
                @Override
                public void begins(String step) {
                    assertThat(steps).extracting(Step::name).doesNotContain(step);
                }

                @Override
                public void ends(Step step) {
                    steps.add(step);
                }
            });
        }
        return steps;
    }

    private Trouble trouble(Collector collector, String table) {
        return trouble(collector.measure(database.plan(table), Database.NOW));
    }

    private static Trouble trouble(Measured measured) {
        return switch (measured) {
            case Measured.NotMeasured(var trouble) -> trouble;
            case Measured.Values _ -> throw new AssertionError("it was measured");
        };
    }

    private Collector reader(String grants) throws SQLException {
        return Database.collector(database.settings(role(grants), "pw"));
    }

    /** Roles belong to the whole server, so each database has its own. */
    private String role(String grants) throws SQLException {
        String role = "role_" + database.ask("select current_database()");
        database.run("create role %s login password 'pw'".formatted(role));
        database.run(grants.formatted(role));
        return role;
    }
}
