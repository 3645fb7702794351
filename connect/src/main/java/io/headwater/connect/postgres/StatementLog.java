package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.collect.Fact.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads which statements were run that may move data, where the extension pg_stat_statements keeps them and the role may
 * see them. The server has put parameters in the place of the constants in them, but for those that create tables.
 */
final class StatementLog {
    private static final int MOST = 5_000;

    private static final String EXTENSION = """
        select n.nspname, pg_has_role(current_user, 'pg_read_all_stats', 'usage')
        from pg_extension e join pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_stat_statements'\
        """;

    private final Session session;

    StatementLog(Session session) {
        this.session = session;
    }

    /**
     * A statement that was run.
     *
     * @param key tells it from others, in one text
     * @param calls how often it was run
     * @param path where names without a schema were looked for
     */
    record Logged(String key, long calls, String query, String database, List<String> path) {
        Logged {
            path = List.copyOf(path);
        }
    }

    /** What there is to be read. */
    sealed interface Log {}

    /** The statements that were run most often. */
    record Kept(List<Logged> statements, boolean ofAllRoles) implements Log {
        Kept {
            statements = List.copyOf(statements);
        }
    }

    /** The extension is not there. */
    record Absent() implements Log {}

    /** The extension is there and does not answer. */
    record Refused(String why) implements Log {}

    Log read() throws SQLException {
        var found = session.ask(
                Query.of(EXTENSION),
                ZoneOffset.UTC,
                rows -> rows.next() ? List.of(text(rows, 1), Boolean.toString(rows.getBoolean(2))) : List.<String>of());
        if (found.isEmpty()) {
            return new Absent();
        }
        try {
            var query = Query.of(sql(found.getFirst()), SqlText.LONGEST, MOST);
            return new Kept(
                    session.ask(query, ZoneOffset.UTC, StatementLog::statements),
                    Boolean.parseBoolean(found.getLast()));
        } catch (SQLException e) {
            var trouble = Troubles.of(e);
            if (trouble.kind().concernsSource()) {
                throw e;
            }
            return new Refused(trouble.text());
        }
    }

    /** The path is the one that the settings of the role and the database make; what a session has set is not known. */
    private static String sql(String schema) {
        return """
            select s.queryid, s.userid::bigint, s.calls, s.query, current_database() as database,
                   pg_get_userbyid(s.userid) as role, coalesce(path.setting, '"$user", public') as path
            from %s.pg_stat_statements s
            left join lateral (
                select substr(o, length('search_path=') + 1) as setting
                from pg_db_role_setting r, unnest(r.setconfig) o
                where r.setrole in (0, s.userid) and r.setdatabase in (0, s.dbid) and o like 'search\\_path=%%'
                order by r.setrole <> 0 desc, r.setdatabase <> 0 desc limit 1) path on true
            where s.dbid = (select oid from pg_database where datname = current_database())
              and s.queryid is not null and length(s.query) <= ?
              and s.query ~* '\\m(insert\\s+into|update|merge\\s+into|create)\\M'
            order by s.calls desc, s.queryid
            limit ?\
            """.formatted(Sql.name(schema));
    }

    private static List<Logged> statements(ResultSet rows) throws SQLException {
        var statements = new ArrayList<Logged>();
        while (rows.next()) {
            statements.add(new Logged(
                    "pg_stat_statements/%d/%d".formatted(rows.getLong("queryid"), rows.getLong("userid")),
                    rows.getLong("calls"),
                    Objects.requireNonNull(rows.getString("query")),
                    Objects.requireNonNull(rows.getString("database")),
                    path(Objects.requireNonNull(rows.getString("path")), rows.getString("role"))));
        }
        return statements;
    }

    /** The schemas of a path as it is written in settings: names with commas between, some in double quotes. */
    static List<String> path(String setting, String role) {
        var schemas = new ArrayList<String>();
        var name = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i <= setting.length(); i++) {
            char c = i < setting.length() ? setting.charAt(i) : ',';
            if (c == '"') {
                boolean doubled = quoted && i + 1 < setting.length() && setting.charAt(i + 1) == '"';
                if (doubled) {
                    name.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                    wasQuoted = true;
                }
            } else if (c == ',' && (!quoted || i == setting.length())) {
                String schema = wasQuoted ? name.toString() : name.toString().strip();
                schemas.add(schema.equals("$user") ? role : schema);
                name.setLength(0);
                wasQuoted = false;
            } else if (quoted || !Character.isWhitespace(c)) {
                name.append(c);
            }
        }
        return schemas.stream().filter(schema -> !schema.isEmpty()).toList();
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        return Objects.requireNonNull(rows.getString(column));
    }
}
