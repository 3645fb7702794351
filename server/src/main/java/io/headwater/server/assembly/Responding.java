package io.headwater.server.assembly;

import io.headwater.core.access.Missing;
import io.headwater.core.access.People;
import io.headwater.core.access.Permission;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.core.calendar.CalendarEvent;
import io.headwater.core.calendar.CalendarEvent.Foreseen;
import io.headwater.core.detect.Judgements.Said;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Incidents;
import io.headwater.core.incident.Lifecycle;
import io.headwater.core.incident.Outcome;
import io.headwater.core.incident.Severity;
import io.headwater.core.incident.Stage;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.detect.Label;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people do with incidents. */
public final class Responding {
    private final Parts parts;
    private final Announcer announcer;

    Responding(Parts parts) {
        this.parts = parts;
        this.announcer = new Announcer(parts);
    }

    /** Says that the principal takes care. */
    public Incident acknowledge(Principal principal, IncidentId id) {
        return step(principal, id, incident -> Lifecycle.acknowledge(incident, principal.name(), now()));
    }

    /** Hands it to a person, or to nobody. */
    public Incident assign(Principal principal, IncidentId id, Optional<PersonId> owner) {
        String name = owner.flatMap(
                        person -> parts.store().read(books -> books.people().find(principal, person)))
                .map(People.Member::name)
                .orElse("");
        if (owner.isPresent() && name.isEmpty()) {
            throw new IllegalArgumentException("owner: no such person");
        }
        return step(principal, id, incident -> Lifecycle.assign(incident, owner, name, principal.name(), now()));
    }

    /** Overrules the severity. */
    public Incident rate(Principal principal, IncidentId id, Severity severity, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason: say why");
        }
        return step(principal, id, incident -> Lifecycle.rate(incident, severity, reason, principal.name(), now()));
    }

    /** Moves to another open stage. */
    public Incident moveTo(Principal principal, IncidentId id, Stage stage) {
        return step(principal, id, incident -> Lifecycle.moveTo(incident, stage, principal.name(), now()));
    }

    /** Adds to the timeline. */
    public void comment(Principal principal, IncidentId id, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: say something");
        }
        parts.store().change(books -> {
            need(principal, books, id);
            books.incidents().append(new TimelineEntry(id, now(), TimelineEntry.Kind.COMMENT, principal.name(), text));
        });
    }

    /**
     * Ends it, tells those who were told, and teaches the detector.
     *
     * @param staysNormal for EXPECTED: whether what was seen is the new normal
     */
    public Incident resolve(Principal principal, IncidentId id, Outcome outcome, boolean staysNormal, String comment) {
        return resolve(principal, id, new Answer(outcome, staysNormal, Optional.empty()), comment);
    }

    /**
     * What it was.
     *
     * @param staysNormal for EXPECTED: whether what was seen is the new normal
     * @param event for EXPECTED, once: what it was; from then on events of its kind and name are learnt from together
     */
    public record Answer(Outcome outcome, boolean staysNormal, Optional<Foreseen> event) {
        public Answer {
            if (event.isPresent() && (outcome != Outcome.EXPECTED || staysNormal)) {
                throw new IllegalArgumentException("event: only what was expected once is an event");
            }
        }

        /** What it teaches of windows that were bad. */
        public Label.Outcome label() {
            return Responding.label(outcome, staysNormal);
        }
    }

    /** The same, where the answer may name an event. */
    public Incident resolve(Principal principal, IncidentId id, Answer answer, String comment) {
        var outcome = answer.outcome();
        if (!outcome.isGivenByPeople()) {
            throw new IllegalArgumentException("outcome: FIXED, EXPECTED, NO_ACTION_NEEDED or FALSE_POSITIVE");
        }
        return parts.store().write(books -> {
            var now = now();
            var incident = need(principal, books, id);
            var ended = books.incidents().save(Lifecycle.resolve(incident, outcome, comment, principal.name(), now));
            if (answer.event().isPresent()) {
                foresee(books, ended, answer.event().get(), principal, now);
            } else {
                teach(books, ended, answer.label(), principal, now);
            }
            announcer.announce(books, new IncidentChange.Ended(ended), false, Duration.ZERO, now);
            return ended;
        });
    }

    /** The event lasts from the first bad window of an asset on. */
    private static void foresee(Books books, Incident incident, Foreseen event, Principal principal, Instant now) {
        var said = new CalendarEvent.Said(
                principal.name(), now, Optional.of(incident.id().text()));
        books.incidents().symptoms(incident.id()).stream()
                .collect(Collectors.groupingBy(Incidents.Symptom::asset))
                .forEach((asset, symptoms) -> {
                    var from = symptoms.stream()
                            .map(Incidents.Symptom::firstBucket)
                            .min(Comparator.naturalOrder());
                    var last =
                            symptoms.stream().map(Incidents.Symptom::lastBucket).max(Comparator.naturalOrder());
                    var what = event.from(from.orElseThrow(), last.orElseThrow().plusSeconds(1));
                    var draft = CalendarEvent.draft(new CalendarEvent.Scope.OfAsset(asset), what, said);
                    books.calendars().add(Principal.HEADWATER, draft); // whoever may resolve it may say what it was
                });
    }

    private void teach(Books books, Incident incident, Label.Outcome outcome, Principal principal, Instant now) {
        for (Incidents.Symptom symptom : books.incidents().symptoms(incident.id())) {
            var to = symptom.lastBucket().plusSeconds(1);
            var label = new Label(symptom.firstBucket(), to, outcome);
            books.judgements()
                    .label(
                            symptom.monitor(),
                            symptom.segment(),
                            label,
                            new Said(
                                    principal.name(),
                                    now,
                                    Optional.of(incident.id().text())));
        }
    }

    /** What an outcome teaches the detector of the windows that were bad. */
    public static Label.Outcome label(Outcome outcome, boolean staysNormal) {
        return switch (outcome) {
            case FIXED, UNCLASSIFIED, MERGED -> Label.Outcome.FIXED;
            case EXPECTED -> staysNormal ? Label.Outcome.EXPECTED_NORMAL : Label.Outcome.EXPECTED_ONCE;
            case NO_ACTION_NEEDED -> Label.Outcome.NO_ACTION_NEEDED;
            case FALSE_POSITIVE -> Label.Outcome.FALSE_POSITIVE;
        };
    }

    private Incident step(Principal principal, IncidentId id, Function<Incident, Lifecycle.Step> what) {
        return parts.store().write(books -> {
            var step = what.apply(need(principal, books, id));
            return step.changed() ? books.incidents().save(step) : step.incident();
        });
    }

    private static Incident need(Principal principal, Books books, IncidentId id) {
        var incident = books.incidents().find(principal, id).orElseThrow(() -> new Missing(id.text()));
        principal.need(Permission.RESPOND, incident.domain());
        return incident;
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
