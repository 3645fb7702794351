package io.headwater.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.headwater.wire.Answer.Answered;
import io.headwater.wire.Answer.Refused;
import io.headwater.wire.Answer.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private final AtomicReference<String> heard = new AtomicReference<>("");
    private HttpServer server;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/moved") ? 302 : 200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        gateway = new Gateway(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        gateway.close();
    }

    @Test
    void reachesAPrivateHostThatWasAllowed() {
        var answer = post("http://127.0.0.1:%d/hook?x=1".formatted(port()), Set.of("127.0.0.1"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class, a -> assertThat(a.body()).isEqualTo("ok"));
        assertThat(heard.get()).isEqualTo("POST /hook?x=1 {}");
    }

    @Test
    void followsNoRedirect() {
        var answer = post("http://127.0.0.1:%d/moved".formatted(port()), Set.of("127.0.0.1"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class, a -> assertThat(a.status()).isEqualTo(302));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://0/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://user:password@example.org/",
                "http://example.org/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https://example.org:22/",
                "https:///nowhere",
                "gopher://127.0.0.1:11211/"
            })
    void refusesWhatIsNotThePublicInternet(String target) {
        assertThat(post(target, Set.of())).isInstanceOf(Refused.class);
    }

    @Test
    void namesTheSettingThatWouldAllowIt() {
        assertThat(post("https://10.1.2.3/", Set.of()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("--allow-private 10.1.2.3"));
    }

    @Test
    void carriesNobodyWhomItHasNotAdmitted() throws IOException {
        var tunnel = new Tunnel(Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (tunnel;
                var socket = new Socket(
                        tunnel.address().getAddress(), tunnel.address().getPort())) {
            socket.getOutputStream()
                    .write("CONNECT 127.0.0.1:%d HTTP/1.1\r\n\r\n"
                            .formatted(port())
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 403");
        }
    }

    @Test
    void givesUpOnASilentReceiver() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer = post("http://127.0.0.1:%d/".formatted(silent.getLocalPort()), Set.of("127.0.0.1"));

            assertThat(answer).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void reportsAClosedPort() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(post("http://127.0.0.1:%d/".formatted(closed), Set.of("127.0.0.1")))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void cutsAnAnswerWithoutEnd() {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[1 << 16];
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 1000; i++) {
                    body.write(chunk);
                }
            }
        });

        assertThat(post("http://127.0.0.1:%d/endless".formatted(port()), Set.of("127.0.0.1")))
                .isInstanceOf(Unreachable.class);
    }

    private Answer post(String target, Set<String> allowed) {
        return gateway.send(
                Gateway.Request.post(URI.create(target), Map.of("content-type", "application/json"), "{}", allowed));
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
