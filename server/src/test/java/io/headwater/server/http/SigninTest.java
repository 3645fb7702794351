package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Json;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in by link, the session that follows, and what a foreign page cannot do with it. */
class SigninTest {
    private static final TestServer SERVER = TestServer.one();

    @Test
    void letsSomebodyInOnceByALink() {
        String link = link("ana@example.org");

        var first = signIn(link);
        var second = signIn(link);

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("set-cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.body()).contains("this link is unknown, used or too old");
    }

    @Test
    void knowsWhoIsSignedInUntilSheSignsOut() {
        String cookie = session("bea@example.org");
        var me = send(SERVER.anonymous("/api/v1/me").header("Cookie", cookie).GET());
        assertThat(Json.readTree(me.body()).get("name").asString()).isEqualTo("bea@example.org");

        var out = send(SERVER.anonymous("/api/v1/session")
                .header("Cookie", cookie)
                .header("X-CSRF-Token", csrf(cookie))
                .DELETE());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(send(SERVER.anonymous("/api/v1/me").header("Cookie", cookie).GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void changesNothingForAPageThatHasNoTokenOfTheSession() {
        String cookie = session("eva@example.org");

        assertThat(change(cookie, "").statusCode()).isEqualTo(403);
        assertThat(change(cookie, "made up").statusCode()).isEqualTo(403);
        assertThat(change(cookie, csrf(session("fay@example.org"))).statusCode())
                .as("of somebody else's session")
                .isEqualTo(403);
        assertThat(change(cookie, csrf(cookie)).statusCode()).isEqualTo(201);
    }

    @Test
    void readsNothingFromAChangedSession() {
        String cookie = session("gus@example.org");
        String changed = cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("A") ? "B" : "A");

        assertThat(send(SERVER.anonymous("/api/v1/me").header("Cookie", changed).GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8484"})
    void answersNothingToAForeignName(String host) throws Exception {
        var uri = SERVER.uri("/api/v1/me");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/me HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").contains("allowed-host");
        }
    }

    private static HttpResponse<String> change(String cookie, String csrf) {
        String draft = "{\"name\":\"of a page\",\"grants\":[{\"role\":\"VIEWER\"}]}";
        return send(SERVER.anonymous("/api/v1/tokens")
                .header("Cookie", cookie)
                .header("X-CSRF-Token", csrf)
                .POST(BodyPublishers.ofString(draft)));
    }

    private static String session(String email) {
        return signIn(link(email))
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    private static String csrf(String cookie) {
        var me = send(SERVER.anonymous("/api/v1/me").header("Cookie", cookie).GET());
        return Json.readTree(me.body()).get("csrf").asString();
    }

    /** Invites a viewer; the secret part of her link. */
    private static String link(String email) {
        var added = SERVER.post(
                "/api/v1/people",
                "{\"name\":\"%1$s\",\"email\":\"%1$s\",\"grants\":[{\"role\":\"VIEWER\"}]}".formatted(email));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        long person = Json.readTree(added.body()).get("id").asLong();
        var answer = SERVER.post("/api/v1/people/%d/signin-link".formatted(person), "");
        String link = Json.readTree(answer.body()).get("url").asString();
        return URI.create(link).getFragment();
    }

    private static HttpResponse<String> signIn(String link) {
        return send(
                SERVER.anonymous("/api/v1/session").POST(BodyPublishers.ofString("{\"link\":\"%s\"}".formatted(link))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return SERVER.send(request);
    }
}
