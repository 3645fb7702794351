package io.headwater.server.assembly;

import io.headwater.core.catalog.Asset;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.MeasurementPlan.FieldMetric;
import io.headwater.core.collect.MeasurementPlan.Segments;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Planning;
import io.headwater.core.collect.Planning.Hints;
import io.headwater.core.collect.Planning.Ordered;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.monitor.DefaultMonitors;
import io.headwater.core.monitor.Monitor;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    /** So many windows back tell how many rows one has, and whether enough are known: of a table that rests at times too. */
    private static final int LAST = 4 * DefaultMonitors.WINDOWS;

    /** The same with other monitors. */
    Work with(List<Monitor> others) {
        return new Work(asset, source, state, others, loads, used);
    }

    /** The monitors, with one for each quantile that has turned out to be worth watching. */
    List<Monitor> watching(Books books, Map<SeriesKey, Stretch> history, Instant now) {
        var wanted = DefaultMonitors.ofQuantiles(asset, history);
        if (wanted.stream().allMatch(this::isWatched)) {
            return monitors;
        }
        books.monitors().ensure(asset.id(), wanted, now);
        return books.monitors().of(asset.id());
    }

    private boolean isWatched(DefaultMonitors.Proposal wanted) {
        return monitors.stream()
                .anyMatch(known ->
                        known.signal() == wanted.signal() && known.field().equals(wanted.field()));
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

    /** What to measure of all windows of a span. */
    MeasurementPlan plan(Books books, Span span, Grain grain) {
        var hints = new Hints(state.distinctLevels(), state.few(), segments(), ordered(books, span, grain));
        return Planning.plan(asset, books.assets().fields(asset.id()), span, source.zone(), hints);
    }

    /** All fields while it is not known yet of which the quantiles are worth watching, then those alone. */
    private Ordered ordered(Books books, Span span, Grain grain) {
        double[] rows = state.until().stream()
                .map(until -> new DataWindow(grain.plus(until, -LAST, source.zone()), until))
                .map(last -> books.history().read(asset.id(), SeriesKey.rows(Segment.ALL), grain, source.zone(), last))
                .flatMapToDouble(known -> Arrays.stream(known.values()))
                .filter(known -> known > 0)
                .toArray();
        var watched = new HashSet<String>();
        for (Monitor monitor : monitors) {
            if (monitor.enabled()
                    && monitor.signal().metric().filter(Metric::isQuantile).isPresent()) {
                watched.add(monitor.field());
            }
        }
        boolean isYoung = rows.length < DefaultMonitors.WINDOWS && span instanceof Span.Windows;
        return new Ordered(
                isYoung ? Optional.empty() : Optional.of(watched),
                Arrays.stream(rows).max());
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
