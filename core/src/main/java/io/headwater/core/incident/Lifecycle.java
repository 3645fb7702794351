package io.headwater.core.incident;

import io.headwater.core.access.PersonId;
import io.headwater.core.incident.Incident.Acknowledgement;
import io.headwater.core.incident.Incident.Clock;
import io.headwater.core.incident.Incident.Rated;
import io.headwater.core.incident.Incident.Resolution;
import io.headwater.core.incident.TimelineEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an incident moves: each step takes the incident as it is and returns it as it will be, with what the timeline
 * has to say about it.
 */
public final class Lifecycle {
    /** An incident is taken for healthy after this many evaluations in a row found everything in it healthy. */
    public static final int HEALTHY_ENOUGH = 2;

    private static final String HEADWATER = "Headwater";

    private Lifecycle() {}

    /** The incident after a step, and the entries to be appended; none when nothing changed. */
    public record Step(Incident incident, List<TimelineEntry> entries) {
        public Step {
            entries = List.copyOf(entries);
        }

        public boolean changed() {
            return !entries.isEmpty();
        }
    }

    /** A person says that she takes care; the second one changes nothing. */
    public static Step acknowledge(Incident incident, String by, Instant now) {
        requireOpen(incident);
        if (incident.acknowledged().isPresent()) {
            return new Step(incident, List.of());
        }
        var next = new Draft(incident);
        next.acknowledged = Optional.of(new Acknowledgement(by, now));
        return next.step(entry(incident, now, Kind.ACKNOWLEDGED, by, by + " acknowledged"));
    }

    /** Hands the incident to somebody, or to nobody. */
    public static Step assign(Incident incident, Optional<PersonId> owner, String ownerName, String by, Instant now) {
        requireOpen(incident);
        var next = new Draft(incident);
        next.owner = owner;
        return next.step(entry(
                incident, now, Kind.OWNER, by, owner.isPresent() ? "owner: " + ownerName : "nobody owns it any more"));
    }

    /** A person overrules the severity. */
    public static Step rate(Incident incident, Severity severity, String reason, String by, Instant now) {
        requireOpen(incident);
        var next = new Draft(incident);
        next.rated = new Rated(severity, by, reason);
        return next.step(entry(
                incident,
                now,
                Kind.SEVERITY,
                by,
                "%s → %s: %s".formatted(incident.rated().severity(), severity, reason)));
    }

    /** Moves to another open stage. */
    public static Step moveTo(Incident incident, Stage stage, String by, Instant now) {
        requireOpen(incident);
        if (!stage.isOpen()) {
            throw new IllegalArgumentException("stage: resolving needs an outcome");
        }
        if (stage == incident.stage()) {
            return new Step(incident, List.of());
        }
        var next = new Draft(incident);
        next.stage = stage;
        return next.step(entry(incident, now, Kind.STAGE, by, "%s → %s".formatted(incident.stage(), stage)));
    }

    /** Ends it; people have to say what it was. */
    public static Step resolve(Incident incident, Outcome outcome, String comment, String by, Instant now) {
        requireOpen(incident);
        var next = new Draft(incident);
        next.stage = Stage.RESOLVED;
        next.resolution = Optional.of(new Resolution(outcome, by, comment, now));
        String text = comment.isBlank() ? outcome.name() : "%s: %s".formatted(outcome, comment);
        return next.step(entry(incident, now, Kind.RESOLVED, by, text));
    }

