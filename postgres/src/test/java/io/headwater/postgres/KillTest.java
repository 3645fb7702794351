package io.headwater.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills the writing process, the server or both at random moments; nothing acknowledged may be missing. */
class KillTest {
    private static final int KILLS = Boolean.getBoolean("headwater.full") ? 20 : 3;

    private final Path directory = TestPostgres.directory();
    private final Path acknowledged = directory.resolve("acknowledged");

    @AfterEach
    void cleanUp() {
        TestPostgres.delete(directory);
    }

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        long seed = System.currentTimeMillis();
        var random = new Random(seed);
        Files.createFile(acknowledged);
        for (int kill = 0; kill < KILLS; kill++) {
            killOnce(random, kill);
        }

        Set<Long> kept = kept();
        var lost = new HashSet<>(acknowledged());
        lost.removeAll(kept);
        System.err.printf(
                "seed %d kills %d acknowledged %d kept %d lost %d%n",
                seed, KILLS, acknowledged().size(), kept.size(), lost.size());
        assertThat(acknowledged()).isNotEmpty();
        assertThat(lost).isEmpty();
    }

    private void killOnce(Random random, int kill) throws Exception {
        var before = acknowledged().size();
        var writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString(),
                        acknowledged.toString(),
                        Long.toString(kill * 1_000_000L))
                .inheritIO()
                .start();
        awaitProgress(writer, before);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(850)));
        long server = server();
        switch (kill % 3) {
            case 0 -> writer.destroyForcibly();
            case 1 -> destroy(server);
            default -> {
                writer.destroyForcibly();
                destroy(server);
            }
        }
        writer.destroyForcibly().waitFor();
    }

    private static void destroy(long server) {
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    }

    private void awaitProgress(Process writer, int before) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (acknowledged().size() < before + 5) {
            assertThat(writer.isAlive()).as("the writer runs").isTrue();
            assertThat(System.nanoTime()).as("the writer writes within 90 s").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private long server() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("server "))
                .reduce((_, last) -> last)
                .map(line -> Long.parseLong(line.substring(7)))
                .orElseThrow();
    }

    /** The last line may be torn; what was not written whole was not acknowledged. */
    private List<Long> acknowledged() throws IOException {
        var ids = new ArrayList<Long>();
        for (String line : lines()) {
            if (!line.startsWith("server ")) {
                ids.add(Long.parseLong(line));
            }
        }
        return ids;
    }

    private List<String> lines() throws IOException {
        String text = Files.readString(acknowledged);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private Set<Long> kept() throws Exception {
        var kept = new HashSet<Long>();
        try (var server = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(directory));
                var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from written")) {
            while (rows.next()) {
                kept.add(rows.getLong(1));
            }
        }
        return kept;
    }
}
