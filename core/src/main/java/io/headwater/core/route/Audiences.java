package io.headwater.core.route;

import io.headwater.core.access.Principal;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.route.Routing.Listener;
import java.time.Instant;
import java.util.List;

/** Who hears of what, and what they have heard. */
public interface Audiences {

    List<Audience> all(Principal principal);

    /** Adds an audience; the same domain, channel and recipient again changes its budget. */
    Audience save(Principal principal, Audience draft);

    void remove(Principal principal, long id, Instant now);

    /** Every audience with its interruptions since a moment and whether it was told of the incident. */
    List<Listener> listeners(IncidentId incident, Instant since);

    /** Who was told of the incident or was not, and why, oldest first. */
    List<Decision> decisions(IncidentId incident);

    /** Keeps a decision with its reason. */
    void record(IncidentId incident, Routed routed, Instant now);

    /**
     * A decision as it was made.
     *
     * @param verdict TELL, HOLD or OMIT
     */
    record Decision(Instant at, String channel, String recipient, String verdict, String reason) {}
}
