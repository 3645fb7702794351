package io.headwater.server.assembly;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How an installation is run.
 *
 * @param dataDirectory holds the key file, the address file and the embedded database
 * @param listen the address to bind; loopback unless somebody says otherwise
 * @param port zero for any free one
 * @param publicUrl where browsers find it; empty for the bound address
 * @param allowedHosts names in the Host header that are answered besides the bound address and the public one
 * @param database empty for the embedded PostgreSQL
 */
public record Configuration(
        Path dataDirectory,
        String listen,
        int port,
        Optional<URI> publicUrl,
        Set<String> allowedHosts,
        Optional<Database> database) {
    private static final String ENVIRONMENT = "HEADWATER_";
    private static final List<String> KNOWN = List.of(
            "data-dir",
            "listen",
            "port",
            "public-url",
            "allowed-host",
            "database-host",
            "database-port",
            "database-name",
            "database-user",
            "database-password",
            "database-tls");

    public Configuration {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** An external PostgreSQL. */
    public record Database(String host, int port, String name, String user, String password, String tls) {
        String url() {
            String address = host.contains(":") ? "[" + host + "]" : host;
            return "jdbc:postgresql://%s:%d/%s?sslmode=%s".formatted(address, port, name, tls);
        }

        @Override
        public String toString() {
            return "Database[%s:%d/%s]".formatted(host, port, name);
        }
    }

    /**
     * Puts the settings together: flags win over the environment ({@code HEADWATER_PUBLIC_URL}), which wins over the
     * file.
     *
     * @param file of {@code headwater.yaml}, word to value
     * @throws IllegalArgumentException listing everything that is wrong, one line each
     */
    public static Configuration of(
            Map<String, String> file, Map<String, String> environment, Map<String, String> flags, Path home) {
        var all = new TreeMap<>(file);
        environment.forEach((name, value) -> word(name).ifPresent(word -> all.put(word, value)));
        all.putAll(flags);
        return new Reader(all).read(home);
    }

    private static Optional<String> word(String variable) {
        return variable.startsWith(ENVIRONMENT)
                ? Optional.of(variable.substring(ENVIRONMENT.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                        .filter(KNOWN::contains)
                : Optional.empty();
    }

    private static final class Reader {
        private final Map<String, String> values;
        private final List<String> wrong = new ArrayList<>();

        Reader(Map<String, String> values) {
            this.values = values;
        }

        Configuration read(Path home) {
            values.keySet().stream()
                    .filter(word -> !KNOWN.contains(word))
                    .forEach(word -> wrong.add("%s: there is no such setting; known: %s".formatted(word, KNOWN)));
            var configuration = new Configuration(
                    Path.of(text("data-dir").orElse(home.resolve(".headwater").toString()))
                            .toAbsolutePath()
                            .normalize(),
                    text("listen").orElse("127.0.0.1"),
                    number("port", 8484, 0),
                    publicUrl(),
                    hosts(),
                    database());
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", wrong));
            }
            return configuration;
        }

        private Optional<String> text(String word) {
            return Optional.ofNullable(values.get(word)).map(String::strip).filter(value -> !value.isEmpty());
        }

        private int number(String word, int fallback, int least) {
            String given = text(word).orElse(Integer.toString(fallback));
            try {
                int number = Integer.parseInt(given);
                if (number >= least && number < 65_536) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // told below, together with numbers out of range
            }
            wrong.add("%s: a number from %d to 65535 is needed, not %s".formatted(word, least, given));
            return fallback;
        }

        private Optional<URI> publicUrl() {
            return text("public-url").flatMap(given -> {
                try {
                    var url = URI.create(given.endsWith("/") ? given : given + "/");
                    if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                        return Optional.of(url);
                    }
                } catch (IllegalArgumentException _) {
                    // told below, together with addresses of another form
                }
                wrong.add("public-url: an address of the form https://host/ is needed, not " + given);
                return Optional.empty();
            });
        }

        private Set<String> hosts() {
            return text("allowed-host").stream()
                    .flatMap(hosts -> List.of(hosts.split(",", -1)).stream())
                    .map(host -> host.strip().toLowerCase(Locale.ROOT))
                    .filter(host -> !host.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Optional<Database> database() {
            var host = text("database-host");
            if (host.isEmpty()) {
                values.keySet().stream()
                        .filter(word -> word.startsWith("database-"))
                        .findFirst()
                        .ifPresent(word -> wrong.add(word + ": needs database-host beside it"));
                return Optional.empty();
            }
            String tls = text("database-tls").orElse("prefer");
            if (!List.of("prefer", "require", "verify-full", "disable").contains(tls)) {
                wrong.add("database-tls: prefer, require, verify-full or disable is needed, not " + tls);
            }
            return Optional.of(new Database(
                    host.get(),
                    number("database-port", 5432, 1),
                    text("database-name").orElse("headwater"),
                    text("database-user").orElse("headwater"),
                    text("database-password").orElse(""),
                    tls));
        }
    }
}
