package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Planning;
import io.headwater.core.collect.Trouble;
import io.headwater.core.monitor.DefaultMonitors;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.Spoken;
import io.headwater.server.explain.Turns;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures one dataset: its history the first time, later the windows that have closed. */
final class Measuring {
    private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);
    private static final Duration LOOKS_BACK_FOR_GRAIN = Duration.ofDays(14);
    private static final Duration LOADS_BEFORE_THE_FIRST = Duration.ofDays(400);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(10);

    private final Parts parts;
    private final MeasuredBuckets buckets;
    private final Counting counting;
    private final Outages outages;
    private final Arrivals arrivals;
    private final Turns turns;

    Measuring(Parts parts, Turns turns) {
        this.parts = parts;
        this.turns = turns;
        this.buckets = new MeasuredBuckets(parts);
        this.counting = new Counting(parts);
        this.outages = new Outages(parts);
        this.arrivals = new Arrivals(parts);
    }

    /** Measures one asset; again when its next window has closed. */
    Optional<Instant> measure(String key, Instant now) {
        var found = parts.store().read(books -> find(books, new AssetId(Long.parseLong(key)), now));
        if (found.isEmpty()) {
            return Optional.empty(); // dropped, or its source was removed
        }
        var work = found.get();
        if (work.source().paused()) {
            return Optional.of(now.plus(work.source().every()));
        }
        if (work.used().compareTo(work.source().limits().perHour()) >= 0) {
            return Optional.of(notMeasured(work, budget(work.source()), now));
        }
        return turns.take(work.source(), () -> measureAt(work.source(), work, now))
                .or(() -> Optional.of(now.plus(Turns.BUSY)));
    }

    private Instant measureAt(ConnectedSource source, Work work, Instant now) {
        try (var collector = parts.source(source.kind()).collector(source.settings(), source.limits())) {
            return measure(collector, work, now);
        }
    }

    private static Optional<Work> find(Books books, AssetId id, Instant now) {
        return books.assets()
                .find(Principal.HEADWATER, id)
                .filter(asset -> asset.gone().isEmpty())
                .flatMap(asset -> asset.source()
                        .flatMap(source -> books.sources().find(Principal.HEADWATER, source))
                        .map(source -> new Work(
                                asset,
                                source,
                                books.history().state(id),
                                books.monitors().of(id),
                                loads(books, id, now),
                                books.sources().status(source.id(), now).used())));
    }

    /** Those that were told of since the last measurement. */
    private static List<Fact.LoadSeen> loads(Books books, AssetId id, Instant now) {
        var measured = books.history().lastMeasured(id);
        return books.facts().loads(id, measured.orElse(now.minus(LOADS_BEFORE_THE_FIRST))).stream()
                .filter(load -> measured.isEmpty() || load.observed().isAfter(measured.get()))
                .toList();
    }

    private Instant measure(Collector collector, Work work, Instant now) {
        var ready = work.asset().timeColumn() instanceof TimeColumn.NotSought ? seek(collector, work, now) : work;
        var zone = ready.source().zone();
        var time = Planning.timeField(ready.asset().timeColumn());
        Grain grain = ready.state().grain().orElseGet(() -> grain(collector, ready, time, now));
        var span = ready.span(time, grain, now);
        if (span.isPresent()) {
            var plan = parts.store().read(books -> ready.plan(books, span.get(), grain));
            switch (collector.measure(plan, now)) {
                case Measured.Values values -> measured(collector, new Counting.First(ready, plan, grain, values), now);
                case Measured.NotMeasured(var trouble) -> {
                    return notMeasured(ready, trouble, now);
                }
            }
        }
        return Planning.fallback(grain, zone, now);
    }

    private Work seek(Collector collector, Work work, Instant now) {
        var id = work.asset().id();
        var fields = parts.store().read(books -> books.assets().fields(id));
        var column = collector.findTimeColumn(work.asset(), fields, now);
        return parts.store().write(books -> {
            books.assets().timeColumn(id, column);
            var asset = books.assets().find(Principal.HEADWATER, id).orElseThrow();
            books.monitors().ensure(id, DefaultMonitors.of(asset, fields), now);
            return new Work(asset, work.source(), work.state(), books.monitors().of(id), work.loads(), work.used());
        });
    }

    private static Grain grain(Collector collector, Work work, Optional<Planning.TimeField> time, Instant now) {
        return time.map(field -> collector.findGrain(
                        work.asset(),
                        new Span.Windows(field.name(), field.type(), Grain.DAY, now.minus(LOOKS_BACK_FOR_GRAIN), now)))
                .orElse(Grain.DAY);
    }

    private void measured(Collector collector, Counting.First first, Instant now) {
        var work = first.work();
        var window = window(first);
        var both = window.map(about -> counting.count(collector, first, about))
                .orElseGet(() -> first.alone(work.state().few()));
        var values = both.values();
        parts.store().change(books -> {
            books.sources().used(work.source().id(), values.took(), now);
            tried(books, work, now);
            outages.measured(books, work.source(), Optional.of(work.asset().id()), now);
            if (window.isPresent()) {
                var watched = watched(books, work, both.few(), now);
                buckets.write(books, new MeasuredBuckets.Batch(watched, first.grain(), window.get(), values), now);
                var until = Optional.of(window.get().to());
                var state = new History.State(Optional.of(first.grain()), until, values.distinctLevels(), both.few());
                books.history().measured(work.asset().id(), state, window.get(), now);
                if (work.state().until().isEmpty()) {
                    arrivals.measuredFirst(books, work.asset(), now);
                }
            }
        });
        LOG.info(
                "dataset measured dataset={} window={} took={} ms",
                work.asset().name().shortText(),
                window.map(of -> of.from() + "/" + of.to()).orElse("none"),
                values.took().toMillis());
    }

    /** With a monitor for each field that has turned out to have few values. */
    private static Work watched(Books books, Work work, Set<String> few, Instant now) {
        var known = work.monitors().stream()
                .filter(monitor -> monitor.signal() == Signal.CATEGORIES)
                .map(Monitor::field)
                .toList();
        if (known.containsAll(few)) {
            return work;
        }
        var id = work.asset().id();
        books.monitors().ensure(id, DefaultMonitors.ofCategories(few), now);
        return work.with(books.monitors().of(id));
    }

    /** What the values are about; windows whose rows have not come yet are left for later. */
    private static Optional<DataWindow> window(Counting.First first) {
        var work = first.work();
        var zone = work.source().zone();
        return switch (first.plan().span()) {
            case Span.Snapshot(var bucket) ->
                Optional.of(new DataWindow(bucket, first.grain().plus(bucket, 1, zone)));
            case Span.Windows windows ->
                Stream.concat(
                                work.state().until().stream(),
                                Planning.arrivedUntil(windows, first.values().measurements(), zone).stream())
                        .max(Comparator.naturalOrder())
                        .filter(windows.from()::isBefore)
                        .map(until -> new DataWindow(windows.from(), until));
        };
    }

    private Instant notMeasured(Work work, Trouble trouble, Instant now) {
        LOG.warn(
                "dataset cannot be measured dataset={} kind={} text={}",
                work.asset().name().shortText(),
                trouble.kind(),
                trouble.text());
        parts.store().change(books -> {
            tried(books, work, now);
            buckets.notMeasured(books, work, trouble, now);
            // A whole source that is away is told by its surveys: its datasets would tell it many times over.
            if (!trouble.kind().concernsSource() && work.state().until().isPresent()) {
                outages.failed(books, work.source(), Optional.of(work.asset().id()), trouble, now);
            }
        });
        return now.plus(AFTER_TROUBLE);
    }

    private static void tried(Books books, Work work, Instant now) {
        if (books.history().attempted(work.asset().id(), now)) {
            books.sources().measuring(work.source().id(), now);
        }
    }

    private static Trouble budget(ConnectedSource source) {
        return new Trouble(
                Trouble.Kind.BUDGET,
                "the source's %s of statements an hour are used up; raise its budget, or wait"
                        .formatted(Spoken.length(source.limits().perHour())));
    }
}
