package io.headwater.server.explain;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Field;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Planning;
import io.headwater.core.collect.SourceKind;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Explained;
import io.headwater.core.incident.Explanations.Asked;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.core.notify.Message.Line;
import io.headwater.core.notify.Outbox.Lane;
import io.headwater.detect.segment.Explainer;
import io.headwater.detect.together.LostTogether;
import io.headwater.store.Books;
import io.headwater.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out which rows the anomalies of a dataset are about. Each is one statement, within the limits of the source, and is
 * asked once; messages wait a moment for the answer.
 */
public final class Explaining {
    /** The name of the job on the agenda; it stands in the database, so it stays. */
    public static final String JOB = "explain";

    /** How long a message waits for the answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int AT_ONCE = 3;

    private final Store store;
    private final Function<String, SourceKind> kinds;
    private final Turns turns;
    private final Post post;

    /** Sees to it that what waits in a lane is sent now. */
    public interface Post {
        /** Has it sent. */
        void send(Books books, Lane lane, Instant now);
    }

    /** What came of a question, and how long the source worked on it. */
    private record Took(Explained answer, Duration time) {}

    /** Asks sources of these kinds. */
    public Explaining(Store store, Function<String, SourceKind> kinds, Turns turns, Post post) {
        this.store = store;
        this.kinds = kinds;
        this.turns = turns;
        this.post = post;
    }

    /** Asks which rows the anomalies are about that a change brought; whether there was something to ask. */
    public static boolean ask(Books books, IncidentChange change, Instant now) {
        var lost = new HashSet<LostTogether>();
        var asked = change.anomalies().stream()
                .filter(Explaining::isFit)
                .filter(anomaly -> anomaly.lost().map(lost::add).orElse(true)) // of the same rows once
                .toList();
        for (Anomaly anomaly : asked) {
            books.explanations().ask(change.incident().id(), anomaly, now);
            var asset = anomaly.subject().asset();
            books.agenda().noLaterThan(JOB, Long.toString(asset.value()), now);
        }
        return !asked.isEmpty();
    }

    /** What most segments show, or is of one, needs no search for segments. */
    private static boolean isFit(Anomaly anomaly) {
        return anomaly.reading() instanceof Anomaly.Reading.OutOfBand
                && anomaly.everywhere() == 0
                && anomaly.subject().segment().isAll()
                && Comparison.isFit(anomaly.subject().signal());
    }

    /** What is needed to ask about an asset. */
    private record Case(
            Asset asset,
            ConnectedSource source,
            Optional<Grain> grain,
            Map<String, Set<String>> values,
            Duration used,
            List<Asked> waiting) {}

    /** Answers what waits for an answer; again at once while there is more. */
    public Optional<Instant> explain(String key, Instant now) {
        var found = store.read(books -> find(books, new AssetId(Long.parseLong(key)), now));
        if (found.isEmpty() || found.get().waiting().isEmpty()) {
            return Optional.empty();
        }
        var about = found.get();
        for (Asked asked : about.waiting()) {
            var took = turns.take(about.source(), () -> answer(about, asked, now));
            if (took.isEmpty()) {
                return Optional.of(now.plus(Turns.BUSY));
            }
            store.change(books -> tell(books, about, asked, took.get(), now));
        }
        return about.waiting().size() < AT_ONCE ? Optional.empty() : Optional.of(now);
    }

    private static Optional<Case> find(Books books, AssetId id, Instant now) {
        return books.assets()
                .find(Principal.HEADWATER, id)
                .flatMap(asset -> asset.source()
                        .flatMap(source -> books.sources().find(Principal.HEADWATER, source))
                        .map(source -> {
                            var grain = books.history().state(id).grain();
                            return new Case(
                                    asset,
                                    source,
                                    grain,
                                    grain.map(of -> values(books, id, of)).orElse(Map.of()),
                                    books.sources().status(source.id(), now).used(),
                                    books.explanations().waiting(id, AT_ONCE));
                        }));
    }

    private static Map<String, Set<String>> values(Books books, AssetId id, Grain grain) {
        var fields = books.assets().fields(id).stream().map(Field::name).collect(Collectors.toSet());
        var values = new HashMap<>(books.history().categories(id, grain));
        values.keySet().retainAll(fields);
        return values;
    }

    private Took answer(Case about, Asked asked, Instant now) {
        var source = about.source();
        var time = Planning.timeField(about.asset().timeColumn());
        if (about.asset().gone().isPresent() || source.paused()) {
            return unknown("the dataset is not read at the moment", now);
        }
        if (about.used().compareTo(source.limits().perHour()) >= 0) {
            return unknown("the source's statements of this hour are used up; raise its budget", now);
        }
        if (time.isEmpty() || about.grain().isEmpty()) {
            return unknown("the dataset has no field that says when a row belongs to", now);
        }
        var comparison =
                Comparison.of(asked, about.values(), time.get(), about.grain().get(), source.zone());
        if (comparison.fields().isEmpty()) {
            return unknown("no other field has few values", now);
        }
        try (var collector = kinds.apply(source.kind()).collector(source.settings(), source.limits())) {
            return answer(collector, about, comparison, now);
        }
    }

    private static Took answer(Collector collector, Case about, Comparison comparison, Instant now) {
        var asked = comparison.asked();
        return switch (collector.breakDown(comparison.plan(about.asset().name(), now))) {
            case Collector.Parts(var parts, var took) -> {
                var explanation = Explainer.explain(comparison.question(parts));
                yield new Took(
                        parts.isEmpty()
                                ? Explained.unknown("there are no rows to compare, or too many combinations", now)
                                : Explained.of(asked, explanation, now),
                        took);
            }
            case Collector.Unbroken(var trouble) -> unknown(trouble.text(), now);
        };
    }

    private static Took unknown(String why, Instant now) {
        return new Took(Explained.unknown(why, now), Duration.ZERO);
    }

    /** The answer as a message says it; nothing where it could not be looked for. */
    public static Optional<Line> line(Explained answer) {
        return answer.verdict().map(_ -> new Line("Which rows", answer.text()));
    }

    private void tell(Books books, Case about, Asked asked, Took took, Instant now) {
        var answer = took.answer();
        books.explanations().answer(asked.symptom(), answer);
        books.sources().used(about.source().id(), took.time(), now);
        var lanes = books.outbox().add(asked.incident(), asked.monitor(), line(answer));
        lanes.forEach(lane -> post.send(books, lane, now));
        if (answer.verdict().isPresent()) {
            books.incidents()
                    .append(new TimelineEntry(
                            asked.incident(), now, TimelineEntry.Kind.ANOMALY, "Headwater", answer.text()));
        }
    }
}
