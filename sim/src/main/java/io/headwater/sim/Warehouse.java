package io.headwater.sim;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL database that is the company's own.
 *
 * @param jdbcUrl of the form {@code jdbc:postgresql://host:port/database}
 * @param user owner of everything in it; may create databases and roles
 */
public record Warehouse(String jdbcUrl, String user, String password) {

    public Warehouse {
        if (!jdbcUrl.matches("jdbc:postgresql://[^/?]+/[a-z_][a-z0-9_]*")) {
            throw new IllegalArgumentException("needed: jdbc:postgresql://host:port/database, not " + jdbcUrl);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s as %s".formatted(jdbcUrl, user);
    }

    /** The name of the database. */
    public String database() {
        return jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);
    }

    /** How lineage names the server: this machine is always called localhost. */
    public String namespace() {
        var address = URI.create(jdbcUrl.substring("jdbc:".length()));
        String host = address.getHost().equals("127.0.0.1") ? "localhost" : address.getHost();
        return "postgres://%s:%d".formatted(host, address.getPort() == -1 ? 5432 : address.getPort());
    }

    /** Another database of the same server, of the same name with a suffix. */
    Warehouse beside(String suffix) {
        return new Warehouse(jdbcUrl + suffix, user, password);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Does work in one transaction. */
    <T> T transact(Work<T> work) {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new SimException("cannot work in %s: %s".formatted(database(), e.getMessage()), e);
        }
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static long execute(Statement statement, String sql) throws SQLException {
        return statement.execute(sql) ? 0 : statement.getLargeUpdateCount();
    }
}
