package io.headwater.server.assembly;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Maturity;
import io.headwater.core.detect.Siblings;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.detect.Detector.Outlook;
import io.headwater.detect.Portrait;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A monitor's series with the band of each bucket, judged again from what is known now. */
public final class Charting {
    /** So far ahead events are shown as known. */
    private static final Duration AHEAD = Duration.ofDays(60);

    private final Parts parts;

    Charting(Parts parts) {
        this.parts = parts;
    }

    /**
     * A series to be drawn.
     *
     * @param grain empty when the signal is not measured, or not yet
     * @param judgements oldest first, one a bucket
     * @param next what the bucket after the last one is expected to be
     * @param segments that the monitor has series for besides the whole
     */
    public record Chart(
            Monitor monitor,
            Segment segment,
            Optional<Grain> grain,
            List<Judgement> judgements,
            Optional<Outlook.Expected> next,
            List<Segment> segments) {
        public Chart {
            judgements = List.copyOf(judgements);
            segments = List.copyOf(segments);
        }
    }

    /** The last buckets of a monitor's series, as many as lie in {@code back}. */
    public Chart chart(Principal principal, MonitorId id, Segment segment, Duration back) {
        return parts.store().read(books -> {
            var monitor = books.monitors().find(principal, id).orElseThrow(() -> new Missing("monitor " + id.value()));
            return known(books, monitor)
                    .map(known -> drawn(books, monitor, segment, known, back))
                    .orElseGet(() ->
                            new Chart(monitor, segment, Optional.empty(), List.of(), Optional.empty(), List.of()));
        });
    }

    /** All series of an asset over one stretch. */
    public record Lines(Grain grain, ZoneId zone, Map<SeriesKey, Stretch> series) {
        public Lines {
            series = Map.copyOf(series);
        }
    }

    /** All series of an asset, one bucket more than lie in {@code back}; empty before it was measured. */
    public Optional<Lines> lines(Principal principal, AssetId id, Duration back) {
        return parts.store().read(books -> {
            var asset = books.assets().find(principal, id).orElseThrow(() -> new Missing("asset " + id.value()));
            var state = books.history().state(id);
            if (state.grain().isEmpty() || state.until().isEmpty()) {
                return Optional.empty();
            }
            var grain = state.grain().get();
            var until = state.until().get();
            var zone = books.zone(asset);
            var from = grain.plus(grain.startOf(until.minus(back), zone), -1, zone);
            return Optional.of(new Lines(grain, zone, books.history().read(id, grain, zone, from, until)));
        });
    }

    private record Known(Grain grain, Instant until) {}

    /** How far a monitor's asset is measured; empty for what is not measured, or not yet. */
    private static Optional<Known> known(Books books, Monitor monitor) {
        var state = books.history().state(monitor.asset());
        return state.grain()
                .filter(_ -> monitor.signal().metric().isPresent())
                .flatMap(grain -> state.until().map(until -> new Known(grain, until)));
    }

    /**
     * A series as it is judged.
     *
     * @param first the oldest bucket that was asked for
     */
    public record Asked(Judge.Case about, int first) {}

    /** A monitor's series, to be judged from as many buckets on as lie in {@code back}; empty before it is measured. */
    public static Optional<Asked> series(Books books, Monitor monitor, Segment segment, Duration back) {
        return known(books, monitor)
                .flatMap(known -> cases(books, monitor, known).stream()
                        .filter(about -> about.segment().equals(segment))
                        .findFirst()
                        .map(about -> asked(books, about, known, back)));
    }

    /** What was learnt of a monitor's series; empty before it is measured. */
    public Optional<Portrait> portrait(Principal principal, MonitorId id, Segment segment) {
        return parts.store().read(books -> {
            var monitor = books.monitors().find(principal, id).orElseThrow(() -> new Missing("monitor " + id.value()));
            return series(books, monitor, segment, Duration.ZERO).flatMap(asked -> Judge.portrait(asked.about()));
        });
    }

    private static List<Judge.Case> cases(Books books, Monitor monitor, Known known) {
        var asset = books.assets().find(Principal.HEADWATER, monitor.asset()).orElseThrow();
        var zone = books.zone(asset);
        Instant from = known.grain().startOf(known.until().minus(known.grain().history()), zone);
        return Judge.cases(
                monitor,
                known.grain(),
                zone,
                books.history().read(monitor.asset(), known.grain(), zone, from, known.until()),
                books.judgements().labels(monitor.id()),
                books.calendars().calendar(asset, from, known.until().plus(AHEAD), zone));
    }

    private static Chart drawn(Books books, Monitor monitor, Segment segment, Known known, Duration back) {
        var cases = cases(books, monitor, known);
        var segments =
                cases.stream().map(Judge.Case::segment).filter(s -> !s.isAll()).toList();
        return cases.stream()
                .filter(about -> about.segment().equals(segment))
                .findFirst()
                .map(about -> asked(books, about, known, back))
                .map(asked -> new Chart(
                        monitor,
                        segment,
                        Optional.of(known.grain()),
                        judged(books, asked),
                        Judge.next(asked.about()),
                        segments))
                .orElseGet(() ->
                        new Chart(monitor, segment, Optional.of(known.grain()), List.of(), Optional.empty(), segments));
    }

    /** The judgements on a series; those on young windows as when they are told. */
    public static List<Judgement> judged(Books books, Asked asked) {
        return reviewed(books, asked, Judge.replay(asked.about(), asked.first()));
    }

    /** What is thought of a series, where young windows are thought of as when they are told. */
    public static List<Judgement> reviewed(Books books, Asked asked, List<Judgement> replayed) {
        var about = asked.about();
        int first = asked.first();
        var judgements = new ArrayList<>(replayed);
        for (int i = 0; i < judgements.size(); i++) {
            int bucket = first + i;
            if (Maturity.isAsked(about, bucket, judgements.get(i))) {
                var past = books.history()
                        .past(
                                about.monitor().asset(),
                                about.grain(),
                                Maturity.keys(about),
                                about.values().start());
                judgements.set(i, Maturity.review(about, bucket, judgements.get(i), past));
            }
        }
        return judgements;
    }

    /** A case with all that it is judged by. */
    private static Asked asked(Books books, Judge.Case about, Known known, Duration back) {
        int first = first(about, known, back);
        var asset = about.monitor().asset();
        var beside = Siblings.beside(
                List.of(about),
                _ -> OptionalInt.of(first),
                (keys, window) -> books.history().siblings(asset, keys, about.grain(), about.zone(), window));
        return new Asked(beside.getFirst(), first);
    }

    private static int first(Judge.Case about, Known known, Duration back) {
        long buckets = known.grain() == Grain.HOUR ? back.toHours() : back.toDays();
        return (int) Math.max(0, about.values().size() - buckets);
    }
}
