package io.headwater.server.assembly;

import io.headwater.core.catalog.Asset;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.MeasurementPlan.FieldMetric;
import io.headwater.core.collect.MeasurementPlan.Segments;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Planning;
import io.headwater.core.monitor.Monitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An asset with what is needed to measure it. */
record Work(
        Asset asset,
        ConnectedSource source,
        History.State state,
        List<Monitor> monitors,
        List<Fact.LoadSeen> loads,
        Duration used) {

    /** The same with other monitors. */
    Work with(List<Monitor> others) {
        return new Work(asset, source, state, others, loads, used);
    }

    /** The load that is measured, where there is one. */
    Optional<String> load() {
        return loads.isEmpty() ? Optional.empty() : Optional.of(loads.getLast().key());
    }

    /** The windows that have closed, and those that the new loads say they wrote. */
    Optional<Span> span(Optional<Planning.TimeField> time, Grain grain, Instant now) {
        var closed = Planning.span(time, grain, state.until(), source.zone(), now);
        var written = Planning.written(loads, grain, source.zone(), now);
        if (time.isEmpty() || written.isEmpty()) {
            return closed;
        }
        boolean told = state.until().isPresent()
                && loads.stream().noneMatch(load -> load.partition().isEmpty());
        var windows = written.get();
        Instant from = windows.from();
        Instant to = windows.to();
        if (!told && closed.orElse(null) instanceof Span.Windows other) {
            from = from.isBefore(other.from()) ? from : other.from();
            to = to.isAfter(other.to()) ? to : other.to();
        }
        return Optional.of(new Span.Windows(time.get().name(), time.get().type(), grain, from, to));
    }

    /** What the monitors that tell rows apart need: by their first field, and by both together. */
    Segments segments() {
        var groupings = new ArrayList<List<String>>();
        var measured = new HashSet<FieldMetric>();
        for (Monitor monitor : monitors) {
            var fields = monitor.tuning().segmentFields();
            if (monitor.enabled() && !fields.isEmpty()) {
                IntStream.rangeClosed(1, fields.size()).forEach(count -> groupings.add(fields.subList(0, count)));
                monitor.signal().metric().ifPresent(metric -> measured.add(new FieldMetric(monitor.field(), metric)));
            }
        }
        return new Segments(groupings, measured);
    }
}
