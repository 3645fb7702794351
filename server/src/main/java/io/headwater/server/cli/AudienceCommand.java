package io.headwater.server.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headwater audience}: who hears of what. */
@Command(
        name = "audience",
        mixinStandardHelpOptions = true,
        description = "Says who hears of which domain.",
        footer = {"", "Example:", "  headwater audience add --channel data-team --to '#data' --domain growth"})
final class AudienceCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds somebody to be told; the same one again changes the budget.",
            footer = {"", "Example:", "  headwater audience add --channel pager --per-day 3 --zone Europe/Berlin"})
    int add(
            @Mixin Client client,
            @Option(names = "--channel", required = true, description = "the channel's name") String channel,
            @Mixin Extras extras) {
        var draft = new HashMap<String, Object>(extras.given());
        draft.put("channel", channel);
        var added = client.post("/api/v1/audiences", draft);
        Output.one(out(), added, client.json(), "incidents are told over " + channel);
        return 0;
    }

    /** What may stand beside the channel. */
    static final class Extras {
        @Option(names = "--to", description = "an address within the channel: a Slack channel, an e-mail address")
        private @Nullable String recipient;

        @Option(names = "--domain", description = "whose incidents (default: all)")
        private @Nullable String domain;

        @Option(names = "--per-day", description = "how many interruptions fit in a day (default: 5)")
        private @Nullable Integer perDay;

        @Option(names = "--zone", description = "where the recipient's day begins (default: UTC)")
        private @Nullable String zone;

        Map<String, Object> given() {
            var given = new HashMap<String, Object>();
            put(given, "recipient", recipient);
            put(given, "domain", domain);
            put(given, "perDay", perDay);
            put(given, "zone", zone);
            return given;
        }

        private static void put(Map<String, Object> given, String word, @Nullable Object value) {
            if (value != null) {
                given.put(word, value);
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists who hears of what.",
            footer = {"", "Example:", "  headwater audience list"})
    int list(@Mixin Client client) {
        Output.list(
                out(),
                client.get("/api/v1/audiences"),
                client.json(),
                List.of("id", "channel", "recipient", "domain", "perDay", "zone"));
        return 0;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
