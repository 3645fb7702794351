package io.headwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The real server in a process of its own, with a database of its own, that is killed and started again. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final Path tokenFile;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;
    private String token;

    /** A server on an empty directory; returns when it answers. */
    ServerProcess(Path directory) throws IOException {
        this.directory = directory;
        this.tokenFile = directory.resolve("admin.token");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        this.process = run();
        this.token = awaitAnswer();
    }

    /** Starts it again on the same directory and port. */
    void restart() throws IOException {
        process = run();
        token = awaitAnswer();
    }

    /** Kills the server, with its database or without, so that neither can put anything in order. */
    void kill(boolean databaseToo) throws IOException, InterruptedException {
        long database = databaseToo ? database() : -1;
        process.destroyForcibly();
        ProcessHandle.of(database).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** The status of an answer. */
    int post(String path, String body) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(path, HttpRequest.newBuilder().GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.readTree(answer.body());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var whole = request.uri(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .build();
        return client.send(whole, HttpResponse.BodyHandlers.ofString());
    }

    private Process run() throws IOException {
        Files.deleteIfExists(tokenFile);
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.headwater.server.cli.Headwater",
                "serve",
                "--data-dir",
                directory.toString(),
                "--port",
                Integer.toString(port),
                "--no-browser",
                "--admin-token-file",
                tokenFile.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Waits until the server answers, and returns the token that it answers to. */
    private String awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            assertThat(process.isAlive()).as(() -> "the server runs: " + log()).isTrue();
            String found = Files.exists(tokenFile) ? Files.readString(tokenFile) : "";
            if (!found.isEmpty() && answers(found)) {
                return found;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("the server does not answer: " + log());
    }

    private boolean answers(String found) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/me".formatted(port)))
                .header("Authorization", "Bearer " + found)
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    private long database() throws IOException {
        var file = directory.resolve("postgres/postgres/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    /** Ends it in order and deletes what it kept; what it printed stays. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill(true);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        client.close();
        try (var kept = Files.walk(directory)) {
            kept.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
