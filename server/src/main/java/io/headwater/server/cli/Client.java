package io.headwater.server.cli;

import io.headwater.wire.Answer;
import io.headwater.wire.Gateway;
import io.headwater.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How commands reach a server: the one of the data directory, unless another one is named. */
final class Client {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "the server (default: the one that runs on this machine)")
    private @Nullable URI server;

    @Option(names = "--token-file", paramLabel = "FILE", description = "holds an API token for --server")
    private @Nullable Path tokenFile;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "whose server (default: ~/.headwater)")
    private @Nullable Path dataDirectory;

    @Option(names = "--json", description = "print the answer as JSON")
    private boolean json;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    boolean json() {
        return json;
    }

    JsonNode get(String path) {
        return send("GET", path, "");
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, Json.write(body));
    }

    JsonNode delete(String path) {
        return send("DELETE", path, "");
    }

    /** Posts and hands over each line of the answer as it comes. */
    void follow(String path, Object body, Consumer<JsonNode> heard) {
        var _ = exchange(
                "POST",
                path,
                Json.write(body),
                "application/x-ndjson",
                (gateway, request) -> gateway.follow(request, line -> heard.accept(Json.readTree(line))));
    }

    private JsonNode send(String method, String path, String body) {
        return exchange(method, path, body, "application/json", Gateway::send);
    }

    private JsonNode exchange(
            String method, String path, String body, String accept, BiFunction<Gateway, Gateway.Request, Answer> way) {
        try (var gateway = new Gateway(PATIENCE)) {
            var found = address();
            var target = URI.create(found.address()).resolve(path);
            var headers = Map.of(
                    "Authorization", "Bearer " + found.token(), "Content-Type", "application/json", "Accept", accept);
            return read(
                    target,
                    way.apply(gateway, new Gateway.Request(method, target, headers, body, Set.of(target.getHost()))));
        } catch (IOException e) {
            throw new CommandFailed("cannot talk to the server: " + e.getMessage());
        }
    }

    private static JsonNode read(URI target, Answer answer) {
        return switch (answer) {
            case Answer.Refused(var reason) -> throw new CommandFailed(reason);
            case Answer.Unreachable(var reason) ->
                throw new CommandFailed("%s%nIs it running? Start it: headwater serve".formatted(reason));
            case Answer.Answered answered
            when answered.isSuccess() -> Json.readTree(answered.body().isBlank() ? "{}" : answered.body());
            case Answer.Answered answered -> throw new CommandFailed(problem(target, answered));
        };
    }

    private static String problem(URI target, Answer.Answered answered) {
        boolean told = answered.header("content-type").orElse("").contains("json");
        String detail = told ? Json.readTree(answered.body()).path("detail").asString("") : "";
        return detail.isEmpty() ? "%s answered %d".formatted(target, answered.status()) : detail;
    }

    private AddressFile address() throws IOException {
        if (server != null) {
            if (tokenFile == null) {
                throw new IllegalArgumentException("--server needs --token-file beside it");
            }
            return new AddressFile(
                    server.toString(), Files.readString(tokenFile).strip());
        }
        return AddressFile.read(directory())
                .orElseThrow(() -> new CommandFailed(
                        "no server has run in %s; start one: headwater serve".formatted(directory())));
    }

    private Path directory() {
        return DataDirectory.of(dataDirectory, System.getenv("HEADWATER_DATA_DIR"), DataDirectory.SERVER);
    }
}
