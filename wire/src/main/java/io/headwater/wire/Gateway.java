package io.headwater.wire;

import io.headwater.wire.Egress.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The one way out over HTTP.
 *
 * <p>The host is resolved once, every address is checked, and the checked address is dialled, through a proxy on
 * loopback that connects only where this class has just said so: a name that changes its address between check and
 * connection gains nothing. Redirects are not followed. An answer is cut at a megabyte.
 */
public final class Gateway implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 1 << 20;

    private final Duration total;
    private final Tunnel tunnel;

    /** A gateway that gives up after ten seconds. */
    public Gateway() throws IOException {
        this(Duration.ofSeconds(10));
    }

    /** A gateway that gives up after a time. */
    public Gateway(Duration total) throws IOException {
        this.total = total;
        this.tunnel = new Tunnel(CONNECT, total);
    }

    /**
     * A request with a body.
     *
     * @param allowedHosts private hosts that an operator has allowed for this caller
     */
    public record Request(
            String method, URI target, Map<String, String> headers, String body, Set<String> allowedHosts) {
        public Request {
            headers = Map.copyOf(headers);
            allowedHosts = Set.copyOf(allowedHosts);
        }

        public static Request post(URI target, Map<String, String> headers, String body, Set<String> allowedHosts) {
            return new Request("POST", target, headers, body, allowedHosts);
        }
    }

    /** Sends once; never throws for what the other side does. */
    public Answer send(Request request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString(), HttpResponse::body);
    }

    /** Sends once and hands over each line of a good answer as it comes; the body of that answer is empty then. */
    public Answer follow(Request request, Consumer<String> line) {
        return exchange(request, HttpResponse.BodyHandlers.ofInputStream(), answer -> followed(answer, line));
    }

    @FunctionalInterface
    private interface Reading<T> {
        String body(HttpResponse<T> answer) throws IOException;
    }

    private <T> Answer exchange(Request request, HttpResponse.BodyHandler<T> handler, Reading<T> reading) {
        return switch (new Egress(request.allowedHosts()).judge(request.target())) {
            case Verdict.Stay(var reason) -> new Answer.Refused(reason);
            case Verdict.Go go -> dial(request, go, handler, reading);
        };
    }

    private <T> Answer dial(Request request, Verdict.Go go, HttpResponse.BodyHandler<T> handler, Reading<T> reading) {
        // A client of its own for every request: a pooled connection would outlive the check of its address.
        try (var _ = tunnel.admit(go);
                var client = client()) {
            var answer = client.send(request(request), HttpResponse.BodyHandlers.limiting(handler, MOST_BYTES));
            return new Answer.Answered(answer.statusCode(), headers(answer), reading.body(answer));
        } catch (HttpTimeoutException _) {
            return new Answer.Unreachable("no answer from %s within %d s".formatted(go.host(), total.toSeconds()));
        } catch (IOException e) {
            return new Answer.Unreachable("cannot talk to %s: %s".formatted(go.host(), reason(e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Unreachable("interrupted while talking to " + go.host());
        } catch (IllegalArgumentException e) {
            return new Answer.Refused("not a request that can be sent: " + e.getMessage());
        }
    }

    private static String followed(HttpResponse<InputStream> answer, Consumer<String> heard) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            if (answer.statusCode() / 100 != 2) {
                return reader.readAllAsString();
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                heard.accept(line);
            }
            return "";
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(ProxySelector.of(tunnel.address()))
                .build();
    }

    private HttpRequest request(Request request) {
        var builder = HttpRequest.newBuilder(request.target())
                .timeout(total)
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        new TreeMap<>(request.headers()).forEach(builder::header);
        return builder.build();
    }

    private static Map<String, String> headers(HttpResponse<?> answer) {
        var headers = new HashMap<String, String>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() throws IOException {
        tunnel.close();
    }
}
