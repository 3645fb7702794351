package io.headwater.core.incident;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.together.LostTogether;
import io.headwater.detect.together.LostTogether.Rise;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Null rates of one table that rose together: its fields lost their values in the same rows, as far as numbers can tell. */
public final class LostValues {
    private LostValues() {}

    /** The null rates of a table in a window. */
    private record Window(AssetId asset, Instant bucket) {
        static Window of(Anomaly anomaly) {
            return new Window(anomaly.subject().asset(), anomaly.bucket());
        }
    }

    /**
     * The same anomalies in the same order; those that are part of a group say so, and why is among their reasons.
     *
     * @param rows of the table in the window that begins then
     */
    public static List<Anomaly> mark(List<Anomaly> anomalies, ToDoubleFunction<Instant> rows) {
        Map<Window, List<LostTogether>> groups = anomalies.stream()
                .filter(anomaly -> rise(anomaly).isPresent())
                .collect(Collectors.groupingBy(
                        Window::of,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                risen -> LostTogether.of(
                                        risen.stream()
                                                .flatMap(anomaly -> rise(anomaly).stream())
                                                .toList(),
                                        rows.applyAsDouble(risen.getFirst().bucket())))));
        return anomalies.stream()
                .map(anomaly -> group(anomaly, groups).map(anomaly::in).orElse(anomaly))
                .toList();
    }

    private static Optional<LostTogether> group(Anomaly anomaly, Map<Window, List<LostTogether>> groups) {
        return rise(anomaly).stream()
                .flatMap(_ -> groups.getOrDefault(Window.of(anomaly), List.of()).stream())
                .filter(group -> group.fields().contains(anomaly.subject().field()))
                .findFirst();
    }

    /** Of one segment, or of many, it says nothing of the rows of the table. */
    private static Optional<Rise> rise(Anomaly anomaly) {
        var subject = anomaly.subject();
        boolean isOfTable = subject.segment().isAll() && anomaly.everywhere() == 0;
        return Stream.of(anomaly.reading())
                .filter(_ -> subject.signal() == Signal.NULL_RATE && isOfTable && anomaly.side() > 0)
                .filter(OutOfBand.class::isInstance)
                .map(OutOfBand.class::cast)
                .map(out -> new Rise(subject.field(), out.value(), out.mid(), out.score()))
                .findFirst();
    }
}
