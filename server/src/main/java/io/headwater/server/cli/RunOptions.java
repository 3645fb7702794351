package io.headwater.server.cli;

import io.headwater.server.assembly.Configuration;
import io.headwater.wire.MalformedException;
import io.headwater.wire.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said about the server that is started. */
final class RunOptions {
    @Option(names = "--data-dir", paramLabel = "DIR", description = "where everything is kept (default: ~/.headwater)")
    private @Nullable Path dataDirectory;

    @Option(names = "--config", paramLabel = "FILE", description = "settings (default: headwater.yaml in DIR)")
    private @Nullable Path config;

    @Option(names = "--port", paramLabel = "N", description = "8484 by default; 0 takes any free one")
    private @Nullable String port;

    @Option(names = "--listen", paramLabel = "ADDRESS", description = "127.0.0.1 by default")
    private @Nullable String listen;

    @Option(names = "--public-url", paramLabel = "URL", description = "for links in messages")
    private @Nullable String publicUrl;

    @Option(
            names = "--allowed-host",
            paramLabel = "NAME",
            split = ",",
            description = "further names that requests may be addressed to")
    private String @Nullable [] allowedHosts;

    @Option(names = "--no-browser", description = "do not open the page")
    private boolean noBrowser;

    @Option(
            names = "--admin-token-file",
            paramLabel = "FILE",
            description = "write an admin's API token there, for scripts; readable by its owner alone")
    private @Nullable Path adminTokenFile;

    boolean opensBrowser() {
        return !noBrowser;
    }

    Optional<Path> adminTokenFile() {
        return Optional.ofNullable(adminTokenFile);
    }

    /**
     * Flags, environment and file put together.
     *
     * @param standard what the data directory is called where none is named
     */
    Configuration configuration(String standard) throws IOException {
        var home = Path.of(System.getProperty("user.home"));
        var flags = flags();
        var environment = System.getenv();
        var directory = DataDirectory.of(dataDirectory, environment.get("HEADWATER_DATA_DIR"), standard);
        flags.put("data-dir", directory.toString());
        return Configuration.of(file(directory), environment, flags, home);
    }

    private Map<String, String> flags() {
        var flags = new HashMap<String, String>();
        put(flags, "port", port);
        put(flags, "listen", listen);
        put(flags, "public-url", publicUrl);
        put(flags, "allowed-host", allowedHosts == null ? null : String.join(",", allowedHosts));
        return flags;
    }

    private static void put(Map<String, String> flags, String word, @Nullable Object value) {
        if (value != null) {
            flags.put(word, value.toString());
        }
    }

    private Map<String, String> file(Path directory) throws IOException {
        Path file = config == null ? directory.resolve("headwater.yaml") : config;
        if (config == null && !Files.exists(file)) {
            return Map.of();
        }
        try {
            return Yaml.readTexts(Files.readString(file));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
