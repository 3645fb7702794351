package io.headwater.core.route;

import io.headwater.core.access.Principal;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.route.Routing.Listener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who hears of what, and what they have heard. */
public interface Audiences {

    List<Audience> all(Principal principal);

    /** Adds an audience; the same domain, channel and recipient again changes its budget. */
    Audience save(Principal principal, Audience draft);

    void remove(Principal principal, long id, Instant now);

    /** Every audience with its interruptions since a moment and whether it was told of the incident. */
    List<Listener> listeners(IncidentId incident, Instant since);

    /** Who was told of the incident or was not, and why, oldest first; without what was taken back before anybody got it. */
    List<Decision> decisions(IncidentId incident);

    /**
     * Keeps a decision with its reason.
     *
     * @param notice the number of the notice that it led to
     */
    void record(IncidentId incident, Routed routed, Optional<Long> notice, Instant now);

    /**
     * A decision as it was made.
     *
     * @param verdict TELL, HOLD or OMIT
     * @param notice the number of the notice that it led to; empty for none
     * @param until when the digest goes out that what is held waits for
     */
    record Decision(
            Instant at,
            String channel,
            boolean isChannelRemoved,
            String recipient,
            String verdict,
            String reason,
            Optional<Long> notice,
            Optional<Instant> until) {}
}
