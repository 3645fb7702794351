package io.headwater.core.incident;

/** What happened to an incident that somebody may have to be told. */
public sealed interface IncidentChange {
    Incident incident();

    /** It is new. */
    record Opened(Incident incident, Anomaly anomaly, String reason) implements IncidentChange {}

    /** A new symptom joined it. */
    record Grew(Incident incident, Anomaly anomaly, String reason) implements IncidentChange {}

    /** It came back within a day. */
    record Reopened(Incident incident, Anomaly anomaly, String reason) implements IncidentChange {}

    /** It is over. */
    record Ended(Incident incident) implements IncidentChange {}
}
