package io.headwater.core.notify;

import io.headwater.core.access.Principal;
import io.headwater.core.collect.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The channels that somebody connected. */
public interface Channels {

    List<Connected> all(Principal principal);

    Optional<Connected> find(Principal principal, long id);

    /**
     * Connects a channel; its secret is sealed.
     *
     * @throws IllegalArgumentException when the name is taken
     */
    Connected add(Principal principal, Connected draft, Instant now);

    /** Disconnects it; what was sent stays known, what was not is dead. */
    void remove(Principal principal, long id, Instant now);

    /**
     * A channel with its settings.
     *
     * @param kind the word of its {@link ChannelKind}
     * @param allowedHosts private hosts that it may reach
     */
    record Connected(long id, String name, String kind, Settings settings, Set<String> allowedHosts) {
        public Connected {
            allowedHosts = Set.copyOf(allowedHosts);
        }
    }
}
