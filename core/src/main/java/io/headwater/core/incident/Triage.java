package io.headwater.core.incident;

import io.headwater.core.incident.Incident.Clock;
import io.headwater.core.incident.TimelineEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts anomalies where they belong and notices when they are over. The changes it returns are what people may have to
 * be told; they are to be stored and announced in the same transaction.
 */
public final class Triage {
    private final Incidents incidents;
    private final Optional<Severity> needsPerson;

    /**
     * A triage over a store of incidents.
     *
     * @param needsPerson the least bad severity that a person has to resolve; empty if all may heal by themselves
     */
    public Triage(Incidents incidents, Optional<Severity> needsPerson) {
        this.incidents = incidents;
        this.needsPerson = needsPerson;
    }

    /**
     * Opens incidents for anomalies that were found together, or adds them to those that are open.
     *
     * @return one change per incident
     */
    public List<IncidentChange> anomalous(List<Anomaly> anomalies, Instant now) {
        var changes = new LinkedHashMap<IncidentId, IncidentChange>();
        anomalies.stream()
                .sorted(Anomaly.worstFirst())
                .flatMap(anomaly -> anomalous(anomaly, now).stream())
                .forEach(change -> changes.merge(change.incident().id(), change, IncidentChange::with));
        return List.copyOf(changes.values());
    }

    private Optional<IncidentChange> anomalous(Anomaly anomaly, Instant now) {
        var candidates = incidents.candidates(anomaly, now.minus(Placement.REMEMBERS));
        return switch (Placement.of(anomaly, candidates, now)) {
            case Placement.Opens opens -> Optional.of(open(anomaly, opens, now));
            case Placement.Joins(var id, var reason) -> grew(of(candidates, id), anomaly, reason, now);
            case Placement.Recurs(var id, var reason) -> grew(of(candidates, id), anomaly, reason, now);
            case Placement.Reopens(var id, var reason) ->
                Optional.of(new IncidentChange.Reopened(
                        fail(of(candidates, id), anomaly, false, reason, now), List.of(anomaly), reason));
            case Placement.Follows(var id, var reason) -> Optional.of(follow(of(candidates, id), anomaly, reason, now));
            case Placement.Continues(var id, var reason) -> {
                fail(of(candidates, id), anomaly, false, reason, now);
                yield Optional.empty();
            }
        };
    }

    private Optional<IncidentChange> grew(Incident incident, Anomaly anomaly, String reason, Instant now) {
        var grown = fail(incident, anomaly, true, reason, now);
        return Optional.of(new IncidentChange.Grew(grown, List.of(anomaly), reason));
    }

    /** One more of what many tables have in common: the headline counts it. */
    private IncidentChange follow(Incident incident, Anomaly anomaly, String reason, Instant now) {
        var grown = fail(incident, anomaly, true, reason, now);
        int tables = (int) incidents.symptoms(grown.id()).stream()
                .filter(symptom -> grown.common()
                        .filter(common -> common.signal() == symptom.signal())
                        .isPresent())
                .map(Incidents.Symptom::asset)
                .distinct()
                .count();
        var common = grown.common().orElseThrow().of(tables);
        return new IncidentChange.Followed(
                incidents.save(Lifecycle.common(grown, common, List.of())), all(grown, now), reason);
    }

    /**
     * Makes one incident of many that turn out to have one cause: the first of them, into which the others go.
     *
     * @param parts open incidents, the oldest first
     * @param reason why they are one
     */
    public IncidentChange.Gathered gather(Common common, List<Incident> parts, String reason, Instant now) {
        var main = parts.getFirst();
        var others = parts.subList(1, parts.size());
        for (Incident other : others) {
            incidents.absorb(main.id(), other.id());
            String text = "part of %s: %s".formatted(main.id().text(), reason);
            incidents.save(Lifecycle.resolve(other, Outcome.MERGED, text, "Headwater", now));
        }
        var entry = new TimelineEntry(main.id(), now, Kind.ANOMALY, "Headwater", gathered(others, reason));
        var saved = incidents.save(Lifecycle.common(main, common, List.of(entry)));
        return new IncidentChange.Gathered(saved, all(saved, now), List.copyOf(others), reason);
    }

    private static String gathered(List<Incident> others, String reason) {
        return others.isEmpty()
                ? reason
                : "%s; %s went into it"
                        .formatted(
                                reason,
                                others.stream().map(other -> other.id().text()).collect(Collectors.joining(", ")));
    }

    private List<Anomaly> all(Incident incident, Instant now) {
        return incidents.symptoms(incident.id()).stream()
                .map(symptom -> symptom.anomaly(incident.domain(), now))
                .sorted(Anomaly.worstFirst())
                .toList();
    }

    /** Heals what the evaluation found healthy, and ends incidents in which nothing is wrong any more. */
    public List<IncidentChange> healthy(Fingerprint fingerprint, Instant bucket, Instant now) {
        var changes = new ArrayList<IncidentChange>();
        for (var healing : incidents.recordHealthy(fingerprint, bucket, now)) {
            var step = Lifecycle.healthy(healing.incident(), healing.healthyEvaluations(), needsPerson, now);
            var saved = incidents.save(step);
            if (!saved.isOpen()) {
                changes.add(new IncidentChange.Ended(saved));
            }
        }
        return changes;
    }

    private IncidentChange open(Anomaly anomaly, Placement.Opens opens, Instant now) {
        var subject = anomaly.subject();
        var draft = new Incident(
                new IncidentId(0),
                Headline.of(List.of(anomaly)),
                subject.asset(),
                subject.name(),
                subject.domain(),
                subject.signal().family(),
                Stage.NOTIFIED,
                SeverityRule.rate(anomaly),
                Bucket.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Clock(anomaly.bucket(), now, now),
                opens.recurrenceOf(),
                Optional.empty(),
                0,
                0);
        String text = opens.recurrenceOf()
                .map(before -> "%s; it happened before in %s".formatted(opens.reason(), before.text()))
                .orElse(opens.reason());
        var entry = new TimelineEntry(draft.id(), now, Kind.OPENED, "Headwater", text);
        return new IncidentChange.Opened(
                incidents.open(anomaly, draft, List.of(entry)), List.of(anomaly), opens.reason());
    }

    private Incident fail(Incident incident, Anomaly anomaly, boolean isNews, String reason, Instant now) {
        incidents.record(incident.id(), anomaly, isNews);
        return incidents.save(Lifecycle.failed(incident, anomaly, isNews, reason, now));
    }

    private static Incident of(List<Placement.Candidate> candidates, IncidentId id) {
        return candidates.stream()
                .map(Placement.Candidate::incident)
                .filter(incident -> incident.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
