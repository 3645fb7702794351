package io.headwater.core.incident;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Page;
import io.headwater.core.collect.Segment;
import io.headwater.core.monitor.MonitorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The incidents that are and were. */
public interface Incidents {

    /** Open ones and those resolved after {@code since} that are about the anomaly's asset or schema. */
    List<Placement.Candidate> candidates(Anomaly anomaly, Instant since);

    /** Opens an incident with its first anomaly and returns it with its number. */
    Incident open(Anomaly first, Incident draft, List<TimelineEntry> entries);

    /**
     * Saves a step.
     *
     * @throws StaleVersion when the incident has changed since it was read
     */
    Incident save(Lifecycle.Step step);

    /** Adds an anomaly, or notes that it failed again. */
    void record(IncidentId incident, Anomaly anomaly);

    /**
     * Notes that the monitor's series with this fingerprint was found healthy for the bucket.
     *
     * @return the open incidents it belongs to, each with the smallest number of healthy evaluations in a row
     */
    List<Healing> recordHealthy(Fingerprint fingerprint, Instant bucket, Instant now);

    /** The anomalies of open incidents about the asset. */
    Set<Fingerprint> open(AssetId asset);

    Optional<Incident> find(Principal principal, IncidentId id);

    void append(TimelineEntry entry);

    List<TimelineEntry> timeline(IncidentId id);

    /** Its anomalies, the first one first. */
    List<Symptom> symptoms(IncidentId id);

    /** Incidents in the order of harm: worst first, then newest. */
    Page<Incident> page(Principal principal, Search search);

    /**
     * What to list.
     *
     * @param open open ones, or resolved ones
     * @param text part of the headline; empty for all
     * @param after where the last page ended
     */
    record Search(
            boolean open,
            String text,
            Optional<DomainName> domain,
            Optional<Severity> severity,
            Optional<AssetId> asset,
            Optional<String> after,
            int most) {}

    /** An anomaly of an incident as it was recorded. */
    record Symptom(
            long id,
            MonitorId monitor,
            AssetId asset,
            String field,
            Segment segment,
            Fingerprint fingerprint,
            String headline,
            Instant firstBucket,
            Instant lastBucket,
            Optional<Anomaly.Reading.OutOfBand> band,
            List<String> reasons,
            Optional<Instant> healed) {
        public Symptom {
            reasons = List.copyOf(reasons);
        }
    }

    /** An open incident one of whose anomalies was found healthy. */
    record Healing(Incident incident, int healthyEvaluations) {}

    /** Somebody else changed it first. */
    final class StaleVersion extends RuntimeException {
        private static final long serialVersionUID = 1;

        public StaleVersion(IncidentId id) {
            super(id.text() + " has changed meanwhile; look again");
        }
    }
}
