package io.headwater.server.assembly;

import io.headwater.core.catalog.Field;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Trouble;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgements;
import io.headwater.core.detect.Maturity;
import io.headwater.core.detect.Siblings;
import io.headwater.core.incident.Fingerprint;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.server.assembly.Judging.About;
import io.headwater.server.assembly.Judging.Found;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stores what was measured and judges the buckets that are new or have changed. */
final class MeasuredBuckets {
    /** Of a backfill only the newest windows are judged. */
    private static final int RECENT = 3;

    private final Judging judging;

    MeasuredBuckets(Parts parts) {
        this.judging = new Judging(parts);
    }

    /** One measurement of an asset. */
    record Batch(Work work, Grain grain, DataWindow window, Measured.Values values) {

        /** Those that lie in the window. */
        List<Measurement> measurements() {
            return values.measurements().stream()
                    .filter(measurement -> measurement.bucket().isBefore(window.to()))
                    .toList();
        }
    }

    void write(Books books, Batch batch, Instant now) {
        var work = batch.work();
        var zone = work.source().zone();
        var id = work.asset().id();
        Instant from =
                batch.grain().startOf(batch.window().to().minus(batch.grain().history()), zone);
        var changed = books.history().write(id, batch.grain(), zone, batch.measurements(), now);
        var history = books.history()
                .read(id, batch.grain(), zone, from, batch.window().to());
        var labels = books.judgements().labels(id);
        var calendar =
                books.calendars().calendar(work.asset(), from, batch.window().to(), zone);
        var cases = work.watching(books, history, now).stream()
                .filter(monitor ->
                        monitor.enabled() && monitor.signal().metric().isPresent())
                .flatMap(monitor -> {
                    var said = labels.getOrDefault(monitor.id(), Map.of());
                    return Judge.cases(monitor, batch.grain(), zone, history, said, calendar).stream();
                })
                .toList();
        var seen = judged(books, batch, cases, Changed.of(changed));
        var reviewed = seen.stream().map(one -> review(books, batch, one, now)).toList();
        var found = new Judging.Results(
                reviewed.stream().map(one -> found(batch, one)).toList(),
                Vanished.compare(books, batch, now),
                work.load());
        judging.judged(books, work.asset(), found, now);
        withdraw(books, batch, seen, reviewed, now);
        Vanished.absent(books, batch, cases, now);
        mend(books, batch, cases, now);
    }

    /** Heals what cannot be wrong any more. */
    private void mend(Books books, Batch batch, List<Judge.Case> cases, Instant now) {
        var open = books.incidents().open(batch.work().asset().id());
        if (!open.isEmpty()) {
            gone(books, batch, cases, open, now);
            readable(books, batch, open, now);
        }
    }

    /** What is no longer there, a segment or a field, cannot be wrong any more. */
    private void gone(Books books, Batch batch, List<Judge.Case> cases, Set<Fingerprint> open, Instant now) {
        var asset = batch.work().asset();
        var fields = books.assets().fields(asset.id()).stream().map(Field::name).collect(Collectors.toSet());
        Instant newest = batch.grain()
                .plus(batch.window().to(), -1, batch.work().source().zone());
        for (Judge.Case about : cases) {
            String field = about.monitor().field();
            boolean left = about.segment().isAll() && (field.isEmpty() || fields.contains(field));
            var subject = new About(about.monitor(), asset, about.segment()).subject();
            if (!left
                    && Double.isNaN(about.values().at(about.values().size() - 1))
                    && open.contains(Fingerprint.of(subject))) {
                judging.healthy(books, subject, newest, now);
            }
        }
    }

    /** Whoever could be measured could be read. */
    private void readable(Books books, Batch batch, Set<Fingerprint> open, Instant now) {
        var asset = batch.work().asset();
        Instant newest = batch.grain()
                .plus(batch.window().to(), -1, batch.work().source().zone());
        for (Monitor monitor : batch.work().monitors()) {
            if (monitor.signal().family() != Signal.Family.SCHEMA) {
                continue;
            }
            Stream.concat(
                            Stream.of(Segment.ALL),
                            books.judgements().standings(monitor.id()).stream()
                                    .map(Judgements.Standing::segment)
                                    .filter(segment -> !segment.isAll()))
                    .map(segment -> new About(monitor, asset, segment).subject())
                    .filter(subject -> open.contains(Fingerprint.of(subject)))
                    .forEach(subject -> judging.healthy(books, subject, newest, now));
        }
    }

    /** A judgement on a bucket of a case. */
    private record Seen(Judge.Case about, int bucket, Judgement judgement) {}

    /** Young series are judged beside those of other tables. */
    private static List<Seen> judged(Books books, Batch batch, List<Judge.Case> cases, Changed changed) {
        var zone = batch.work().source().zone();
        var id = batch.work().asset().id();
        var beside = Siblings.beside(
                cases,
                about -> buckets(batch, about, changed).min(),
                (keys, window) -> books.history().siblings(id, keys, batch.grain(), zone, window));
        return beside.parallelStream()
                .flatMap(about -> buckets(batch, about, changed)
                        .mapToObj(bucket -> new Seen(about, bucket, Judge.judge(about, bucket))))
                .toList();
    }

