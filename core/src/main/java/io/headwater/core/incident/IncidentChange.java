package io.headwater.core.incident;

import java.util.List;
import java.util.stream.Stream;

/** What happened to an incident that somebody may have to be told. */
public sealed interface IncidentChange {
    Incident incident();

    /** What was found, the worst first; none when it is over. */
    List<Anomaly> anomalies();

    /**
     * This change and one to the same incident that came right after it, as one: what opens or comes back and then
     * grows is told once.
     */
    default IncidentChange with(IncidentChange next) {
        return switch (next) {
            case Grew grew ->
                switch (this) {
                    case Opened(var _, var first, var reason) ->
                        new Opened(grew.incident(), worstFirst(first, grew.anomalies()), reason);
                    case Grew(var _, var first, var reason) ->
                        new Grew(grew.incident(), worstFirst(first, grew.anomalies()), reason);
                    case Reopened(var _, var first, var reason) ->
                        new Reopened(grew.incident(), worstFirst(first, grew.anomalies()), reason);
                    case Gathered(var _, var first, var merged, var reason) ->
                        new Gathered(grew.incident(), worstFirst(first, grew.anomalies()), merged, reason);
                    case Followed(var _, var first, var reason) ->
                        new Grew(grew.incident(), worstFirst(first, grew.anomalies()), reason);
                    case Ended _ -> next;
                };
            case Opened _, Reopened _, Gathered _, Followed _, Ended _ -> next;
        };
    }

    /** The change as it is told to who has not heard of the incident: what grew is new to her. */
    default IncidentChange toNewcomer() {
        return this instanceof Grew(var incident, var anomalies, var reason)
                ? new Opened(incident, anomalies, reason)
                : this;
    }

    private static List<Anomaly> worstFirst(List<Anomaly> some, List<Anomaly> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Anomaly.worstFirst())
                .toList();
    }

    /** It is new; its anomalies, the worst first. */
    record Opened(Incident incident, List<Anomaly> anomalies, String reason) implements IncidentChange {
        public Opened {
            anomalies = List.copyOf(anomalies);
        }
    }

    /** New symptoms joined it; the worst first. */
    record Grew(Incident incident, List<Anomaly> anomalies, String reason) implements IncidentChange {
        public Grew {
            anomalies = List.copyOf(anomalies);
        }
    }

    /** It came back within a day; the worst first. */
    record Reopened(Incident incident, List<Anomaly> anomalies, String reason) implements IncidentChange {
        public Reopened {
            anomalies = List.copyOf(anomalies);
        }
    }

    /**
     * It turned out to be about many tables of one source; all its anomalies, the worst first.
     *
     * @param merged incidents that went into it
     */
    record Gathered(Incident incident, List<Anomaly> anomalies, List<Incident> merged, String reason)
            implements IncidentChange {
        public Gathered {
            anomalies = List.copyOf(anomalies);
            merged = List.copyOf(merged);
        }
    }

    /** One more table of the same source joined what is told already; all its anomalies, the worst first. */
    record Followed(Incident incident, List<Anomaly> anomalies, String reason) implements IncidentChange {
        public Followed {
            anomalies = List.copyOf(anomalies);
        }
    }

    /** It is over. */
    record Ended(Incident incident) implements IncidentChange {
        @Override
        public List<Anomaly> anomalies() {
            return List.of();
        }
    }
}
