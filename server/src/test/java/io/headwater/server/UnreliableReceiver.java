package io.headwater.server;

import com.sun.net.httpserver.HttpServer;
import io.headwater.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** An endpoint that hears webhooks and refuses about one in seven for the moment. */
final class UnreliableReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Heard> accepted = new CopyOnWriteArrayList<>();
    private final Random random;

    /**
     * A notice that was taken.
     *
     * @param key the same on every attempt
     * @param content what it said
     */
    record Heard(String key, String content) {}

    UnreliableReceiver(Random random) throws IOException {
        this.random = random;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = Json.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                boolean takes = takes();
                if (takes) {
                    accepted.add(new Heard(exchange.getRequestHeaders().getFirst("webhook-id"), content(body)));
                }
                exchange.sendResponseHeaders(takes ? 200 : 500, -1);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    List<Heard> accepted() {
        return List.copyOf(accepted);
    }

    private synchronized boolean takes() {
        return random.nextInt(7) != 0;
    }

    private static String content(JsonNode body) {
        return body.path("alerts").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
