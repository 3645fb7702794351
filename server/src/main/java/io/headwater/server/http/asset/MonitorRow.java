package io.headwater.server.http.asset;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.detect.Judgements.Watched;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A monitor in a list.
 *
 * @param field empty for a signal of the whole asset
 * @param share whether its values are shares of rows, between zero and one
 * @param low a fixed lower threshold
 * @param high a fixed upper threshold
 * @param why why it exists
 * @param origin who set it up
 * @param state how its worst series stands; absent before the first judgement
 * @param stateText why it stands so
 * @param stateSegment which series that is; empty for all rows
 * @param due when new data is late, for freshness
 * @param version counts changes; the entity tag
 */
public record MonitorRow(
        long id,
        long asset,
        String assetName,
        Signal signal,
        Signal.Family kind,
        String field,
        boolean share,
        Tuning.Sensitivity sensitivity,
        @Nullable Double low,
        @Nullable Double high,
        List<String> segmentFields,
        String why,
        Monitor.Origin origin,
        boolean enabled,
        @Nullable Instant mutedUntil,
        @Nullable State state,
        @Nullable String stateText,
        Map<String, String> stateSegment,
        @Nullable Instant stateSince,
        @Nullable Instant judged,
        @Nullable Instant due,
        long version) {
    public MonitorRow {
        segmentFields = List.copyOf(segmentFields);
        stateSegment = Map.copyOf(stateSegment);
    }

    static MonitorRow of(Watched watched) {
        return of(watched.monitor(), watched.asset(), watched.standing());
    }

    static MonitorRow of(Monitor monitor, AssetName asset, Optional<Standing> standing) {
        var tuning = monitor.tuning();
        return new MonitorRow(
                monitor.id().value(),
                monitor.asset().value(),
                asset.shortText(),
                monitor.signal(),
                monitor.signal().family(),
                monitor.field(),
                monitor.signal().isShare(),
                tuning.sensitivity(),
                tuning.low().orElse(null),
                tuning.high().orElse(null),
                tuning.segmentFields(),
                monitor.why(),
                monitor.origin(),
                monitor.enabled(),
                monitor.mutedUntil().orElse(null),
                standing.map(Standing::state).orElse(null),
                standing.map(Standing::text).orElse(null),
                standing.map(found -> found.segment().values()).orElse(Map.of()),
                standing.map(Standing::since).orElse(null),
                standing.map(Standing::judged).orElse(null),
                standing.flatMap(Standing::due).orElse(null),
                monitor.version());
    }
}
