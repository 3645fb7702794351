package io.headwater.server.http.asset;

import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgements.Kept;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.incident.IncidentSeries.Found;
import io.headwater.server.http.asset.MonitorChart.Point;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A judgement as it was made.
 *
 * @param at the start of the window, or the moment, it is about
 * @param judged when it was made
 * @param kind for an anomaly: in which way
 * @param value absent where nothing could be measured
 * @param low absent where there is no band, or no bound on this side
 * @param incident what it became part of
 */
record VerdictRow(
        Instant at,
        Instant judged,
        State state,
        @Nullable String kind,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double mid,
        @Nullable Double high,
        List<String> reasons,
        @Nullable Became incident) {
    VerdictRow {
        reasons = List.copyOf(reasons);
    }

    /** The incident that an anomaly became part of. */
    record Became(long id, String name, String headline) {
        static Became of(Found found) {
            return new Became(found.incident().value(), found.incident().text(), found.headline());
        }
    }

    static VerdictRow of(Kept kept, List<Found> found) {
        var judgement = kept.judgement();
        var point = Point.of(judgement);
        var incident = judgement instanceof Judgement.Anomalous
                ? found.stream().filter(one -> one.covers(judgement.bucket())).max(BY_NUMBER)
                : Optional.<Found>empty();
        return new VerdictRow(
                point.at(),
                kept.judged(),
                point.state(),
                judgement instanceof Judgement.Anomalous unusual ? unusual.kind() : null,
                point.value(),
                point.low(),
                point.mid(),
                point.high(),
                point.reasons(),
                incident.map(Became::of).orElse(null));
    }

    /** What is not measured over time leaves nothing but what was found. */
    static VerdictRow of(Found found) {
        return new VerdictRow(
                found.firstBucket(),
                found.firstBucket(),
                State.ANOMALOUS,
                null,
                null,
                null,
                null,
                null,
                List.of(found.headline()),
                Became.of(found));
    }

    private static final Comparator<Found> BY_NUMBER =
            Comparator.comparingLong(found -> found.incident().value());
}