    /** Something in it failed, for the first time or again; the severity never falls by itself. */
    public static Step failed(Incident incident, Anomaly anomaly, boolean isNew, String reason, Instant now) {
        var entries = new ArrayList<TimelineEntry>();
        var next = new Draft(incident);
        next.clock = new Clock(
                earlier(incident.clock().since(), anomaly.bucket()),
                incident.clock().detected(),
                now);
        next.healthyEvaluations = 0;
        if (!incident.isOpen()) {
            next.stage = Stage.NOTIFIED;
            next.resolution = Optional.empty();
            next.acknowledged = Optional.empty();
            entries.add(entry(incident, now, Kind.REOPENED, HEADWATER, reason));
        }
        if (incident.stage() == Stage.VERIFYING) {
            next.stage = Stage.RESOLVING;
            entries.add(entry(incident, now, Kind.STAGE, HEADWATER, "VERIFYING → RESOLVING: it failed again"));
        }
        if (isNew) {
            entries.add(
                    entry(incident, now, Kind.ANOMALY, HEADWATER, "%s (%s)".formatted(Headline.of(anomaly), reason)));
        }
        var rated = SeverityRule.rate(anomaly);
        if (incident.rated().by().equals("rule") && !incident.rated().severity().isAtLeast(rated.severity())) {
            next.rated = rated;
            entries.add(entry(
                    incident,
                    now,
                    Kind.SEVERITY,
                    HEADWATER,
                    "%s → %s: %s".formatted(incident.rated().severity(), rated.severity(), rated.reason())));
        }
        return next.step(entries);
    }

    /**
     * An evaluation found something in it healthy.
     *
     * @param evaluations the smallest number of healthy evaluations in a row over everything in it
     * @param needsPerson the least bad severity that still needs a person to resolve it; empty if none does
     */
    public static Step healthy(Incident incident, int evaluations, Optional<Severity> needsPerson, Instant now) {
        if (!incident.isOpen()) {
            return new Step(incident, List.of());
        }
        var next = new Draft(incident);
        next.healthyEvaluations = evaluations;
        if (evaluations < HEALTHY_ENOUGH) {
            return next.step(List.of());
        }
        if (needsPerson.filter(incident.rated().severity()::isAtLeast).isPresent()) {
            if (incident.stage() == Stage.VERIFYING) {
                return next.step(List.of());
            }
            next.stage = Stage.VERIFYING;
            return next.step(entry(
                    incident,
                    now,
                    Kind.STAGE,
                    HEADWATER,
                    "%s → VERIFYING: healthy twice in a row; %s needs a person to resolve it"
                            .formatted(incident.stage(), incident.rated().severity())));
        }
        next.stage = Stage.RESOLVED;
        next.resolution = Optional.of(new Resolution(Outcome.UNCLASSIFIED, HEADWATER, "healthy twice in a row", now));
        return next.step(entry(incident, now, Kind.RESOLVED, HEADWATER, "healed: healthy twice in a row"));
    }

    /** It is about what many tables have in common, and says so. */
    static Step common(Incident incident, Common common, List<TimelineEntry> entries) {
        requireOpen(incident);
        var next = new Draft(incident);
        next.common = Optional.of(common);
        next.headline = common.headline();
        return next.step(entries);
    }

    private static void requireOpen(Incident incident) {
        if (!incident.isOpen()) {
            throw new IllegalArgumentException(
                    "%s is resolved".formatted(incident.id().text()));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static TimelineEntry entry(Incident incident, Instant at, Kind kind, String by, String text) {
        return new TimelineEntry(incident.id(), at, kind, by, text);
    }

    /** A copy in the making. */
    private static final class Draft {
        private final Incident from;
        private Stage stage;
        private Rated rated;
        private Optional<PersonId> owner;
        private Optional<Acknowledgement> acknowledged;
        private Optional<Resolution> resolution;
        private Clock clock;
        private String headline;
        private Optional<Common> common;
        private int healthyEvaluations;

        Draft(Incident from) {
            this.from = from;
            this.stage = from.stage();
            this.rated = from.rated();
            this.owner = from.owner();
            this.acknowledged = from.acknowledged();
            this.resolution = from.resolution();
            this.clock = from.clock();
            this.headline = from.headline();
            this.common = from.common();
            this.healthyEvaluations = from.healthyEvaluations();
        }

        Step step(TimelineEntry entry) {
            return step(List.of(entry));
        }

        Step step(List<TimelineEntry> entries) {
            return new Step(
                    new Incident(
                            from.id(),
                            headline,
                            from.root(),
                            from.rootName(),
                            from.domain(),
                            from.family(),
                            stage,
                            rated,
                            from.bucket(),
                            owner,
                            acknowledged,
                            resolution,
                            clock,
                            from.recurrenceOf(),
                            common,
                            healthyEvaluations,
                            from.version()),
                    entries);
        }
    }
}
