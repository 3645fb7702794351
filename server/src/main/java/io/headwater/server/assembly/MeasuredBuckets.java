package io.headwater.server.assembly;

import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.collect.Trouble;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgement;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.server.assembly.Judging.About;
import io.headwater.server.assembly.Measuring.Work;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores what was measured and judges the buckets that are new or have changed. */
final class MeasuredBuckets {
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
        var before = books.history()
                .read(id, batch.grain(), zone, from, batch.window().to());
        books.history().write(id, batch.grain(), zone, batch.measurements(), now);
        var after = books.history()
                .read(id, batch.grain(), zone, from, batch.window().to());
        for (Monitor monitor : work.monitors()) {
            if (monitor.enabled() && monitor.signal().metric().isPresent()) {
                judge(books, batch, monitor, new Change(before, after), now);
            } else if (monitor.enabled() && monitor.signal() == Signal.SCHEMA) {
                Instant newest = batch.grain().plus(batch.window().to(), -1, zone);
                judging.healthy(books, new About(monitor, work.asset(), Segment.ALL).subject(), newest, now);
            }
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

    /** The history before and after the measurement. */
    private record Change(Map<SeriesKey, Stretch> before, Map<SeriesKey, Stretch> after) {}

    private void judge(Books books, Batch batch, Monitor monitor, Change change, Instant now) {
        var work = batch.work();
        var zone = work.source().zone();
        var labels = books.judgements().labels(monitor.id());
        for (var about : Judge.cases(monitor, batch.grain(), zone, change.after(), labels)) {
            var key = about.key();
            int size = about.values().size();
            boolean first = work.state().until().isEmpty();
            int from = first ? size - 1 : Math.max(0, firstMeasured(batch, about));
            for (int bucket = from; bucket < size; bucket++) {
                if (first || isChanged(change, key, bucket)) {
                    var judgement = Judge.judge(about, bucket);
                    judging.judged(
                            books, new About(monitor, work.asset(), about.segment()), judgement, Optional.empty(), now);
                }
            }
        }
    }

    private static int firstMeasured(Batch batch, Judge.Case about) {
        int bucket = about.values().size();
        var zone = batch.work().source().zone();
        Instant at = batch.window().to();
        while (at.isAfter(batch.window().from())) {
            at = batch.grain().plus(at, -1, zone);
            bucket--;
        }
        return bucket;
    }

    /** Whether a bucket is new or was measured again with another result. */
    private static boolean isChanged(Change change, SeriesKey key, int bucket) {
        var was = change.before().get(key);
        var is = change.after().get(key);
        return was == null || is == null || Double.compare(was.at(bucket), is.at(bucket)) != 0;
    }
}
