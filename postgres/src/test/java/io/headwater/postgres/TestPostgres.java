package io.headwater.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server for all tests of a JVM, with a fresh database for whoever asks.
 *
 * <p>With the system property {@code headwater.postgres.bin} it runs another PostgreSQL's programs instead of the
 * bundled ones.
 */
public final class TestPostgres {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    public static EmbeddedPostgres server() {
        return SERVER;
    }

    /** Makes an empty database and returns its name. */
    public static String freshDatabase() {
        String name = "test_" + NEXT.incrementAndGet();
        SERVER.createDatabase(name);
        return name;
    }

    /** A directory that the server's user can reach, gone when the JVM ends. */
    public static Path directory() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path directory = target.resolve(
                    "postgres-%d-%d".formatted(ProcessHandle.current().pid(), NEXT.incrementAndGet()));
            Files.createDirectories(directory);
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException("cannot make a directory for the tests", e);
        }
    }

    static void delete(Path directory) {
        try (var walk = Files.walk(directory)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException("cannot delete " + directory, e);
        }
    }

    private static EmbeddedPostgres start() {
        Path directory = directory();
        var settings = EmbeddedPostgres.Settings.of(directory).withUnsafeFastSync();
        var server =
                EmbeddedPostgres.start(binaries().map(settings::withBinaries).orElse(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            delete(directory);
        }));
        return server;
    }

    private static Optional<Path> binaries() {
        return Optional.ofNullable(System.getProperty("headwater.postgres.bin")).map(Path::of);
    }
}
