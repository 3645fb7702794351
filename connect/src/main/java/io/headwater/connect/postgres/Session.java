package io.headwater.connect.postgres;

import io.headwater.core.collect.Limits;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** One read-only connection, opened when first needed; each question is a transaction that is rolled back. */
final class Session implements AutoCloseable {
    private static final int SLACK_SECONDS = 10;

    private static final int ALIVE_SECONDS = 2;

    private final String url;
    private final Properties properties;
    private final Limits limits;
    private @Nullable Connection connection;

    /** All that a connection depends on. */
    record Key(String url, Properties properties, Limits limits) {
        @Override
        public String toString() {
            return url;
        }
    }

    Session(Key key) {
        this.url = key.url();
        this.properties = new Properties();
        this.properties.putAll(key.properties());
        this.limits = key.limits();
        // The server's own timeout comes first; this one is for a server that has fallen silent.
        long silent = limits.statement().toSeconds() + SLACK_SECONDS;
        properties.setProperty("socketTimeout", Long.toString(silent));
    }

    /** Whether the server still answers on the connection that is open. */
    boolean isConnected() {
        try {
            return connection != null && connection.isValid(ALIVE_SECONDS);
        } catch (SQLException _) {
            return false; // only for a negative wait
        }
    }

    /** Reads the rows of one statement. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    <T> T ask(Query query, ZoneId zone, Reader<T> reader) throws SQLException {
        var open = connection();
        try {
            begin(open, zone, query);
            try (PreparedStatement statement = open.prepareStatement(query.sql())) {
                for (int i = 0; i < query.parameters().size(); i++) {
                    statement.setObject(i + 1, query.parameters().get(i));
                }
                statement.setFetchSize(500);
                try (ResultSet rows = statement.executeQuery()) {
                    return reader.read(rows);
                }
            }
        } finally {
            rollback(open);
        }
    }

    /**
     * A statement with what is bound to its question marks.
     *
     * @param memory what one step of it may use, in the server's words; empty for what the server gives by itself
     * @param path where the server looks for names without a schema; empty for what the role has
     */
    record Query(String sql, List<Object> parameters, String memory, String path) {
        Query {
            parameters = List.copyOf(parameters);
        }

        Query(String sql, List<Object> parameters, String memory) {
            this(sql, parameters, memory, "");
        }

        Query(String sql, List<Object> parameters) {
            this(sql, parameters, "");
        }

        /** The same, where names without a schema are looked for there. */
        Query in(String schema) {
            return new Query(sql, parameters, memory, schema);
        }

        static Query of(String sql, Object... parameters) {
            return new Query(sql, List.of(parameters));
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            var opened = driver().connect(url, properties);
            if (opened == null) {
                throw new SQLException("the driver does not take this address", "08001");
            }
            opened.setAutoCommit(false);
            connection = opened;
        }
        return connection;
    }

    /** Never by the driver manager: it hands an address to every driver it knows. */
    private static Driver driver() {
        return ServiceLoader.load(Driver.class, Session.class.getClassLoader()).stream()
                .filter(found -> found.type().getName().equals("org.postgresql.Driver"))
                .map(ServiceLoader.Provider::get)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the PostgreSQL driver is not on the class path"));
    }

    /** Statements of a hundred aggregates are not compiled: that takes longer than a million rows give back. */
    private void begin(Connection open, ZoneId zone, Query query) throws SQLException {
        try (var settings = open.prepareStatement("""
            select set_config('transaction_read_only', 'on', true),
                   set_config('statement_timeout', ?, true),
                   set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', '60s', true),
                   set_config('TimeZone', ?, true),
                   set_config('max_parallel_workers_per_gather', '0', true),
                   set_config('jit', 'off', true),
                   set_config('work_mem', coalesce(nullif(?, ''), current_setting('work_mem')), true),
                   set_config('search_path', coalesce(nullif(?, ''), current_setting('search_path')), true)\
            """)) {
            settings.setString(1, Long.toString(limits.statement().toMillis()));
            settings.setString(2, Long.toString(limits.lock().toMillis()));
            settings.setString(3, zone.getId().equals("Z") ? "UTC" : zone.getId());
            settings.setString(4, query.memory());
            settings.setString(5, query.path());
            settings.execute();
        }
    }

    private void rollback(Connection open) throws SQLException {
        if (open.isClosed()) {
            connection = null;
        } else {
            open.rollback();
        }
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        } catch (SQLException _) {
            // nothing was to be kept
        }
    }
}
