package io.headwater.server.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater serve}: the server, until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs Headwater with a PostgreSQL of its own, or with the one that the settings name.",
        footer = {
            "",
            "Settings may also stand in headwater.yaml in the data directory, or in the environment",
            "(HEADWATER_PUBLIC_URL for public-url): data-dir, listen, port, public-url, allowed-host,",
            "database-host, -port, -name, -user, -password, -tls.",
            "",
            "Example:",
            "  headwater serve --data-dir /srv/headwater --public-url https://headwater.example/"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        var running = Running.start(options, options.configuration(DataDirectory.SERVER));
        running.greet(Objects.requireNonNull(spec).commandLine().getOut(), options.opensBrowser());
        running.await();
        return 0;
    }
}
