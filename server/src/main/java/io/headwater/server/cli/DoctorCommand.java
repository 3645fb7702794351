package io.headwater.server.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code headwater doctor}: what works, what does not, and what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what works, what does not, and what to do. Exit code 1 when something does not.",
        footer = {"", "Example:", "  headwater doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Client client = new Client();

    @Override
    public Integer call() {
        var findings = client.get("/api/v1/doctor");
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean well = true;
        for (JsonNode finding : findings.path("items")) {
            String outcome = finding.path("outcome").asString("");
            well &= !outcome.equals("FAILED");
            if (!client.json()) {
                out.printf(
                        "%-8s %s: %s%n",
                        outcome,
                        finding.path("about").asString(""),
                        finding.path("text").asString(""));
            }
        }
        if (client.json()) {
            out.println(findings);
        }
        out.flush();
        return well ? 0 : 1;
    }
}
