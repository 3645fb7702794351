package io.headwater.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater channel}: the ways to reach people. */
@Command(
        name = "channel",
        mixinStandardHelpOptions = true,
        description = "Connects the ways to reach people: slack, mail, webhook.",
        footer = {
            "",
            "Example:",
            "  headwater channel add webhook --name pager --url https://hooks.example/data --secret-stdin < secret",
            "  headwater channel test pager"
        })
final class ChannelCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Connects a channel. Further words are the settings of its kind.",
            footer = {
                "",
                "slack: --token-stdin, --api. mail: --host, --port, --from, --user, --tls, --password-stdin.",
                "webhook: --url, --secret-stdin.",
                "Example:",
                "  headwater channel add slack --name data-team --token-stdin < token"
            })
    int add(
            @Mixin Client client,
            @Option(names = "--name", required = true, description = "how it is called") String name,
            @Mixin Extras extras) {
        var words = Words.of(extras.settings());
        var added = client.post(
                "/api/v1/channels",
                Map.of(
                        "name", name,
                        "kind", extras.kind(),
                        "settings", words.values(),
                        "secret", words.secret(),
                        "allowedHosts", extras.allowed()));
        Output.one(
                out(),
                added,
                client.json(),
                "%s is connected; say who is told over it: headwater audience add --channel %s".formatted(name, name));
        return 0;
    }

    /** What may stand beside the kind and the name. */
    static final class Extras {
        @Option(
                names = "--allow-private",
                paramLabel = "HOST",
                description = "a host in a private network that it may reach")
        private List<String> allowed = new ArrayList<>();

        @Parameters(index = "0", paramLabel = "KIND", description = "slack, mail or webhook")
        private String kind = "";

        @Parameters(
                index = "1..*",
                paramLabel = "SETTING",
                description = "its settings: words with two dashes and their values")
        private List<String> settings = new ArrayList<>();

        List<String> allowed() {
            return allowed;
        }

        String kind() {
            return kind;
        }

        List<String> settings() {
            return settings;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the channels.",
            footer = {"", "Example:", "  headwater channel list"})
    int list(@Mixin Client client) {
        Output.list(out(), client.get("/api/v1/channels"), client.json(), List.of("id", "name", "kind"));
        return 0;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Sends a test message over a channel.",
            footer = {"", "Example:", "  headwater channel test data-team --to '#data'"})
    int test(
            @Mixin Client client,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--to", defaultValue = "", description = "an address within the channel")
                    String recipient) {
        long id = Named.id(client.get("/api/v1/channels"), name);
        var result = client.post("/api/v1/channels/%d/test".formatted(id), Map.of("recipient", recipient));
        Output.one(out(), result, client.json(), result.path("text").asString(""));
        return result.path("delivered").asBoolean() ? 0 : 1;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Disconnects a channel.",
            footer = {"", "Example:", "  headwater channel remove data-team"})
    int remove(@Mixin Client client, @Parameters(paramLabel = "NAME") String name) {
        long id = Named.id(client.get("/api/v1/channels"), name);
        var answer = client.delete("/api/v1/channels/" + id);
        Output.one(out(), answer, client.json(), name + " is disconnected");
        return 0;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
