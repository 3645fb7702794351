package io.headwater.core.notify;

import io.headwater.core.collect.Segment;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.incident.Headline;
import io.headwater.core.notify.Message.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Chooses which anomalies a message names: those about whole tables, and those of each table's three worst segments. */
final class Findings {
    private static final int SEGMENTS = 3;
    private static final int LINES = 15;
    private static final double MOST = 0.7;

    private Findings() {}

    static List<Finding> of(List<Anomaly> worstFirst) {
        var named = worstFirst.stream()
                .filter(anomaly -> !anomaly.subject().segment().isAll())
                .collect(Collectors.groupingBy(
                        anomaly -> anomaly.subject().asset(),
                        Collectors.collectingAndThen(Collectors.toList(), Findings::named)));
        return worstFirst.stream()
                .filter(anomaly -> anomaly.subject().segment().isAll()
                        || named.getOrDefault(anomaly.subject().asset(), List.of())
                                .contains(anomaly.subject().segment()))
                .limit(LINES)
                .map(Findings::of)
                .toList();
    }

    /** The worst segments of a table; of one that lies within another the one that explains the most. */
    private static List<Segment> named(List<Anomaly> worstFirst) {
        var named = new ArrayList<Anomaly>();
        for (Anomaly anomaly : worstFirst) {
            var kin = named.stream().filter(other -> isKin(other, anomaly)).findFirst();
            if (kin.isEmpty() && named.size() < SEGMENTS) {
                named.add(anomaly);
            } else if (kin.isPresent() && explains(anomaly, kin.get())) {
                named.set(named.indexOf(kin.get()), anomaly);
            }
        }
        return named.stream().map(anomaly -> anomaly.subject().segment()).toList();
    }

    private static boolean isKin(Anomaly one, Anomaly other) {
        var some = one.subject().segment().values().entrySet();
        var others = other.subject().segment().values().entrySet();
        return some.containsAll(others) || others.containsAll(some);
    }

    /** Whether most of what is unusual in a segment comes from this part of it. */
    private static boolean explains(Anomaly part, Anomaly whole) {
        boolean smaller = part.subject().segment().values().size()
                > whole.subject().segment().values().size();
        boolean same = part.subject().monitor().equals(whole.subject().monitor());
        return smaller && same && deviation(part) >= MOST * deviation(whole);
    }

    private static double deviation(Anomaly anomaly) {
        return band(anomaly.reading())
                .map(out -> Math.abs(out.value() - out.mid()))
                .orElse(0.0);
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