    private static Found found(Batch batch, Seen seen) {
        var about = seen.about();
        var series = new About(about.monitor(), batch.work().asset(), about.segment());
        return new Found(series, seen.judgement(), about.rows().at(seen.bucket()));
    }

    /** An anomaly may say no more than that its window is young. */
    private static Seen review(Books books, Batch batch, Seen seen, Instant now) {
        var about = seen.about();
        if (!Maturity.isAsked(about, seen.bucket(), seen.judgement())) {
            return seen;
        }
        var past = books.history()
                .past(
                        batch.work().asset().id(),
                        batch.grain(),
                        Maturity.keys(about),
                        about.values().start())
                .and(new History.Look(batch.window(), now));
        return new Seen(about, seen.bucket(), Maturity.review(about, seen.bucket(), seen.judgement(), past));
    }

    /** What was told of a window before it was known to be young was told too early. */
    private void withdraw(Books books, Batch batch, List<Seen> seen, List<Seen> reviewed, Instant now) {
        var early = IntStream.range(0, seen.size())
                .filter(i -> seen.get(i).judgement() instanceof Judgement.Anomalous)
                .mapToObj(reviewed::get)
                .filter(after -> after.judgement() instanceof Judgement.Learning)
                .toList();
        if (early.isEmpty()) {
            return;
        }
        var open = books.incidents().open(batch.work().asset().id());
        for (Seen after : early) {
            var subject = found(batch, after).about().subject();
            if (open.contains(Fingerprint.of(subject))) {
                judging.healthy(books, subject, after.judgement().bucket(), now);
            }
        }
    }

    /** Which buckets of a series are judged: new ones, and those that were measured again with another result. */
    private static IntStream buckets(Batch batch, Judge.Case about, Changed changed) {
        int size = about.values().size();
        var until = batch.work().state().until();
        if (until.isEmpty()) {
            return IntStream.of(size - 1).filter(bucket -> isJudged(about, bucket));
        }
        int isNew = size - count(batch, until.get());
        int first = Math.max(0, size - count(batch, batch.window().from()));
        int revised = changed.isBackfill() ? Math.max(first, size - RECENT) : first;
        return IntStream.range(Math.min(revised, isNew), size)
                .filter(bucket -> bucket >= 0 && isJudged(about, bucket) && changed.touches(about, batch, bucket));
    }

    private static boolean isJudged(Judge.Case about, int bucket) {
        return about.segment().isAll() || !Double.isNaN(about.values().at(bucket));
    }

    /** How many buckets there are from a moment to the end of the batch's window. */
    private static int count(Batch batch, Instant from) {
        var zone = batch.work().source().zone();
        int count = 0;
        for (Instant at = batch.window().to();
                at.isAfter(from);
                at = batch.grain().plus(at, -1, zone)) {
            count++;
        }
        return count;
    }

    /** What a measurement changed of what was known. */
    private record Changed(Map<SeriesKey, Set<Instant>> buckets, int windows) {
        static Changed of(List<Measurement> changed) {
            var buckets = new HashMap<SeriesKey, Set<Instant>>();
            changed.forEach(value ->
                    buckets.computeIfAbsent(key(value), _ -> new HashSet<>()).add(value.bucket()));
            long windows =
                    buckets.values().stream().flatMap(Set::stream).distinct().count();
            return new Changed(buckets, (int) windows);
        }

        /** The values of a field are judged together. */
        private static SeriesKey key(Measurement value) {
            var segment = value.metric() == Metric.CATEGORY_ROWS ? Segment.ALL : value.segment();
            return new SeriesKey(value.field(), value.metric(), segment);
        }

        /** Many windows written again are one backfill: what they were is no question any more. */
        boolean isBackfill() {
            return windows > RECENT;
        }

        boolean touches(Judge.Case about, Batch batch, int bucket) {
            var known = buckets.getOrDefault(about.key(), Set.of());
            var zone = batch.work().source().zone();
            Instant at = batch.grain().plus(about.values().start(), bucket, zone);
            boolean difference = about.monitor().signal() == Signal.DELTA;
            return known.contains(at)
                    || (difference && known.contains(batch.grain().plus(at, -1, zone)));
        }
    }

    void notMeasured(Books books, Work work, Trouble trouble, Instant now) {
        if (trouble.kind().concernsSource()) {
            books.sources().troubled(work.source().id(), trouble, now);
        }
        for (Monitor monitor : work.monitors()) {
            if (monitor.enabled() && monitor.signal().metric().isPresent()) {
                var judgement = new Judgement.NotMeasured(now, List.of("could not measure: " + trouble.text()));
                books.judgements().record(monitor.id(), Segment.ALL, judgement, now);
            }
        }
    }
}
