package io.headwater.server.assembly;

import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.server.assembly.Judging.About;
import io.headwater.server.assembly.MeasuredBuckets.Batch;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the values that a key has in a new window with those it had in the window before, as they were when that one
 * was new: history that was written again meanwhile says nothing about how data arrives.
 */
final class Vanished {
    private static final int NAMED = 5;

    private final Judging judging;

    Vanished(Judging judging) {
        this.judging = judging;
    }

    void compare(Books books, Batch batch, Instant now) {
        Instant newest = batch.grain()
                .plus(batch.window().to(), -1, batch.work().source().zone());
        if (batch.work().state().until().filter(newest::isBefore).isPresent()) {
            return; // no new window
        }
        batch.work().monitors().stream()
                .filter(monitor -> monitor.signal() == Signal.VALUES && monitor.enabled())
                .forEach(monitor -> compare(books, batch, monitor, newest, now));
    }

    private void compare(Books books, Batch batch, Monitor monitor, Instant newest, Instant now) {
        var present = batch.measurements().stream()
                .filter(m ->
                        m.metric() == Metric.ROWS && m.value() > 0 && m.bucket().equals(newest))
                .map(Measurement::segment)
                .filter(segment -> segment.values().keySet().equals(Set.of(monitor.field())))
                .collect(Collectors.toSet());
        var known = books.judgements().standings(monitor.id()).stream()
                .filter(standing -> standing.state() == State.HEALTHY)
                .map(Standing::segment)
                .collect(Collectors.toSet());
        if (present.isEmpty()) {
            return; // the field is gone, which is a change of schema
        }
        present.stream()
                .filter(segment -> !known.contains(segment))
                .forEach(segment -> stand(books, monitor, segment, State.HEALTHY, now));
        var gone = known.stream().filter(segment -> !present.contains(segment)).toList();
        gone.forEach(segment -> stand(books, monitor, segment, State.NOT_MEASURED, now));
        if (!gone.isEmpty()) {
            var come =
                    present.stream().filter(segment -> !known.contains(segment)).toList();
            var reading = new Reading.Broken(text(monitor, gone, come), false);
            var subject = new About(monitor, batch.work().asset(), Segment.ALL).subject();
            judging.anomalous(
                    books, monitor, new Anomaly(subject, batch.work().load(), newest, now, reading, List.of()), now);
        }
    }

    private static String text(Monitor monitor, List<Segment> gone, List<Segment> come) {
        String vanished = "%s: %s vanished".formatted(monitor.field(), names(gone));
        return come.isEmpty() ? vanished : "%s; new: %s".formatted(vanished, names(come));
    }

    private static String names(List<Segment> segments) {
        var names = segments.stream()
                .flatMap(segment -> segment.values().values().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? "%s and %d more".formatted(shown, names.size() - NAMED) : shown;
    }

    private static void stand(Books books, Monitor monitor, Segment segment, State state, Instant now) {
        String text = state == State.HEALTHY ? "has rows" : "has no rows any more";
        books.judgements().stand(monitor.id(), segment, new Standing(segment, state, text, now, now, Optional.empty()));
    }
}
