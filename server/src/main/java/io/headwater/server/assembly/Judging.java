package io.headwater.server.assembly;

import io.headwater.core.catalog.Asset;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgements;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Subject;
import io.headwater.core.incident.Fingerprint;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.LostValues;
import io.headwater.core.incident.Triage;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.server.explain.Explaining;
import io.headwater.server.together.Together;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes judgements to the incidents they belong to, and tells of what follows. */
final class Judging {
    private final Parts parts;
    private final Announcer announcer;

    Judging(Parts parts) {
        this.parts = parts;
        this.announcer = new Announcer(parts);
    }

    /**
     * A judgement on a bucket of a series of a monitor.
     *
     * @param rows of the bucket
     */
    record Found(About about, Judgement judgement, double rows) {}

    /**
     * What one measurement showed.
     *
     * @param others anomalies that are not about the value of a series
     * @param load that brought the data, where known
     */
    record Results(List<Found> found, List<Unusual> others, Optional<String> load) {}

    /** Keeps the judgements of one measurement and acts on them: what was found together is told together. */
    void judged(Books books, Asset asset, Results results, Instant now) {
        var found = results.found();
        books.judgements()
                .record(
                        found.stream()
                                .map(one -> new Judgements.Judged(
                                        one.about().monitor().id(),
                                        one.about().segment(),
                                        one.judgement(),
                                        Judge.inWords(one.about().monitor().signal(), one.judgement())))
                                .toList(),
                        now);
        var told = Everywhere.gather(found, results.load(), now);
        var unusual = Stream.concat(told.anomalies().stream(), results.others().stream())
                .toList();
        anomalous(books, unusual, rows(found), now);
        var open = books.incidents().open(asset.id());
        for (Found one : told.healthy()) {
            if (open.contains(Fingerprint.of(one.about().subject()))) {
                healthy(books, one.about().subject(), one.judgement().bucket(), now);
            }
        }
    }

    /** An anomaly with the monitor that found it. */
    record Unusual(Monitor monitor, Anomaly anomaly) {}

    /** Acts on what is not about the values of rows. */
    void anomalous(Books books, List<Unusual> found, Instant now) {
        anomalous(books, found, Map.of(), now);
    }

    /** Of the buckets whose nulls were judged. */
    private static Map<Instant, Double> rows(List<Found> found) {
        return found.stream()
                .filter(one -> one.about().monitor().signal() == Signal.NULL_RATE
                        && one.about().segment().isAll())
                .collect(Collectors.toMap(one -> one.judgement().bucket(), Found::rows, (one, _) -> one));
    }

    private void anomalous(Books books, List<Unusual> found, Map<Instant, Double> rows, Instant now) {
        var muted = found.stream()
                .filter(one -> one.monitor().isMuted(now))
                .map(one -> one.monitor().id())
                .collect(Collectors.toSet());
        var anomalies = LostValues.mark(
                found.stream().map(Unusual::anomaly).toList(), bucket -> rows.getOrDefault(bucket, 0.0));
        for (var change : new Together(books, triage(books), now).place(anomalies)) {
            boolean silent = change.anomalies().stream()
                    .allMatch(anomaly -> muted.contains(anomaly.subject().monitor()));
            boolean isAsked = isOfOneTable(change) && Explaining.ask(books, change, now);
            var patience = Together.patience(change);
            var longest = isAsked && Explaining.PATIENCE.compareTo(patience) > 0 ? Explaining.PATIENCE : patience;
            announcer.announce(books, change, silent, longest, now);
        }
    }

    /** What many tables have in common is not asked of the rows of each. */
    private static boolean isOfOneTable(IncidentChange change) {
        return change.incident().common().isEmpty();
    }

    void healthy(Books books, Subject subject, Instant bucket, Instant now) {
        triage(books)
                .healthy(Fingerprint.of(subject), bucket, now)
                .forEach(change -> announcer.announce(books, change, false, Duration.ZERO, now));
    }

    private Triage triage(Books books) {
        return new Triage(books.incidents(), parts.needsPerson());
    }

    /** A series of a monitor. */
    record About(Monitor monitor, Asset asset, Segment segment) {
        Subject subject() {
            return new Subject(
                    monitor.id(), monitor.signal(), asset.id(), asset.name(), asset.domain(), monitor.field(), segment);
        }
    }
}
