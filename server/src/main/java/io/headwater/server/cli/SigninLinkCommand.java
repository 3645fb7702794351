package io.headwater.server.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headwater signin-link}: lets a person in once. */
@Command(
        name = "signin-link",
        mixinStandardHelpOptions = true,
        description = "Makes a link that signs a person in once, within a day.",
        footer = {"", "Example:", "  headwater signin-link --email ana@example.org"})
final class SigninLinkCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Client client = new Client();

    @Option(names = "--email", description = "whom (default: the admin that this machine acts for)")
    private @Nullable String email;

    @Override
    public Integer call() {
        var link = client.post("/api/v1/people/%d/signin-link".formatted(person()), "");
        Output.one(
                Objects.requireNonNull(spec).commandLine().getOut(),
                link,
                client.json(),
                link.path("url").asString(""));
        return 0;
    }

    private long person() {
        if (email == null) {
            return client.get("/api/v1/me").path("person").asLong();
        }
        return StreamSupport.stream(client.get("/api/v1/people").path("items").spliterator(), false)
                .filter(person -> person.path("email").asString("").equalsIgnoreCase(email))
                .map(person -> person.path("id").asLong())
                .findFirst()
                .orElseThrow(() -> new CommandFailed("nobody has this address: " + email));
    }
}
