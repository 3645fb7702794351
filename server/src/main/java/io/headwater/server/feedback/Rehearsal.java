package io.headwater.server.feedback;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgement;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Incidents.Symptom;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Tuning;
import io.headwater.detect.Calendar;
import io.headwater.detect.Detector.Outlook;
import io.headwater.detect.Label;
import io.headwater.server.assembly.Charting;
import io.headwater.server.assembly.Parts;
import io.headwater.server.assembly.Responding;
import io.headwater.store.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The last sixty days judged as they are and as they would be: what a change does is seen before it is made. */
public final class Rehearsal {
    private static final Duration BACK = Duration.ofDays(60);

    private final Parts parts;

    /** Of what this store knows. */
    public Rehearsal(Parts parts) {
        this.parts = parts;
    }

    /**
     * A series before and after.
     *
     * @param before one judgement a bucket, oldest first; none where the series is not measured
     * @param after on the same buckets
     * @param next what is expected of the bucket after the last one; empty while too little is known
     * @param then what would be expected of it
     */
    public record Effect(
            Monitor monitor,
            Segment segment,
            List<Judgement> before,
            List<Judgement> after,
            Optional<Outlook.Expected> next,
            Optional<Outlook.Expected> then) {
        public Effect {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** What another tuning would have done. */
    public Effect tuned(Principal principal, MonitorId id, Segment segment, Tuning tuning) {
        return of(principal, id, segment, asked -> {
            var about = asked.about();
            var tuned = about.monitor().with(tuning, about.monitor().enabled());
            return new Charting.Asked(about.as(tuned, about.labels()), asked.first());
        });
    }

    /** What it would have done to know this of a stretch. */
    public Effect taught(Principal principal, MonitorId id, Segment segment, Teaching teaching) {
        return of(principal, id, segment, asked -> with(asked, teaching));
    }

    /** What resolving an incident so does to each of its series. */
    public List<Effect> resolved(Principal principal, IncidentId id, Responding.Answer answer) {
        return parts.store().read(books -> {
            var incident = books.incidents().find(principal, id).orElseThrow(() -> new Missing(id.text()));
            return books.incidents().symptoms(incident.id()).stream()
                    .map(symptom -> resolved(books, symptom, answer))
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    private static Optional<Effect> resolved(Books books, Symptom symptom, Responding.Answer answer) {
        var from = symptom.firstBucket();
        var to = symptom.lastBucket().plusSeconds(1);
        Teaching teaching = answer.event()
                .<Teaching>map(event -> new Teaching.Foresees(event.from(from, to)))
                .orElseGet(() -> new Teaching.Says(new Label(from, to, answer.label())));
        return books.monitors()
                .find(Principal.HEADWATER, symptom.monitor())
                .map(monitor -> effect(books, monitor, symptom.segment(), asked -> with(asked, teaching)))
                .filter(effect -> !effect.before().isEmpty());
    }

    private static Charting.Asked with(Charting.Asked asked, Teaching teaching) {
        var about = asked.about();
        return switch (teaching) {
            case Teaching.Says(var label) -> {
                var labels = new ArrayList<>(about.labels());
                labels.add(label);
                yield new Charting.Asked(about.as(about.monitor(), labels), asked.first());
            }
            case Teaching.Foresees(var event) -> {
                var events = new ArrayList<>(about.calendar().events());
                events.add(event);
                yield new Charting.Asked(about.in(new Calendar(events)), asked.first());
            }
        };
    }

    private Effect of(Principal principal, MonitorId id, Segment segment, UnaryOperator<Charting.Asked> change) {
        return parts.store().read(books -> {
            var monitor = books.monitors().find(principal, id).orElseThrow(() -> new Missing("monitor " + id.value()));
            return effect(books, monitor, segment, change);
        });
    }

    private static Effect effect(Books books, Monitor monitor, Segment segment, UnaryOperator<Charting.Asked> change) {
        return Charting.series(books, monitor, segment, BACK)
                .map(asked -> effect(books, asked, change.apply(asked)))
                .orElseGet(
                        () -> new Effect(monitor, segment, List.of(), List.of(), Optional.empty(), Optional.empty()));
    }

    private static Effect effect(Books books, Charting.Asked now, Charting.Asked then) {
        return new Effect(
                now.about().monitor(),
                now.about().segment(),
                Charting.judged(books, now),
                Charting.judged(books, then),
                Judge.next(now.about()),
                Judge.next(then.about()));
    }
}
