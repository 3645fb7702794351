package io.headwater.connect.answer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.Message.Line;
import io.headwater.core.notify.Notice;
import io.headwater.core.notify.NoticeKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** An HTTP server on loopback that answers as it is told and keeps what it hears. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Reply reply = new Reply(200, "", Map.of());
    private volatile boolean silent;

    /** Starts it on a free port. */
    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
            hold();
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    /** One request. */
    public record Heard(String path, Headers headers, String body) {
        public String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    private record Reply(int status, String body, Map<String, String> headers) {}

    public Receiver answers(int status, String body, Map<String, String> headers) {
        reply = new Reply(status, body, headers);
        return this;
    }

    /** From now on it answers nothing until it is closed. */
    public void fallSilent() {
        silent = true;
    }

    public Heard heard() {
        return heard.remove();
    }

    public boolean heardNothing() {
        return heard.isEmpty();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    /** A notice about an incident with this headline. */
    public static Notice notice(String headline, String recipient, Optional<String> thread) {
        var message = new Message(
                headline,
                List.of(
                        new Line("Since", "2026-03-02 06:00 UTC"),
                        new Line("Why it matters", "9 dashboards <read> it")),
                URI.create("https://headwater.example/incidents/214"),
                "You own core.orders",
                Map.of("severity", "HIGH"));
        var since = Instant.parse("2026-03-02T06:00:00Z");
        return new Notice(
                "notice-7", NoticeKind.OPENED, "INC-214", message, recipient, since, Optional.empty(), thread);
    }

    private void hold() {
        try {
            if (silent) {
                closed.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
