package io.headwater.server.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater demo}: a server, and a living company that it watches. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs Headwater beside a made-up online shop: sixty tables, half a year of history,",
            "jobs that go on by the clock, and three things that go wrong. Kept in ~/.headwater-demo."
        },
        footer = {"", "Example:", "  headwater demo --port 0 --no-browser"})
final class DemoCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        var configuration = options.configuration(DataDirectory.DEMO);
        if (configuration.database().isPresent()) {
            throw new IllegalArgumentException("database-host: the demo runs on its own PostgreSQL only");
        }
        var running = Running.start(options, configuration);
        running.greet(out, options.opensBrowser());
        var demo = Demo.start(running, configuration.dataDirectory(), line -> {
            out.println(line);
            out.flush();
        });
        running.await(demo);
        return 0;
    }
}
