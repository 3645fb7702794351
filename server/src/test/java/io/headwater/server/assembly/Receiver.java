package io.headwater.server.assembly;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;

/** An endpoint that hears webhooks and answers as it is told to. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile IntUnaryOperator answer = _ -> 200;

    record Heard(String key, String body, boolean accepted) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int status = answer.applyAsInt(heard.size());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(exchange.getRequestHeaders().getFirst("webhook-id"), body, status == 200));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    /** Answers the request with that number (counted from zero) by the given status. */
    void answering(IntUnaryOperator status) {
        answer = status;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<Heard> accepted() {
        return heard.stream().filter(Heard::accepted).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
