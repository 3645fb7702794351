package io.headwater.core.notify;

import io.headwater.core.collect.Segment;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.incident.Headline;
import io.headwater.core.notify.Message.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Chooses which anomalies a message names: those about whole tables, and those of the three worst segments. */
final class Findings {
    private static final int SEGMENTS = 3;
    private static final int LINES = 24;

    private Findings() {}

    static List<Finding> of(List<Anomaly> worstFirst) {
        Set<Segment> named = worstFirst.stream()
                .map(anomaly -> anomaly.subject().segment())
                .filter(segment -> !segment.isAll())
                .distinct()
                .limit(SEGMENTS)
                .collect(Collectors.toSet());
        return worstFirst.stream()
                .filter(anomaly -> anomaly.subject().segment().isAll()
                        || named.contains(anomaly.subject().segment()))
                .limit(LINES)
                .map(Findings::of)
                .toList();
    }

    private static Finding of(Anomaly anomaly) {
        var subject = anomaly.subject();
        var band = band(anomaly.reading());
        return new Finding(
                subject.monitor().value(),
                subject.name().last(),
                subject.signal().measure(subject.field()),
                segment(anomaly),
                band.map(Reading.OutOfBand::value),
                band.map(Reading.OutOfBand::low),
                band.map(Reading.OutOfBand::high),
                band.map(Reading.OutOfBand::score),
                Headline.of(anomaly));
    }

    private static Optional<Reading.OutOfBand> band(Reading reading) {
        return switch (reading) {
            case Reading.OutOfBand out -> Optional.of(out);
            case Reading.Late _, Reading.Broken _ -> Optional.empty();
        };
    }

    private static String segment(Anomaly anomaly) {
        if (anomaly.everywhere() > 0) {
            return "everywhere (%d)".formatted(anomaly.everywhere());
        }
        var segment = anomaly.subject().segment();
        return segment.isAll()
                ? "table"
                : new TreeMap<>(segment.values())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(", "));
    }
}
