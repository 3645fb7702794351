package io.headwater.server.assembly;

import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgement;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.MonitorId;
import io.headwater.server.assembly.Judging.About;
import io.headwater.server.assembly.Judging.Found;
import io.headwater.server.assembly.Judging.Unusual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts the judgements of one measurement into anomalies and healthy ones. What most segments of a monitor show is one
 * anomaly of the whole, not one of each segment.
 */
final class Everywhere {
    private static final int FEWEST_SEGMENTS = 5;

    private final Optional<String> load;
    private final Instant now;
    private final List<Unusual> anomalies = new ArrayList<>();
    private final List<Found> healthy = new ArrayList<>();

    private Everywhere(Optional<String> load, Instant now) {
        this.load = load;
        this.now = now;
    }

    /** Anomalies to act on, and what was found healthy. */
    record Gathered(List<Unusual> anomalies, List<Found> healthy) {}

    /** The series of a monitor that are told apart alike, at one bucket. */
    private record Group(MonitorId monitor, Set<String> fields, Instant bucket) {}

    static Gathered gather(List<Found> found, Optional<String> load, Instant now) {
        var everywhere = new Everywhere(load, now);
        var groups = new LinkedHashMap<Group, List<Found>>();
        found.forEach(one ->
                groups.computeIfAbsent(group(one), _ -> new ArrayList<>()).add(one));
        groups.forEach((group, together) -> everywhere.take(
                together, groups.getOrDefault(new Group(group.monitor(), Set.of(), group.bucket()), List.of())));
        return new Gathered(everywhere.anomalies, everywhere.healthy);
    }

    private static Group group(Found one) {
        return new Group(
                one.about().monitor().id(),
                one.about().segment().values().keySet(),
                one.judgement().bucket());
    }

    private void take(List<Found> together, List<Found> whole) {
        var unusual = together.stream().filter(Everywhere::isAnomalous).toList();
        if (together.size() >= FEWEST_SEGMENTS && 2 * unusual.size() >= together.size()) {
            collapse(unusual, whole);
        } else {
            unusual.forEach(one -> anomalies.add(unusual(one, one.about().segment(), 0)));
        }
        together.stream()
                .filter(one -> one.judgement() instanceof Judgement.Healthy)
                .forEach(healthy::add);
    }

    /** The whole's own reading where it is unusual too, else that of the segment in the middle. */
    private void collapse(List<Found> segments, List<Found> whole) {
        var sorted = segments.stream()
                .sorted(Comparator.comparingDouble(Everywhere::score))
                .toList();
        var reading = whole.stream().filter(Everywhere::isAnomalous).findFirst().orElse(sorted.get(sorted.size() / 2));
        anomalies.removeIf(
                known -> known.anomaly().subject().equals(reading.about().subject()));
        healthy.removeAll(whole);
        anomalies.add(unusual(reading, Segment.ALL, segments.size()));
    }

    private Unusual unusual(Found one, Segment segment, int segments) {
        var about = new About(one.about().monitor(), one.about().asset(), segment);
        var judgement = (Judgement.Anomalous) one.judgement();
        var seen = judgement.seen();
        var reading = new Reading.OutOfBand(seen.value(), seen.low(), seen.mid(), seen.high(), Math.abs(seen.z()));
        return new Unusual(
                about.monitor(),
                new Anomaly(about.subject(), load, judgement.bucket(), now, reading, judgement.reasons(), segments));
    }

    private static boolean isAnomalous(Found one) {
        return one.judgement() instanceof Judgement.Anomalous;
    }

    private static double score(Found one) {
        return one.judgement() instanceof Judgement.Anomalous unusual
                ? Math.abs(unusual.seen().z())
                : 0;
    }
}
