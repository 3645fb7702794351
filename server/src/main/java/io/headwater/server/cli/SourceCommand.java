package io.headwater.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code headwater source}: the systems that facts are collected from. */
@Command(
        name = "source",
        mixinStandardHelpOptions = true,
        description = "Connects the systems that facts are collected from.",
        footer = {
            "",
            "Example:",
            "  headwater source add postgres --name shop --host db.example --database shop \\",
            "      --user headwater --password-stdin < password"
        })
final class SourceCommand {
    private static final Set<String> ENDED_WELL = Set.of("PASSED", "WARNING");

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Tries a source step by step and connects it. Further words are the settings of its kind.",
            footer = {
                "",
                "Settings of postgres: --host, --port, --database, --user, --tls; --password-stdin reads the password.",
                "Example:",
                "  headwater source add postgres --name shop --host localhost --database shop --user reader"
                        + " --password-stdin"
            })
    int add(
            @Mixin Client client,
            @Option(names = "--name", required = true, description = "how it is called") String name,
            @Mixin Extras extras) {
        var words = Words.of(extras.settings());
        Map<String, Object> connection =
                Map.of("kind", extras.kind(), "settings", words.values(), "secret", words.secret());
        test(client, connection);
        var draft = new HashMap<String, Object>();
        draft.put("name", name);
        draft.put("connection", connection);
        extras.domain().ifPresent(domain -> draft.put("domain", domain));
        extras.zone().ifPresent(zone -> draft.put("reading", Map.of("zone", zone)));
        var added = client.post("/api/v1/sources", draft);
        Output.one(out(), added, client.json(), name + " is connected; its tables are being read");
        return 0;
    }

    /** What may stand beside the kind and the name. */
    static final class Extras {
        @Option(names = "--domain", description = "where its assets land that no domain claims (default: general)")
        private @Nullable String domain;

        @Option(names = "--zone", description = "where its days begin, for example Europe/Berlin (default: UTC)")
        private @Nullable String zone;

        @Parameters(index = "0", paramLabel = "KIND", description = "for example postgres")
        private String kind = "";

        @Parameters(
                index = "1..*",
                paramLabel = "SETTING",
                description = "its settings: words with two dashes and their values")
        private List<String> settings = new ArrayList<>();

        String kind() {
            return kind;
        }

        List<String> settings() {
            return settings;
        }

        Optional<String> domain() {
            return Optional.ofNullable(domain);
        }

        Optional<String> zone() {
            return Optional.ofNullable(zone);
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the sources and how they stand.",
            footer = {"", "Example:", "  headwater source list --json"})
    int list(@Mixin Client client) {
        Output.list(
                out(), client.get("/api/v1/sources"), client.json(), List.of("id", "name", "kind", "state", "trouble"));
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Disconnects a source; what was learnt stays.",
            footer = {"", "Example:", "  headwater source remove shop"})
    int remove(@Mixin Client client, @Parameters(paramLabel = "NAME") String name) {
        long id = Named.id(client.get("/api/v1/sources"), name);
        var answer = client.delete("/api/v1/sources/" + id);
        Output.one(out(), answer, client.json(), name + " is disconnected");
        return 0;
    }

    private void test(Client client, Map<String, Object> connection) {
        var outcomes = new ArrayList<String>();
        client.follow("/api/v1/sources/test", connection, step -> {
            print(step);
            outcomes.add(step.path("outcome").asString(""));
        });
        if (outcomes.isEmpty() || !ENDED_WELL.contains(outcomes.getLast())) {
            throw new CommandFailed("the source was not added");
        }
    }

    /** A line that begins with the step, and ends when the step does. */
    private void print(JsonNode step) {
        if (step.has("outcome")) {
            err().printf(
                            "%s in %d ms: %s%n",
                            step.path("outcome").asString("").toLowerCase(Locale.ROOT),
                            step.path("millis").asLong(0),
                            step.path("text").asString(""));
        } else {
            err().printf("%-12s ", step.path("name").asString(""));
        }
        err().flush();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
