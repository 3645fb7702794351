package io.headwater.core.notify;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Page;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.route.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notices on their way. Each ends delivered, superseded or dead. */
public interface Outbox {

    /**
     * Puts a notice in; one with the same incident, audience, kind and version is there already and stays.
     *
     * @return its number
     */
    long put(Draft draft, Instant now);

    /** The notice that is next for a lane, when it is due; those behind it wait. */
    Optional<Posted> next(Lane lane, Instant now);

    /** Counts an attempt before it is made. */
    void attempting(long id);

    /** Notes what came of an attempt. */
    void ended(long id, Attempt attempt, Instant now);

    /**
     * Takes back what waits to be told of incidents, because it is told otherwise.
     *
     * @return what was taken back; empty when there was nothing that nobody had got yet
     */
    Optional<Withdrawn> withdraw(List<IncidentId> incidents, Instant now);

    /** Takes back what is about to be told of an incident, because it is told with what is new in it since. */
    Optional<Withdrawn> withdrawAlerts(IncidentId incident, Instant now);

    /** Lets a notice wait until a moment, for what may have to be said with it. */
    void wait(long notice, Instant until);

    /** When the lane has something to do again. */
    Optional<Instant> due(Lane lane);

    /** All lanes with something to do. */
    List<Lane> lanes();

    /**
     * Adds a fact to the notices about an incident that have not gone out and begin with an anomaly of the monitor.
     *
     * @param fact empty when there is none and they have waited for it long enough
     * @return the lanes of notices about the incident that wait to go out
     */
    List<Lane> add(IncidentId incident, MonitorId monitor, Optional<Message.Line> fact);

    /** Notices that wait for a digest that is due. */
    List<Posted> held(Instant now);

    /** Notes that a notice went out inside another. */
    void digested(List<Long> ids, String digestKey, Instant now);

    Page<Posted> page(Principal principal, Search search);

    Optional<Posted> find(Principal principal, long id);

    /** Where a notice about no incident went, unless nobody took it. */
    List<Lane> told(NoticeKind kind, long version);

    /** How many notices are in each state. */
    List<Count> counts();

    /** Notices for one recipient of one channel about one incident keep their order; other lanes do not wait. */
    record Lane(long channel, String recipient, Optional<IncidentId> incident) {
        /** For the key of the lane's job. */
        public String text() {
            return "%d/%s/%s"
                    .formatted(
                            channel, recipient, incident.map(IncidentId::text).orElse("-"));
        }
    }

    /**
     * A notice to be sent.
     *
     * @param version the incident's version it tells of; an older one that has not gone out is superseded. Without an
     *     incident, what tells it from others of its kind
     * @param holdUntil for the digest; empty to send it now
     * @param reason why the audience gets it, or why it waits
     */
    record Draft(
            Optional<IncidentId> incident,
            long channel,
            Optional<Audience> audience,
            String recipient,
            NoticeKind kind,
            long version,
            Message message,
            Instant startsAt,
            Optional<Instant> endsAt,
            Optional<Instant> holdUntil,
            String reason) {}

    /**
     * A notice with what became of it so far.
     *
     * @param isChannelRemoved whether the channel is no longer there
     */
    record Posted(
            long id,
            Notice notice,
            long channel,
            String channelName,
            boolean isChannelRemoved,
            State state,
            String reason,
            int attempts,
            Instant created,
            Optional<Instant> ended,
            Optional<String> lastError) {}

    /**
     * Notices that were taken back.
     *
     * @param since when the first of them was put in
     * @param until when the first of them would have gone out
     */
    record Withdrawn(Instant since, Instant until) {}

    /** How many notices are in a state. */
    record Count(State state, long notices) {}

    /** Where a notice stands. */
    enum State {
        PENDING,
        HELD,
        DELIVERED,
        SUPERSEDED,
        DEAD
    }

    /** What to list, newest first. */
    record Search(Optional<State> state, Optional<IncidentId> incident, Optional<String> after, int most) {}
}
