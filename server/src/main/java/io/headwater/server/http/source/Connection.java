package io.headwater.server.http.source;

import io.headwater.core.collect.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How to reach a source; {@code secret} is the password. */
public record Connection(
        String kind, Map<String, String> settings, @Nullable String secret) {
    public Connection {
        settings = Map.copyOf(settings);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Connection[%s, %s]".formatted(kind, settings);
    }

    Settings values() {
        return new Settings(settings, secret == null ? "" : secret);
    }
}
