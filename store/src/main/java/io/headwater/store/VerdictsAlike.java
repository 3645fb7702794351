package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.MONITOR;
import static io.headwater.store.tables.Tables.MONITOR_STATE;
import static io.headwater.store.tables.Tables.VERDICT;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgements.Alike;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.together.CommonMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The judgements of one window of many tables of a source. */
record VerdictsAlike(DSLContext database) {
    private static final BinaryOperator<Alike> FARTHEST = BinaryOperator.maxBy(
            Comparator.comparing(Alike::isAnomalous).thenComparingDouble(alike -> Math.abs(alike.z())));

    List<Alike> of(SourceId source, Signal signal, Instant bucket) {
        var series = series(source, signal);
        if (anomalous(series) < CommonMode.LEAST) {
            return List.of();
        }
        var farthest = new LinkedHashMap<AssetId, Alike>();
        database.select(VERDICT.MONITOR_ID, MONITOR.ASSET_ID, VERDICT.STATE, VERDICT.Z)
                .distinctOn(VERDICT.MONITOR_ID)
                .from(VERDICT)
                .join(MONITOR)
                .on(MONITOR.ID.eq(VERDICT.MONITOR_ID))
                .join(ASSET)
                .on(ASSET.ID.eq(MONITOR.ASSET_ID))
                .where(series.and(VERDICT.BUCKET.eq(bucket))
                        .and(VERDICT.SEGMENT.eq(Segments.write(Segment.ALL)))
                        .and(VERDICT.Z.isNotNull()))
                .orderBy(VERDICT.MONITOR_ID, VERDICT.JUDGED_AT.desc())
                .forEach(row -> farthest.merge(
                        new AssetId(row.value2()),
                        new Alike(
                                new MonitorId(row.value1()),
                                new AssetId(row.value2()),
                                State.valueOf(row.value3()) == State.ANOMALOUS,
                                row.value4()),
                        FARTHEST));
        return List.copyOf(farthest.values());
    }

    List<Alike> late(SourceId source, Instant since) {
        var series = series(source, Signal.FRESHNESS);
        if (anomalous(series) < CommonMode.LEAST) {
            return List.of();
        }
        var isLate = MONITOR_STATE.STATE.eq(State.ANOMALOUS.name()).and(MONITOR_STATE.SINCE.ge(since));
        var came = MONITOR_STATE.STATE.eq(State.HEALTHY.name()).and(MONITOR_STATE.JUDGED_AT.ge(since));
        return database.select(MONITOR.ID, MONITOR.ASSET_ID, MONITOR_STATE.STATE)
                .from(MONITOR_STATE)
                .join(MONITOR)
                .on(MONITOR.ID.eq(MONITOR_STATE.MONITOR_ID))
                .join(ASSET)
                .on(ASSET.ID.eq(MONITOR.ASSET_ID))
                .where(series.and(isLate.or(came)))
                .orderBy(MONITOR.ID)
                .fetch(row -> new Alike(
                        new MonitorId(row.value1()),
                        new AssetId(row.value2()),
                        State.valueOf(row.value3()) == State.ANOMALOUS,
                        1));
    }

    private static Condition series(SourceId source, Signal signal) {
        return ASSET.SOURCE_ID
                .eq(source.value())
                .and(MONITOR.SIGNAL.eq(signal.name()))
                .and(DSL.condition(MONITOR.ENABLED));
    }

    /** What stands badly is few, and found at once; most of the time there is too little of it to ask further. */
    private int anomalous(Condition series) {
        return database.fetchCount(DSL.select(MONITOR_STATE.MONITOR_ID)
                .from(MONITOR_STATE)
                .join(MONITOR)
                .on(MONITOR.ID.eq(MONITOR_STATE.MONITOR_ID))
                .join(ASSET)
                .on(ASSET.ID.eq(MONITOR.ASSET_ID))
                .where(series.and(MONITOR_STATE.STATE.eq(State.ANOMALOUS.name())))
                .limit(CommonMode.LEAST));
    }
}
