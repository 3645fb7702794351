package io.headwater.core.route;

import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.Severity;
import java.time.Instant;
import java.util.List;

/** Decides for every audience whether it hears of a change to an incident: now, in the digest, or not at all. */
public final class Routing {
    private Routing() {}

    /**
     * An audience with what it has heard so far.
     *
     * @param interrupted when it was interrupted before, by any incident
     * @param told whether it was told of this incident
     */
    public record Listener(Audience audience, List<Instant> interrupted, boolean told) {
        public Listener {
            interrupted = List.copyOf(interrupted);
        }
    }

    /**
     * One decision per listener, in their order.
     *
     * @param muted whether a person has muted the monitor that found it
     */
    public static List<Routed> route(IncidentChange change, List<Listener> listeners, boolean muted, Instant now) {
        return listeners.stream()
                .map(listener -> decide(change, listener, muted, now))
                .toList();
    }

    private static Routed decide(IncidentChange change, Listener listener, boolean muted, Instant now) {
        var audience = listener.audience();
        Incident incident = change.incident();
        if (!audience.hears(incident.domain())) {
            return new Routed.Omit(audience, "hears of other domains only");
        }
        return switch (change) {
            case IncidentChange.Ended _
            when listener.told() -> new Routed.Tell(audience, "you were told of it, so you get the all-clear");
            case IncidentChange.Ended _ -> new Routed.Omit(audience, "was not told of it, so needs no all-clear");
            case IncidentChange.Opened _,
                    IncidentChange.Grew _,
                    IncidentChange.Reopened _,
                    IncidentChange.Gathered _,
                    IncidentChange.Followed _
            when muted -> new Routed.Omit(audience, "the monitor is muted");
            case IncidentChange.Opened _,
                    IncidentChange.Grew _,
                    IncidentChange.Reopened _,
                    IncidentChange.Gathered _,
                    IncidentChange.Followed _ ->
                spend(audience, incident.rated().severity(), listener, now);
        };
    }

    private static Routed spend(Audience audience, Severity severity, Listener listener, Instant now) {
        String why =
                audience.domain().map(domain -> "you hear of domain " + domain).orElse("you hear of all domains");
        if (severity == Severity.SEV4) {
            return new Routed.Hold(audience, audience.budget().nextDay(now), "SEV4 waits for the digest");
        }
        var verdict = audience.budget().judge(severity, listener.interrupted(), now);
        String explained = audience.budget().explain(verdict);
        return switch (verdict) {
            case AlertBudget.Verdict.Interrupt _ -> new Routed.Tell(audience, why + "; " + explained);
            case AlertBudget.Verdict.Hold(var until) -> new Routed.Hold(audience, until, explained);
        };
    }
}
