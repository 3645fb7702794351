package io.headwater.server.assembly;

import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.Stretch;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.server.assembly.Judging.About;
import io.headwater.server.assembly.Judging.Unusual;
import io.headwater.server.assembly.MeasuredBuckets.Batch;
import io.headwater.store.Books;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the values that a key has in a new window with those it had in the window before, as they were when that one
 * was new: history that was written again meanwhile says nothing about how data arrives.
 */
final class Vanished {
    private static final String PRESENT = "has rows";
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH);
    private static final int NAMED = 5;
    private static final int SEGMENTS = 3;

    private Vanished() {}

    /** Remembers the values of the newest window, and finds those that are no longer there. */
    static List<Unusual> compare(Books books, Batch batch, Instant now) {
        Instant newest = batch.grain()
                .plus(batch.window().to(), -1, batch.work().source().zone());
        if (batch.work().state().until().filter(newest::isBefore).isPresent()) {
            return List.of(); // no new window
        }
        return batch.work().monitors().stream()
                .filter(monitor -> monitor.signal() == Signal.VALUES && monitor.enabled())
                .flatMap(monitor -> compare(books, batch, monitor, newest, now).stream())
                .toList();
    }

    private static List<Unusual> compare(Books books, Batch batch, Monitor monitor, Instant newest, Instant now) {
        var fields = Set.copyOf(monitor.tuning().segmentFields());
        var present = batch.measurements().stream()
                .filter(m ->
                        m.metric() == Metric.ROWS && m.value() > 0 && m.bucket().equals(newest))
                .map(Measurement::segment)
                .filter(segment -> segment.values().keySet().equals(fields))
                .collect(Collectors.toSet());
        var standings = books.judgements().standings(monitor.id());
        var known = standings.stream()
                .filter(standing -> standing.text().equals(PRESENT))
                .map(Standing::segment)
                .collect(Collectors.toSet());
        if (present.isEmpty()) {
            return List.of(); // the field is gone, which is a change of schema
        }
        var come = without(present, known);
        var gone = without(known, present);
        come.forEach(segment -> stand(books, monitor, segment, State.HEALTHY, PRESENT, now));
        String absent = absent(newest, batch.work().source().zone());
        gone.forEach(segment -> stand(books, monitor, segment, State.ANOMALOUS, absent, now));
        // That it was told is over with the next window; that it is not there stays a fact, and no failure to measure.
        standings.stream()
                .filter(standing -> !known.contains(standing.segment()) && !present.contains(standing.segment()))
                .filter(standing ->
                        standing.state() != State.HEALTHY && !standing.segment().isAll())
                .forEach(standing -> stand(books, monitor, standing.segment(), State.HEALTHY, standing.text(), now));
        return gone.isEmpty() ? List.of() : told(batch, monitor, text(monitor, gone, come), gone, now);
    }

    /** One anomaly of the whole; a few values that vanished are named besides. */
    private static List<Unusual> told(Batch batch, Monitor monitor, String text, List<Segment> gone, Instant now) {
        var segments = new ArrayList<Segment>();
        segments.add(Segment.ALL);
        if (gone.size() <= SEGMENTS) {
            segments.addAll(gone);
        }
        return segments.stream()
                .map(segment -> {
                    var subject = new About(monitor, batch.work().asset(), segment).subject();
                    var reading = new Reading.Broken(text, false);
                    var anomaly = new Anomaly(subject, batch.work().load(), now, now, reading, List.of());
                    return new Unusual(monitor, anomaly);
                })
                .toList();
    }

    private static List<Segment> without(Set<Segment> some, Set<Segment> others) {
        return some.stream()
                .filter(segment -> !others.contains(segment))
                .sorted(Comparator.comparing(Segment::text))
                .toList();
    }

    private static String text(Monitor monitor, List<Segment> gone, List<Segment> come) {
        String vanished = "%s: %s vanished".formatted(monitor.field(), names(gone));
        return come.isEmpty() ? vanished : "%s; new: %s".formatted(vanished, names(come));
    }

    private static String names(List<Segment> segments) {
        var names = segments.stream()
                .map(segment -> String.join(" ", new TreeMap<>(segment.values()).values()))
                .collect(Collectors.toCollection(TreeSet::new));
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? "%s and %d more".formatted(shown, names.size() - NAMED) : shown;
    }

    /** Segments of measured monitors that have no rows any more: a fact, whatever they were when they had some. */
    static void absent(Books books, Batch batch, List<Judge.Case> cases, Instant now) {
        var zone = batch.work().source().zone();
        var standings = new HashMap<MonitorId, List<Standing>>();
        for (Judge.Case about : cases) {
            int last = about.rows().size() - 1;
            if (last < 0 || !about.isAbsent(last)) {
                continue;
            }
            String text =
                    absent(batch.grain().plus(about.rows().start(), withRows(about.rows(), last) + 1L, zone), zone);
            boolean isKnown =
                    standings
                            .computeIfAbsent(
                                    about.monitor().id(),
                                    id -> books.judgements().standings(id))
                            .stream()
                            .filter(standing -> standing.segment().equals(about.segment()))
                            .anyMatch(standing -> standing.text().equals(text));
            if (!isKnown) {
                stand(books, about.monitor(), about.segment(), State.HEALTHY, text, now);
            }
        }
    }

    /** The last bucket with rows before another one; -1 where there is none. */
    private static int withRows(Stretch rows, int before) {
        int bucket = before - 1;
        while (bucket >= 0 && !(rows.at(bucket) > 0)) {
            bucket--;
        }
        return bucket;
    }

    /** How something stands that has no rows from a window on. */
    private static String absent(Instant since, ZoneId zone) {
        return "no rows since " + SINCE.format(since.atZone(zone));
    }

    private static void stand(Books books, Monitor monitor, Segment segment, State state, String text, Instant now) {
        books.judgements().stand(monitor.id(), segment, new Standing(segment, state, text, now, now, Optional.empty()));
    }
}
