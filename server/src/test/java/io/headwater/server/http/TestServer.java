package io.headwater.server.http;

import io.headwater.core.access.Grant;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Role;
import io.headwater.postgres.TestPostgres;
import io.headwater.server.assembly.Configuration;
import io.headwater.server.assembly.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.utils.SpringDocUtils;

/** One server for all tests of a JVM, on a database of its own, with an admin's token. */
final class TestServer {
    private static final TestServer ONE = new TestServer();

    private final Server server;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer() {
        System.setProperty("springdoc.default-flat-param-object", "true");
        System.setProperty("springdoc.default-produces-media-type", "application/json");
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Principal.class);
        var postgres = TestPostgres.server();
        var configuration = new Configuration(
                directory(),
                "127.0.0.1",
                0,
                Optional.empty(),
                Set.of(),
                Optional.of(new Configuration.Database(
                        "127.0.0.1",
                        postgres.port(),
                        TestPostgres.freshDatabase(),
                        postgres.user(),
                        postgres.password(),
                        "disable")));
        try {
            server = Server.start(
                    Installation.open(configuration, InstantSource.system()), configuration, assembly -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = server.assembly().admitting().first();
        token = server.assembly().admitting().machineToken("tests");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    static TestServer one() {
        return ONE;
    }

    Server server() {
        return server;
    }

    /** A token of the first admin that may do this and nothing else. */
    String token(Grant grant) {
        var parts = server.assembly().parts();
        return parts.store().write(books -> {
            var admin = books.people().all(Principal.HEADWATER).getFirst();
            var principal = new Principal(Optional.of(admin.id()), admin.name(), List.of(Grant.everywhere(Role.ADMIN)));
            return books.people()
                    .addToken(
                            principal,
                            "only " + grant.role().name(),
                            List.of(grant),
                            Optional.empty(),
                            parts.clock().instant())
                    .secret();
        });
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        var request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<String> put(String path, String body, Map<String, String> headers) {
        var request = request(path).PUT(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** A request of an admin. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    /** A request of nobody. */
    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    }

    URI uri(String path) {
        return server.address().resolve(path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path directory() {
        return TestPostgres.directory();
    }
}
