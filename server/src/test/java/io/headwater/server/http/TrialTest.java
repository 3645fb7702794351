package io.headwater.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.postgres.TestPostgres;
import io.headwater.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Connection tests, followed as a browser follows them. */
@Timeout(60)
class TrialTest {
    private static final TestServer SERVER = TestServer.one();
    private static final String LINES = "application/x-ndjson";

    @Test
    void tellsOfEachStepAsItHappens() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    request(silent.getLocalPort(), "nobody", "x"), HttpResponse.BodyHandlers.ofInputStream());
            var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));

            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(LINES);
            assertThat(next(lines).path("outcome").asString("running")).isEqualTo("running");
            assertThat(next(lines).path("outcome").asString()).isEqualTo("PASSED");
            var signIn = next(lines); // the server that is tested has not said a word yet
            assertThat(signIn.path("name").asString()).isEqualTo("sign in");
            assertThat(signIn.has("outcome")).isFalse();

            hangUp(silent);
            var failed = next(lines);
            assertThat(failed.path("outcome").asString()).isEqualTo("FAILED");
            assertThat(failed.path("text").asString()).contains("check host, port and network");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void timesEveryStepOfAConnectionThatWorks() {
        var server = TestPostgres.server();

        var answer = SERVER.send(SERVER.request("/api/v1/sources/test")
                .header("Accept", LINES)
                .header("Idempotency-Key", "what happens is not kept")
                .POST(body(server.port(), server.user(), server.password())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().lines().map(Json::readTree).filter(step -> step.has("outcome")))
                .allSatisfy(step -> assertThat(step.path("millis").isNumber()).isTrue())
                .extracting(step -> step.path("name").asString())
                .containsExactly("reach host", "sign in", "read catalog", "permissions", "statements");
    }

    @Test
    void triesAConnectedSourceWithTheSecretThatIsKept() {
        var server = TestPostgres.server();
        String connection = Json.write(connection(server.port(), server.user(), server.password()));
        var source = Json.readTree(
                SERVER.post("/api/v1/sources", "{\"name\":\"tried\",\"connection\":%s}".formatted(connection))
                        .body());

        var answer = SERVER.post(
                "/api/v1/sources/%d/test".formatted(source.path("id").asLong()),
                Json.write(Map.of(
                        "settings", connection(server.port(), server.user(), "").get("settings"))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("PostgreSQL").doesNotContain("FAILED", server.password());
    }

    /** Whoever may change a source may not learn its password by having it sent to a server of his own. */
    @Test
    void sendsTheSecretThatIsKeptNowhereElse() {
        var server = TestPostgres.server();
        String connection = Json.write(connection(server.port(), server.user(), server.password()));
        var added = SERVER.post("/api/v1/sources", "{\"name\":\"kept\",\"connection\":%s}".formatted(connection));
        long id = Json.readTree(added.body()).path("id").asLong();
        var elsewhere = connection(server.port() + 1, server.user(), "").get("settings");

        var tried = SERVER.post("/api/v1/sources/%d/test".formatted(id), Json.write(Map.of("settings", elsewhere)));

        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(400);
        assertThat(tried.body()).contains("\"secret\"", "type it again");

        var changed = SERVER.put(
                "/api/v1/sources/%d".formatted(id),
                Json.write(Map.of("settings", elsewhere, "paused", false)),
                Map.of("If-Match", "\"1\""));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(400);
        assertThat(changed.body()).contains("\"secret\"", "type it again");

        var retyped = SERVER.post(
                "/api/v1/sources/%d/test".formatted(id),
                Json.write(Map.of("settings", elsewhere, "secret", "another")));
        assertThat(retyped.statusCode()).as(retyped.body()).isEqualTo(200);
    }

    @Test
    void saysBeforeTheFirstStepWhatCannotBeTried() {
        var answer = SERVER.send(SERVER.request("/api/v1/sources/test")
                .header("Accept", LINES)
                .POST(HttpRequest.BodyPublishers.ofString("""
                    {"kind":"postgres","settings":{"host":"localhost","port":"many","database":"a","user":"b"}}\
                    """)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"port\"", "a number from 1 to 65535 is needed");
    }

    /** Whoever waits for its first word is told that none will come. */
    private static void hangUp(ServerSocket server) throws IOException {
        server.close();
    }

    private static HttpRequest request(int port, String user, String password) {
        return SERVER.request("/api/v1/sources/test")
                .header("Accept", LINES)
                .POST(body(port, user, password))
                .build();
    }

    private static HttpRequest.BodyPublisher body(int port, String user, String password) {
        return HttpRequest.BodyPublishers.ofString(Json.write(connection(port, user, password)));
    }

    private static Map<String, Object> connection(int port, String user, String password) {
        var settings = Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(port),
                "database", "postgres",
                "user", user,
                "tls", "disable");
        return Map.of("kind", "postgres", "settings", settings, "secret", password);
    }

    private static JsonNode next(BufferedReader lines) throws IOException {
        return Json.readTree(lines.readLine());
    }
}
