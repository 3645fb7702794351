package io.headwater.core.incident;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Page;
import io.headwater.core.collect.Segment;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.together.LostTogether;
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
     * @throws io.headwater.core.access.Stale when the incident has changed since it was read
     */
    Incident save(Lifecycle.Step step);

    /**
     * Adds an anomaly, or notes that it failed again.
     *
     * @param isNews whether it is something to tell, rather than a failure that goes on
     */
    void record(IncidentId incident, Anomaly anomaly, boolean isNews);

    /**
     * Notes that the monitor's series with this fingerprint was found healthy for the bucket.
     *
     * @return the open incidents it belongs to, each with the smallest number of healthy evaluations in a row
     */
    List<Healing> recordHealthy(Fingerprint fingerprint, Instant bucket, Instant now);

    /**
     * Open incidents in which the series of any of these monitors fails and has failed only since a window or later; the
     * oldest first. Nobody else changes incidents until the transaction ends.
     */
    List<Incident> beginning(List<MonitorId> monitors, Instant bucket);

    /** Moves what an incident is about into another one. */
    void absorb(IncidentId main, IncidentId other);

    /** The anomalies of open incidents about the asset. */
    Set<Fingerprint> open(AssetId asset);

    Optional<Incident> find(Principal principal, IncidentId id);

    void append(TimelineEntry entry);

    List<TimelineEntry> timeline(IncidentId id);

    /** Its anomalies, the first one first. */
    List<Symptom> symptoms(IncidentId id);

    /** How many there are of what. */
    Counts counts(Principal principal);

    /** What happened after the event with that number, oldest first. */
    List<FeedEvent> feed(Principal principal, long after, int most);

    /** The number of the newest event; zero before the first. */
    long latestEvent();

    /** Incidents, a stretch of them. */
    Page<Incident> page(Principal principal, Search search);

    /**
     * What to list.
     *
     * @param open open ones, or resolved ones
     * @param text part of the headline; empty for all
     * @param owner whose
     * @param after where the last page ended
     */
    record Search(
            boolean open,
            String text,
            Optional<DomainName> domain,
            Optional<Severity> severity,
            Optional<AssetId> asset,
            Optional<PersonId> owner,
            Sort sort,
            Optional<String> after,
            int most) {

        /** All open ones, or all resolved ones. */
        public static Search of(boolean open, Optional<String> after, int most) {
            return new Search(
                    open,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Sort.SEVERITY,
                    after,
                    most);
        }
    }

    /** In which order to list. */
    enum Sort {
        /** In the order of harm: worst first, then newest. */
        SEVERITY,
        /** By when the bad data began, the latest first. */
        NEWEST,
        /** By when the bad data began, the earliest first. */
        OLDEST
    }

    /**
     * How many incidents there are.
     *
     * @param unclaimed open ones that nobody has acknowledged
     */
    record Counts(long open, long unclaimed, long resolved) {}

    /**
     * Something happened to an incident.
     *
     * @param number grows; a reader that was away goes on after the last one it saw
     * @param kind a word of {@link TimelineEntry.Kind}
     */
    record FeedEvent(long number, Instant at, IncidentId incident, String kind) {}

    /**
     * An anomaly of an incident as it was recorded.
     *
     * @param everywhere in how many segments it was seen when most of them showed it; else zero
     * @param lost with which other fields it lost its values
     * @param news when it was last something to tell
     */
    record Symptom(
            long id,
            MonitorId monitor,
            AssetId asset,
            AssetName assetName,
            Signal signal,
            String field,
            Segment segment,
            Fingerprint fingerprint,
            String headline,
            Instant firstBucket,
            Instant lastBucket,
            Optional<Anomaly.Reading.OutOfBand> band,
            List<String> reasons,
            int everywhere,
            Optional<LostTogether> lost,
            Instant news,
            Optional<Instant> healed) {
        public Symptom {
            reasons = List.copyOf(reasons);
        }

        /** The anomaly as it was last seen. */
        public Anomaly anomaly(DomainName domain, Instant now) {
            var subject = new Anomaly.Subject(monitor, signal, asset, assetName, domain, field, segment);
            Anomaly.Reading reading =
                    band.<Anomaly.Reading>map(out -> out).orElseGet(() -> new Anomaly.Reading.Broken(told(), false));
            return new Anomaly(subject, Optional.empty(), lastBucket, now, reading, reasons, lost, everywhere);
        }

        /** Its headline without the name in front of it. */
        private String told() {
            String name = assetName.shortText();
            return headline.startsWith(name) ? headline.substring(name.length()).replaceFirst("^:? ", "") : headline;
        }
    }

    /** An open incident one of whose anomalies was found healthy. */
    record Healing(Incident incident, int healthyEvaluations) {}
}
