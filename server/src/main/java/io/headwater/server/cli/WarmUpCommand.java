package io.headwater.server.cli;

import io.headwater.server.assembly.Configuration;
import io.headwater.wire.Answer;
import io.headwater.wire.Gateway;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headwater warm-up}: starts, answers once and ends, so that the JVM can record what a start needs. */
@Command(name = "warm-up", hidden = true, description = "Starts the server once; for the build.")
final class WarmUpCommand implements Callable<Integer> {
    @Option(names = "--data-dir", required = true)
    private @Nullable Path dataDirectory;

    @Override
    public Integer call() throws Exception {
        var configuration = new Configuration(
                Objects.requireNonNull(dataDirectory).toAbsolutePath(),
                "127.0.0.1",
                0,
                Optional.empty(),
                Set.of(),
                Optional.empty());
        try (var running = Running.start(new RunOptions(), configuration);
                var gateway = new Gateway()) {
            var headers = Map.of("Authorization", "Bearer " + running.token());
            for (String path : Set.of("/", "/api/v1/incidents", "/api/v1/me", "/api/v1/sources", "/metrics")) {
                var target = running.server().address().resolve(path);
                var answer = gateway.send(new Gateway.Request("GET", target, headers, "", Set.of(target.getHost())));
                if (!(answer instanceof Answer.Answered answered && answered.isSuccess())) {
                    throw new CommandFailed("%s: %s".formatted(path, answer));
                }
            }
        }
        return 0;
    }
}
