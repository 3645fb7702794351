package io.headwater.core.incident;

import java.time.Instant;

/** Something that happened to an incident; written once, never changed. */
public record TimelineEntry(IncidentId incident, Instant at, Kind kind, String by, String text) {
    /** What kind of thing happened. */
    public enum Kind {
        OPENED,
        ANOMALY,
        HEALED,
        STAGE,
        SEVERITY,
        OWNER,
        ACKNOWLEDGED,
        COMMENT,
        MESSAGE,
        RESOLVED,
        REOPENED
    }
}
