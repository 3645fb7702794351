package io.headwater.sim;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenLineage endpoint that keeps what it is told, and can be down. */
final class Endpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 201;

    private Endpoint(HttpServer server) {
        this.server = server;
    }

    static Endpoint open(int port) {
        try {
            var endpoint =
                    new Endpoint(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0));
            endpoint.server.createContext("/", exchange -> {
                try (exchange) {
                    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    endpoint.requests.add("%s %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI(),
                                    exchange.getRequestHeaders().getFirst("Authorization")));
                    if (endpoint.status < 300) {
                        endpoint.bodies.add(body);
                    }
                    exchange.sendResponseHeaders(endpoint.status, -1);
                }
            });
            endpoint.server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answers(int status) {
        this.status = status;
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
