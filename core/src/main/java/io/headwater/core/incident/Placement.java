package io.headwater.core.incident;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where an anomaly belongs, and why. */
public sealed interface Placement {
    /** Anomalies this close to an incident's last failure are one problem. */
    Duration TOGETHER = Duration.ofHours(5);

    /** A problem that comes back this soon was never gone. */
    Duration REOPENS = Duration.ofHours(24);

    /** An anomaly this many times further out than when it was last seen is news. */
    double MUCH_WORSE = 3;

    /** How far back a resolved incident is called the same problem recurring. */
    Duration REMEMBERS = Duration.ofDays(90);

    /** For the timeline: why it was put there. */
    String reason();

    /** The incident has this anomaly already; it still fails. */
    record Continues(IncidentId incident, String reason) implements Placement {}

    /** The incident has this anomaly already, and it is news: it was healthy in between, or broke in another way. */
    record Recurs(IncidentId incident, String reason) implements Placement {}

    /** A new symptom of an open incident. */
    record Joins(IncidentId incident, String reason) implements Placement {}

    /** One more of what many tables of a source have in common: told already, and counted. */
    record Follows(IncidentId incident, String reason) implements Placement {}

    /** The same symptom was resolved less than a day ago. */
    record Reopens(IncidentId incident, String reason) implements Placement {}

    /** A new problem; one with the same symptom was resolved earlier than a day ago, where named. */
    record Opens(Optional<IncidentId> recurrenceOf, String reason) implements Placement {}

    /**
     * An incident that the anomaly might belong to.
     *
     * @param fingerprints of all its anomalies
     * @param healed those of them that were found healthy since
     * @param over those that were healthy so often since that they are over: failing again is another problem
     * @param readings how each of them was last seen, where it was measured
     * @param news when there was last something to tell of it; empty for one without anomalies
     * @param loads that brought them
     * @param assets they are about
     */
    record Candidate(
            Incident incident,
            Set<Fingerprint> fingerprints,
            Set<Fingerprint> healed,
            Set<Fingerprint> over,
            Map<Fingerprint, Reading.OutOfBand> readings,
            Optional<Instant> news,
            Set<String> loads,
            Set<AssetId> assets) {
        public Candidate {
            fingerprints = Set.copyOf(fingerprints);
            healed = Set.copyOf(healed);
            over = Set.copyOf(over);
            readings = Map.copyOf(readings);
            loads = Set.copyOf(loads);
            assets = Set.copyOf(assets);
        }

        private boolean isToldSince(Instant moment) {
            return news.filter(at -> !at.isBefore(moment)).isPresent();
        }
    }

    /**
     * Decides. The first rule that fits wins: it still fails as before, what is being told just now of the same table or of
     * the same schema and kind, the same load, the same fingerprint, what many tables of the source have in common, the
     * same table, the same schema and kind; within a rule the incident that failed last.
     *
     * @param candidates open incidents and those resolved lately, in any order
     */
    static Placement of(Anomaly anomaly, List<Candidate> candidates, Instant now) {
        var latestFirst = candidates.stream()
                .sorted(Comparator.comparing(
                                (Candidate c) -> c.incident().clock().lastFailure())
                        .reversed()
                        .thenComparing(c -> c.incident().id().value(), Comparator.reverseOrder()))
                .toList();
        return continuing(anomaly, latestFirst)
                .or(() -> sameNews(anomaly, latestFirst, now))
                .or(() -> sameLoad(anomaly, latestFirst))
                .or(() -> sameFingerprint(anomaly, latestFirst, now))
                .or(() -> following(anomaly, latestFirst, now))
                .or(() -> joining(anomaly, latestFirst, now))
                .orElseGet(() -> new Opens(recurrence(anomaly, latestFirst), "nothing open is related to it"));
    }

