package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.detect.Lateness;
import io.headwater.core.detect.Lateness.Arrival;
import io.headwater.core.detect.Pauses;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.DefaultMonitors;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.server.assembly.Judging.About;
import io.headwater.server.assembly.Judging.Unusual;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Watches that data comes when it is due: judged when it comes and when a deadline passes. */
final class Arrivals {
    private static final Duration CATCHES_UP = Duration.ofMinutes(10);

    private final Parts parts;
    private final Judging judging;

    Arrivals(Parts parts) {
        this.parts = parts;
        this.judging = new Judging(parts);
    }

    /**
     * New data came: what is unusual about when it came. An arrival is never the moment to call data late: more may be
     * on its way, as after an outage.
     */
    List<Unusual> arrived(Books books, Asset asset, Instant now) {
        return books.monitors().of(asset.id()).stream()
                .filter(monitor -> monitor.signal() == Signal.FRESHNESS && monitor.enabled())
                .flatMap(monitor -> arrived(books, monitor, asset, now).stream())
                .toList();
    }

    private Optional<Unusual> arrived(Books books, Monitor monitor, Asset asset, Instant now) {
        return switch (arrival(books, monitor, asset, now)) {
            case Arrival.Late late -> postpone(books, monitor, late, now);
            case Arrival.InTime _, Arrival.Learning _ ->
                judge(books, monitor, asset, now).or(() -> hour(books, monitor, asset, now));
        };
    }

    private static Optional<Unusual> postpone(Books books, Monitor monitor, Arrival.Late late, Instant now) {
        Instant again = now.plus(CATCHES_UP);
        String text = "more may be on its way; " + late.reasons().getFirst();
        stand(books, monitor, standing(State.LEARNING, text, Optional.of(again), now));
        books.agenda().noLaterThan(Job.DEADLINES, Job.ALL, again.plusMillis(1));
        return Optional.empty();
    }

    /** A window that comes hours before or after its time is unusual, even though it came. */
    private Optional<Unusual> hour(Books books, Monitor monitor, Asset asset, Instant now) {
        var loads = books.facts().loads(asset.id(), now.minus(Lateness.LOOKS_BACK));
        if (loads.isEmpty() || loads.getLast().change() != LoadChange.APPENDED) {
            return Optional.empty();
        }
        return Lateness.lag(loads, Grain.DAY, books.zone(asset))
                .filter(Lateness.Lag::isUnusual)
                .map(lag -> {
                    var reading = new Reading.OutOfBand(lag.hours(), lag.low(), lag.mid(), lag.high(), lag.score());
                    var about = new About(monitor, asset, Segment.ALL);
                    return new Unusual(
                            monitor, new Anomaly(about.subject(), Optional.empty(), now, now, reading, lag.reasons()));
                });
    }

    /**
     * Its past is known now, which says something of when data comes before any arrival is seen. Nor is this the moment
     * to call data late: whoever tells of its loads may still be telling of old ones.
     */
    void measuredFirst(Books books, Asset asset, Instant now) {
        judging.anomalous(books, arrived(books, asset, now), now);
    }

    /** Judges every monitor whose deadline has passed; again when the next one does. */
    Optional<Instant> deadlines(Instant now) {
        return parts.store().write(books -> {
            var late = new ArrayList<Unusual>();
            books.judgements()
                    .overdue(now)
                    .forEach(id -> overdue(books, id, now).ifPresent(late::add));
            judging.anomalous(books, late, now);
            return books.judgements()
                    .nextDeadline()
                    .map(due -> due.isAfter(now) ? due.plusMillis(1) : now.plusSeconds(60));
        });
    }

    private Optional<Unusual> overdue(Books books, MonitorId id, Instant now) {
        var monitor = books.monitors().find(Principal.HEADWATER, id).orElseThrow();
        var asset = books.assets().find(Principal.HEADWATER, monitor.asset()).orElseThrow();
        if (!monitor.enabled() || asset.gone().isPresent()) {
            stand(books, monitor, standing(State.HEALTHY, "not watched", Optional.empty(), now));
            return Optional.empty();
        }
        return judge(books, monitor, asset, now);
    }

    private Optional<Unusual> judge(Books books, Monitor monitor, Asset asset, Instant now) {
        var about = new About(monitor, asset, Segment.ALL);
        return switch (arrival(books, monitor, asset, now)) {
            case Arrival.InTime(var last, var due, var reasons) -> {
                stand(books, monitor, standing(State.HEALTHY, reasons.getFirst(), Optional.of(due), now));
                books.agenda().noLaterThan(Job.DEADLINES, Job.ALL, due.plusMillis(1));
                judging.healthy(books, about.subject(), last, now);
                yield Optional.empty();
            }
            case Arrival.Late(var last, var due, var reasons) -> {
                stand(books, monitor, standing(State.ANOMALOUS, reasons.getFirst(), Optional.empty(), now));
                var reading = new Reading.Late(last, due, books.zone(asset));
                var anomaly = new Anomaly(about.subject(), Optional.empty(), due, now, reading, reasons);
                yield Optional.of(new Unusual(monitor, anomaly));
            }
            case Arrival.Learning(var reasons) -> {
                stand(books, monitor, standing(State.LEARNING, reasons.getFirst(), Optional.empty(), now));
                yield Optional.empty();
            }
        };
    }

    private static Arrival arrival(Books books, Monitor monitor, Asset asset, Instant now) {
        var loads = books.facts().loads(asset.id(), now.minus(Lateness.LOOKS_BACK));
        var zone = books.zone(asset);
        var past = Lateness.needsPast(loads) ? past(books, asset, zone) : Optional.<Lateness.Past>empty();
        var arrival = past.isPresent()
                ? Lateness.judge(monitor, loads, past.get(), zone, now)
                : Lateness.judge(monitor, loads, zone, now);
        var calendar =
                books.calendars().calendar(asset, now.minus(Lateness.LOOKS_BACK), now.plus(Lateness.LOOKS_BACK), zone);
        return Pauses.heed(arrival, calendar, loads, zone, now);
    }

    /** The windows with rows; empty where no field says when a row belongs to. */
    private static Optional<Lateness.Past> past(Books books, Asset asset, ZoneId zone) {
        var state = books.history().state(asset.id());
        var first = state.grain().flatMap(grain -> books.history().first(asset.id(), grain));
        if (first.isEmpty()
                || state.until().isEmpty()
                || DefaultMonitors.timeColumn(asset.timeColumn()).isEmpty()) {
            return Optional.empty();
        }
        var grain = state.grain().orElseThrow();
        var until = state.until().get();
        var from = grain.startOf(until.minus(Lateness.LOOKS_BACK), zone);
        var rows = new SeriesKey("", Metric.ROWS, Segment.ALL);
        var stretch = books.history().read(asset.id(), rows, grain, zone, new DataWindow(from, until));
        var ends = IntStream.range(0, stretch.size())
                .filter(bucket -> stretch.at(bucket) > 0)
                .mapToObj(bucket -> grain.plus(from, bucket + 1L, zone))
                .toList();
        var lag = Duration.between(first.get().until(), first.get().observed());
        return Optional.of(new Lateness.Past(ends, lag));
    }

    private static Standing standing(State state, String text, Optional<Instant> due, Instant now) {
        return new Standing(Segment.ALL, state, text, now, now, due);
    }

    private static void stand(Books books, Monitor monitor, Standing standing) {
        books.judgements().stand(monitor.id(), Segment.ALL, standing);
    }
}
