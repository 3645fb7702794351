package io.headwater.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where the company's people on call get their messages: a web hook on this machine.
 *
 * <p>It keeps the last thousand bodies in memory, and answers every POST with 204.
 */
public final class Inbox implements AutoCloseable {
    private static final int MOST_MESSAGES = 1_000;
    private static final int MOST_BYTES = 1 << 20;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sim-inbox-", 0).factory());
    private final ArrayDeque<String> messages = new ArrayDeque<>();

    private Inbox(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens it.
     *
     * @param port zero for any that is free
     */
    public static Inbox open(int port) throws IOException {
        var inbox = new Inbox(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0));
        inbox.server.createContext("/", inbox::take);
        inbox.server.setExecutor(inbox.workers);
        inbox.server.start();
        return inbox;
    }

    /** The address that messages are posted to. */
    public URI url() {
        return URI.create(
                "http://127.0.0.1:%d/on-call".formatted(server.getAddress().getPort()));
    }

    /** The bodies that came, oldest first. */
    public List<String> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            if (exchange.getRequestMethod().equals("POST")) {
                keep(new String(body, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private void keep(String message) {
        synchronized (messages) {
            if (messages.size() == MOST_MESSAGES) {
                messages.removeFirst();
            }
            messages.addLast(message);
        }
    }
}