    private static Optional<Placement> continuing(Anomaly anomaly, List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.incident().isOpen() && c.fingerprints().contains(anomaly.fingerprint()))
                .filter(c -> !isNews(anomaly, c))
                .findFirst()
                .map(c -> new Continues(c.incident().id(), "it is part of this incident already"));
    }

    /** What one load brought is told once, even where parts of it have been seen before. */
    private static Optional<Placement> sameLoad(Anomaly anomaly, List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.incident().isOpen() && sameAsset(anomaly, c) && sharesLoad(anomaly, c))
                .findFirst()
                .map(c -> new Joins(c.incident().id(), "the same load of the same table"));
    }

    /**
     * What is found within hours of each other is one piece of news, even where parts of it were news of other incidents
     * before: each of those would be told again beside it.
     */
    private static Optional<Placement> sameNews(Anomaly anomaly, List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .filter(c -> c.incident().isOpen() && c.isToldSince(now.minus(TOGETHER)))
                .filter(c -> sameAsset(anomaly, c) || (sameSchema(anomaly, c) && sameFamily(anomaly, c)))
                .max(Comparator.comparing((Candidate c) -> c.news().orElseThrow())
                        .thenComparingLong(c -> c.incident().id().value()))
                .map(c -> again(anomaly, c)
                        .orElseGet(() -> new Joins(c.incident().id(), "found together with what else is new in it")));
    }

    private static boolean isNews(Anomaly anomaly, Candidate candidate) {
        return candidate.healed().contains(anomaly.fingerprint())
                || isEvent(anomaly)
                || isMuchWorse(anomaly, candidate);
    }

    private static Optional<Placement> sameFingerprint(Anomaly anomaly, List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .filter(c -> c.fingerprints().contains(anomaly.fingerprint()))
                .filter(c -> !c.incident().isOpen() || !c.over().contains(anomaly.fingerprint()))
                .flatMap(c -> again(anomaly, c).or(() -> reopening(c, now)).stream())
                .findFirst();
    }

    /** News of an open incident that has the anomaly already. */
    private static Optional<Placement> again(Anomaly anomaly, Candidate candidate) {
        var id = candidate.incident().id();
        if (!candidate.incident().isOpen() || !candidate.fingerprints().contains(anomaly.fingerprint())) {
            return Optional.empty();
        }
        if (candidate.healed().contains(anomaly.fingerprint())) {
            return Optional.of(new Recurs(id, "it failed again after it had been healthy"));
        }
        if (isEvent(anomaly)) {
            return Optional.of(new Recurs(id, "it changed again"));
        }
        return isMuchWorse(anomaly, candidate)
                ? Optional.of(new Recurs(id, "it has become much worse"))
                : Optional.empty();
    }

    private static Optional<Placement> reopening(Candidate candidate, Instant now) {
        return resolvedWithin(candidate.incident(), REOPENS, now)
                ? Optional.of(
                        new Reopens(candidate.incident().id(), "the same failed again within 24 h of being resolved"))
                : Optional.empty();
    }

    /** Three times as far out as when it was last seen, or so far that it is graver. */
    private static boolean isMuchWorse(Anomaly anomaly, Candidate candidate) {
        var before = candidate.readings().get(anomaly.fingerprint());
        if (before == null) {
            return false;
        }
        var was = SeverityRule.rate(anomaly.as(before)).severity();
        var is = SeverityRule.rate(anomaly).severity();
        return anomaly.score() > MUCH_WORSE * before.score() || !was.isAtLeast(is);
    }

    /**
     * A change of layout is something that happens, and every delivery that stays away is another one; a run that
     * fails or a value out of its band is a state.
     */
    private static boolean isEvent(Anomaly anomaly) {
        return anomaly.subject().signal().family() == Signal.Family.SCHEMA || anomaly.reading() instanceof Reading.Late;
    }

    /** All candidates are of the anomaly's own source. */
    private static Optional<Placement> following(Anomaly anomaly, List<Candidate> candidates, Instant now) {
        var open = candidates.stream().filter(c -> c.incident().isOpen()).toList();
        return near(open, now)
                .filter(c -> c.incident().common().isPresent())
                .filter(c -> c.incident().common().get().holds(anomaly)
                        || c.assets().contains(anomaly.subject().asset()))
                .findFirst()
                .map(c -> new Follows(c.incident().id(), "many tables of the source move together"));
    }

    private static Optional<Placement> joining(Anomaly anomaly, List<Candidate> candidates, Instant now) {
        var open = candidates.stream().filter(c -> c.incident().isOpen()).toList();
        return near(open, now)
                .filter(c -> sameAsset(anomaly, c))
                .findFirst()
                .<Placement>map(c -> new Joins(c.incident().id(), "the same table within 5 h"))
                .or(() -> near(open, now)
                        .filter(c -> sameSchema(anomaly, c) && sameFamily(anomaly, c))
                        .findFirst()
                        .map(c -> new Joins(c.incident().id(), "the same kind in the same schema within 5 h")));
    }

    private static Stream<Candidate> near(List<Candidate> open, Instant now) {
        return open.stream()
                .filter(c -> !c.incident().clock().lastFailure().plus(TOGETHER).isBefore(now));
    }

    private static boolean sameAsset(Anomaly anomaly, Candidate candidate) {
        return candidate.incident().root().equals(anomaly.subject().asset());
    }

    private static boolean sharesLoad(Anomaly anomaly, Candidate candidate) {
        return anomaly.load().filter(candidate.loads()::contains).isPresent();
    }

    private static boolean sameSchema(Anomaly anomaly, Candidate candidate) {
        var one = candidate.incident().rootName();
        var other = anomaly.subject().name();
        return one.namespace().equals(other.namespace()) && one.schema().equals(other.schema());
    }

    private static boolean sameFamily(Anomaly anomaly, Candidate candidate) {
        return candidate.incident().family() == anomaly.subject().signal().family();
    }

    private static boolean resolvedWithin(Incident incident, Duration time, Instant now) {
        return incident.resolution()
                .filter(end -> now.isBefore(end.at().plus(time)))
                .isPresent();
    }

    private static Optional<IncidentId> recurrence(Anomaly anomaly, List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> !c.incident().isOpen() && c.fingerprints().contains(anomaly.fingerprint()))
                .map(c -> c.incident().id())
                .findFirst();
    }
}
