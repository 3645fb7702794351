package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.collect.Collector.Step;
import io.headwater.core.collect.Collector.Step.Outcome;
import io.headwater.core.collect.Collector.Witness;
import io.headwater.wire.Reach;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** The steps from nothing to reading tables. */
final class ConnectionCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InetSocketAddress address;
    private final Session session;
    private final String namespace;

    ConnectionCheck(InetSocketAddress address, Session session, String namespace) {
        this.address = address;
        this.session = session;
        this.namespace = namespace;
    }

    void run(Witness witness) {
        session.close(); // what was connected before proves nothing
        for (var trial : trials()) {
            witness.begins(trial.name());
            var step = trial.step();
            witness.ends(step);
            if (step.outcome() == Outcome.FAILED) {
                return;
            }
        }
    }

    private List<Trial> trials() {
        return List.of(
                new Trial("reach host", this::reach),
                new Trial("sign in", this::signIn),
                new Trial("read catalog", this::read),
                new Trial("permissions", this::permissions),
                new Trial("statements", this::statements));
    }

    private record Trial(String name, Attempt attempt) {
        Step step() {
            try {
                var found = attempt.make();
                return new Step(name, found.outcome(), found.text());
            } catch (SQLException e) {
                return new Step(name, Outcome.FAILED, Troubles.of(e).text());
            }
        }
    }

    @FunctionalInterface
    private interface Attempt {
        Found make() throws SQLException;
    }

    private record Found(Outcome outcome, String text) {}

    private Found reach() {
        return Reach.obstacle(address, PATIENCE)
                .map(obstacle -> new Found(Outcome.FAILED, obstacle))
                .orElseGet(() -> new Found(
                        Outcome.PASSED, "%s answers at port %d".formatted(address.getHostString(), address.getPort())));
    }

    private Found signIn() throws SQLException {
        String sql = "select current_setting('server_version'), current_user";
        return session.ask(Query.of(sql), ZoneOffset.UTC, rows -> {
            rows.next();
            return new Found(Outcome.PASSED, "PostgreSQL %s, as %s".formatted(rows.getString(1), rows.getString(2)));
        });
    }

    private Found read() throws SQLException {
        var relations = new Catalog(session, namespace).relations();
        long readable = relations.stream().filter(Catalog.Relation::readable).count();
        String text = "%d of %d tables and views can be read".formatted(readable, relations.size());
        if (relations.isEmpty()) {
            return new Found(
                    Outcome.WARNING, "no table is in sight; check the database's name, or grant usage on its schemas");
        }
        return readable == relations.size()
                ? new Found(Outcome.PASSED, text)
                : new Found(Outcome.WARNING, text + "; grant select on the others to have them watched");
    }

    private Found permissions() throws SQLException {
        String sql = """
            select (select rolsuper from pg_roles where rolname = current_user)
                or exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                           where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                             and has_table_privilege(c.oid, 'insert, update, delete, truncate'))\
            """;
        boolean canWrite = session.ask(Query.of(sql), ZoneOffset.UTC, rows -> {
            rows.next();
            return rows.getBoolean(1);
        });
        return canWrite
                ? new Found(Outcome.WARNING, "the role may write; give Headwater one that may only read")
                : new Found(Outcome.PASSED, "it cannot write: good");
    }

    private Found statements() throws SQLException {
        return switch (new StatementLog(session).read()) {
            case StatementLog.Kept(var found, var ofAllRoles) ->
                ofAllRoles
                        ? new Found(Outcome.PASSED, "%d that may move data are read".formatted(found.size()))
                        : new Found(
                                Outcome.WARNING,
                                "only those of this role can be read; grant pg_read_all_stats to it to have lineage of"
                                        + " all");
            case StatementLog.Absent() ->
                new Found(
                        Outcome.PASSED,
                        "the extension pg_stat_statements is not there, so lineage comes from views and events alone");
            case StatementLog.Refused(var why) ->
                new Found(Outcome.WARNING, "pg_stat_statements does not answer: " + why);
        };
    }
}
