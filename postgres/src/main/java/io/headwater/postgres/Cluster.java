package io.headwater.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One data directory: made, started, adopted, stopped. */
final class Cluster {
    static final String USER = "headwater";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration ZOMBIE_LASTS = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final EmbeddedPostgres.Settings settings;
    private final Runner runner;
    private final Path home;
    private final Path data;
    private final Path programs;

    private Cluster(EmbeddedPostgres.Settings settings, Runner runner, Path programs) {
        this.settings = settings;
        this.runner = runner;
        this.home = settings.directory().toAbsolutePath().resolve("postgres");
        this.data = home.resolve("data");
        this.programs = programs;
    }

    static Cluster in(EmbeddedPostgres.Settings settings) throws IOException {
        var runner = Runner.here();
        runner.checkReach(settings.directory());
        Path programs = settings.binaries().isPresent()
                ? settings.binaries().get()
                : Binaries.unpackInto(settings.directory().toAbsolutePath());
        return new Cluster(settings, runner, programs);
    }

    /** Starts the server, or finds it running, and returns its port. */
    int start() throws IOException {
        if (Files.notExists(data.resolve("PG_VERSION"))) {
            initialize();
        }
        checkVersion();
        var running = awaitEndOfZombie();
        if (running.isPresent()) {
            LOG.info("a running PostgreSQL is adopted pid={}", running.get().pid());
            return running.get().port();
        }
        int port = port();
        configure(port);
        runner.run(List.of(program("pg_ctl"), "start", "-w", "-t", "120", "-D", data.toString(), "-l", log()), 130);
        return port;
    }

    void stop() throws IOException {
        if (running().isPresent()) {
            runner.run(List.of(program("pg_ctl"), "stop", "-m", "fast", "-w", "-t", "60", "-D", data.toString()), 70);
        }
    }

    OptionalLong pid() {
        try {
            return running().map(Postmaster::pid).map(OptionalLong::of).orElse(OptionalLong.empty());
        } catch (IOException e) {
            throw new PostgresException("cannot read postmaster.pid", e);
        }
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    @Override
    public String toString() {
        return data.toString();
    }

    private void initialize() throws IOException {
        if (Files.exists(data) && !isEmpty(data)) {
            throw new PostgresException("%s is not empty and holds no PostgreSQL data; move it away".formatted(data));
        }
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        runner.own(home);
        String password = secret();
        Path forInitdb = home.resolve("password.initdb");
        writePrivate(forInitdb, password);
        runner.own(forInitdb);
        try {
            runner.run(
                    List.of(
                            program("initdb"),
                            "--pgdata=" + data,
                            "--username=" + USER,
                            "--pwfile=" + forInitdb,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--data-checksums"),
                    120);
        } finally {
            Files.delete(forInitdb);
        }
        writePrivate(passwordFile(), password);
        Path config = data.resolve("postgresql.conf");
        Files.writeString(config, Files.readString(config) + "\ninclude 'headwater.conf'\n");
        LOG.info("a database was made directory={}", data);
    }

    private void checkVersion() throws IOException {
        if (settings.binaries().isEmpty()) {
            String made = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!made.equals("18")) {
                throw new PostgresException(
                        "%s was made by PostgreSQL %s; this is 18: use a server of that version".formatted(data, made));
            }
        }
    }

    /** A killed server stays in the process table until its parent looks; until then it cannot be started again. */
    private Optional<Postmaster> awaitEndOfZombie() throws IOException {
        long deadline = System.nanoTime() + ZOMBIE_LASTS.toNanos();
        while (true) {
            var found = Postmaster.of(data);
            if (found.isEmpty()) {
                return found;
            }
            switch (found.get().state()) {
                case GONE -> {
                    return Optional.empty(); // the server itself recognises a stale file
                }
                case RUNNING -> {
                    if (found.get().ready()) {
                        return found;
                    }
                }
                case ZOMBIE -> {
                    if (System.nanoTime() > deadline) {
                        Files.delete(data.resolve("postmaster.pid")); // dead for sure: nobody will ever look
                        return Optional.empty();
                    }
                }
            }
            if (System.nanoTime() > deadline + ZOMBIE_LASTS.toNanos() * 6) {
                throw new PostgresException("process %d runs in %s and does not get ready; stop it"
                        .formatted(found.get().pid(), data));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private Optional<Postmaster> running() throws IOException {
        return Postmaster.of(data).filter(found -> found.state() == Postmaster.State.RUNNING);
    }

    private void configure(int port) throws IOException {
        String sync = settings.durable() ? "on" : "off";
        String config = """
            # written at every start
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            fsync = %s
            synchronous_commit = %s
            full_page_writes = %s
            shared_buffers = %dMB
            max_connections = 80
            timezone = 'UTC'
            log_timezone = 'UTC'
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgres-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_rotation_size = 0
            """.formatted(port, sync, sync, sync, settings.sharedBuffersMegabytes());
        Path file = data.resolve("headwater.conf");
        Files.writeString(file, config);
        runner.own(file);
    }

    /** The port of last time, so that names made of it stay true; another one when somebody has taken it. */
    private int port() throws IOException {
        Path file = settings.directory().resolve("postgres.port");
        int wanted =
                Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        int port = free(wanted);
        if (wanted != 0 && port != wanted) {
            LOG.warn("the port of last time is taken was={} now={}", wanted, port);
        }
        Files.writeString(file, Integer.toString(port));
        return port;
    }

    private static int free(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return free(0);
        }
    }

    private Path passwordFile() {
        return settings.directory().resolve("postgres.password");
    }

    private String log() {
        return home.resolve("start.log").toString();
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
