package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.SchemaChange;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.Planning;
import io.headwater.core.collect.RunState;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.DefaultMonitors;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.server.assembly.Judging.About;
import io.headwater.server.assembly.Judging.Unusual;
import io.headwater.server.graph.StatementReader;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes facts in, from whichever source, and does what follows from them. */
public final class Intake {
    private static final Duration FIRST_MEASURED_WITHIN = Duration.ofSeconds(20);

    private final Judging judging;
    private final Arrivals arrivals;

    Intake(Parts parts) {
        this.judging = new Judging(parts);
        this.arrivals = new Arrivals(parts);
    }

    /** Stores the facts and acts on those that are new, in the caller's transaction. */
    public Facts.News take(Books books, Facts.Origin origin, List<Fact> facts, Instant now) {
        var news = books.facts().record(origin, facts);
        StatementReader.heed(books, facts, news, now);
        news.appeared().forEach(asset -> appeared(books, asset, now));
        var unusual = new ArrayList<Unusual>();
        news.reshaped().forEach(change -> unusual.addAll(reshaped(books, change, now)));
        var loaded = new LinkedHashMap<AssetId, Asset>();
        news.loaded().forEach(load -> loaded.put(load.asset().id(), load.asset()));
        loaded.values().forEach(asset -> unusual.addAll(loaded(books, asset, now)));
        news.troubled().forEach(troubled -> unusual.addAll(troubled(books, troubled, now)));
        news.ran().forEach(ran -> unusual.addAll(ran(books, ran, now)));
        judging.anomalous(books, unusual, now);
        return news;
    }

    private void appeared(Books books, Asset asset, Instant now) {
        var current = books.assets().find(Principal.HEADWATER, asset.id()).orElse(asset);
        books.monitors()
                .ensure(asset.id(), DefaultMonitors.of(current, books.assets().fields(asset.id())), now);
        if (current.dataset().holdsRows() && current.source().isPresent()) {
            var when = now.plus(Planning.spread(asset.id().value(), FIRST_MEASURED_WITHIN));
            books.agenda().noLaterThan(Job.MEASURE, Long.toString(asset.id().value()), when);
        }
    }

    private List<Unusual> reshaped(Books books, Facts.Reshaped change, Instant now) {
        var asset = change.asset();
        books.monitors()
                .ensure(asset.id(), DefaultMonitors.of(asset, books.assets().fields(asset.id())), now);
        String text = change.changes().stream().map(SchemaChange::text).collect(Collectors.joining(", "));
        boolean breaks = !change.changes().stream().allMatch(SchemaChange::compatible);
        return watching(books, asset, Signal.SCHEMA).stream()
                .map(monitor -> {
                    // Whoever reads by position, as a copy of files does, breaks with any change: hence the
                    // sensitivity.
                    boolean grave = breaks || monitor.tuning().sensitivity() == Tuning.Sensitivity.HIGH;
                    return broken(books, monitor, asset, new Reading.Broken(text, grave), change.observed(), now);
                })
                .toList();
    }

    private List<Unusual> troubled(Books books, Facts.Troubled troubled, Instant now) {
        var asset = troubled.asset();
        var problem = troubled.problem();
        var proposal = new DefaultMonitors.Proposal(
                Signal.PARSE, problem.rule(), "whoever loads it says how what arrives looks");
        books.monitors().ensure(asset.id(), List.of(proposal), now);
        return books.monitors().of(asset.id()).stream()
                .filter(monitor ->
                        monitor.signal() == Signal.PARSE && monitor.field().equals(problem.rule()) && monitor.enabled())
                .map(monitor -> broken(
                        books,
                        monitor,
                        asset,
                        new Reading.Broken(problem.text(), problem.grave()),
                        problem.happened(),
                        now))
                .toList();
    }

    private List<Unusual> loaded(Books books, Asset asset, Instant now) {
        if (asset.dataset().holdsRows() && asset.source().isPresent()) {
            books.agenda().noLaterThan(Job.MEASURE, Long.toString(asset.id().value()), now.plus(Planning.SETTLE));
        }
        return arrivals.arrived(books, asset, now);
    }

    private List<Unusual> ran(Books books, Facts.Ran ran, Instant now) {
        var event = ran.event();
        if (!event.state().isOver()) {
            return List.of();
        }
        var watching = watching(books, ran.job(), Signal.RUNS);
        if (watching.isEmpty()) {
            return List.of();
        }
        var monitor = watching.get();
        if (event.state() == RunState.FAILED) {
            String text = "run failed: " + event.error().orElse("no reason was given");
            return List.of(broken(books, monitor, ran.job(), new Reading.Broken(text, true), event.happened(), now));
        }
        stand(books, monitor, State.HEALTHY, "the last run succeeded", now);
        judging.healthy(books, about(monitor, ran.job()).subject(), event.happened(), now);
        return List.of();
    }

    private static Unusual broken(
            Books books, Monitor monitor, Asset asset, Reading.Broken reading, Instant at, Instant now) {
        stand(books, monitor, State.ANOMALOUS, reading.text(), now);
        var anomaly = new Anomaly(about(monitor, asset).subject(), Optional.empty(), at, now, reading, List.of());
        return new Unusual(monitor, anomaly);
    }

    private static void stand(Books books, Monitor monitor, State state, String text, Instant now) {
        books.judgements()
                .stand(monitor.id(), Segment.ALL, new Standing(Segment.ALL, state, text, now, now, Optional.empty()));
    }

    private static About about(Monitor monitor, Asset asset) {
        return new About(monitor, asset, Segment.ALL);
    }

    private static Optional<Monitor> watching(Books books, Asset asset, Signal signal) {
        return books.monitors().of(asset.id()).stream()
                .filter(monitor -> monitor.signal() == signal && monitor.enabled())
                .findFirst();
    }
}
