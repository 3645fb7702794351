package io.headwater.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Closing it stops the server and frees the data directory. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Cluster cluster;
    private final FileChannel lock;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Cluster cluster, FileChannel lock, int port, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port;
        this.password = password;
    }

    /**
     * How to run it.
     *
     * @param directory holds the data, the unpacked binaries and the password
     * @param sharedBuffersMegabytes memory that the server keeps pages in
     * @param durable whether a commit waits for the disk; false loses data on a crash and is for tests only
     * @param binaries folder of another PostgreSQL's {@code initdb}, {@code pg_ctl} and {@code postgres}
     */
    public record Settings(Path directory, int sharedBuffersMegabytes, boolean durable, Optional<Path> binaries) {

        public static Settings of(Path directory) {
            return new Settings(directory, 96, true, Optional.empty());
        }

        /** The same without waiting for the disk: what is committed may be lost. */
        public Settings withUnsafeFastSync() {
            return new Settings(directory, sharedBuffersMegabytes, false, binaries);
        }

        public Settings withBinaries(Path folder) {
            return new Settings(directory, sharedBuffersMegabytes, durable, Optional.of(folder));
        }
    }

    /**
     * Starts the server of a directory, or adopts the one that is running there.
     *
     * @throws PostgresException saying why it cannot run and what to do
     */
    public static EmbeddedPostgres start(Settings settings) {
        try {
            Files.createDirectories(settings.directory());
            FileSystems.check(settings.directory());
            var lock = lock(settings.directory());
            try {
                var cluster = Cluster.in(settings);
                int port = cluster.start();
                var server = new EmbeddedPostgres(cluster, lock, port, cluster.password());
                server.checkDurability(settings.durable());
                return server;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresException("cannot run PostgreSQL in %s: %s".formatted(settings.directory(), e), e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    /** The process that runs the server. */
    public long pid() {
        return cluster.pid().orElseThrow(() -> new PostgresException("the server is not running"));
    }

    /** Processor time that the server has taken since it started, its ended sessions included where the system tells. */
    public Duration processorTime() {
        return ProcessorTime.of(pid());
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port, database);
    }

    /** Makes a database unless there is one of that name (letters, digits and underscores). */
    public void createDatabase(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        try (var connection = connect("postgres");
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var statement = connection.createStatement()) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                if (!found.next()) {
                    statement.execute("create database " + name);
                }
            }
        } catch (SQLException e) {
            throw new PostgresException("cannot make database " + name, e);
        }
    }

    /** Stops the server: open transactions are rolled back, everything committed is kept. */
    @Override
    public void close() {
        try (lock) {
            cluster.stop();
        } catch (IOException e) {
            throw new PostgresException("cannot stop PostgreSQL", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password);
    }

    private void checkDurability(boolean wanted) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var settings = statement.executeQuery(
                        "select current_setting('fsync') = 'on' and current_setting('synchronous_commit') = 'on'")) {
            settings.next();
            if (wanted && !settings.getBoolean(1)) {
                throw new PostgresException(
                        "the server in %s runs without waiting for the disk; stop it and start again"
                                .formatted(cluster));
            }
            LOG.info("PostgreSQL is ready port={} durable={}", port, settings.getBoolean(1));
        } catch (SQLException e) {
            throw new PostgresException("the server started and cannot be used: " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        var channel = FileChannel.open(
                directory.resolve("headwater.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(channel)) {
            channel.close();
            throw new PostgresException(
                    "another process uses %s; stop it, or choose another directory".formatted(directory));
        }
        return channel;
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // held by this very process
        }
    }
}
