package io.headwater.store;

import static io.headwater.store.tables.Tables.ANOMALY;
import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.INCIDENT;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.incident.Common;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.together.LostTogether;
import io.headwater.store.tables.tables.records.AnomalyRecord;
import io.headwater.store.tables.tables.records.IncidentRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What many tables of a source, or fields of a table, have in common, in rows, and how several incidents become one. */
final class CommonRows {
    private CommonRows() {}

    static Optional<Common> read(IncidentRecord row) {
        return Optional.ofNullable(row.getCommonSourceId())
                .map(source -> new Common(
                        new SourceId(source),
                        row.getCommonSource(),
                        Signal.valueOf(row.getCommonSignal()),
                        row.getCommonSide(),
                        row.getCommonTables()));
    }

    static void fill(IncidentRecord row, Common common) {
        row.setCommonSourceId(common.source().value());
        row.setCommonSource(common.name());
        row.setCommonSignal(common.signal().name());
        row.setCommonSide(common.side());
        row.setCommonTables(common.tables());
    }

    /** With which other fields an anomaly's field lost its values. */
    static Optional<LostTogether> lost(AnomalyRecord row) {
        return Optional.ofNullable(row.getLostFields())
                .map(fields -> new LostTogether(List.of(fields), row.getLostShare(), row.getLostRows()));
    }

    static void fill(AnomalyRecord row, Optional<LostTogether> lost) {
        row.setLostFields(
                lost.map(group -> group.fields().toArray(String[]::new)).orElse(null));
        row.setLostShare(lost.map(LostTogether::share).orElse(null));
        row.setLostRows(lost.map(LostTogether::rows).orElse(null));
    }

    /** About what many tables of the asset's source have in common. */
    static Condition ofSource(AssetId asset) {
        return INCIDENT.COMMON_SOURCE_ID.eq(
                DSL.select(ASSET.SOURCE_ID).from(ASSET).where(ASSET.ID.eq(asset.value())));
    }

    static List<Incident> beginning(DSLContext database, List<MonitorId> monitors, Instant bucket) {
        var failing = DSL.select(ANOMALY.INCIDENT_ID)
                .from(ANOMALY)
                .where(ANOMALY.MONITOR_ID
                        .in(monitors.stream().map(MonitorId::value).toList())
                        .and(ANOMALY.FIRST_BUCKET.ge(bucket))
                        .and(ANOMALY.HEALED_AT.isNull()));
        return IncidentRows.select(database)
                .where(DSL.condition(INCIDENT.OPEN).and(INCIDENT.ID.in(failing)).and(INCIDENT.SINCE_AT.ge(bucket)))
                .orderBy(INCIDENT.ID)
                .fetch(IncidentRows::incident);
    }

    static void absorb(DSLContext database, IncidentId main, IncidentId other) {
        var known = DSL.select(ANOMALY.FINGERPRINT).from(ANOMALY).where(ANOMALY.INCIDENT_ID.eq(main.value()));
        database.update(ANOMALY)
                .set(ANOMALY.INCIDENT_ID, main.value())
                .where(ANOMALY.INCIDENT_ID.eq(other.value()).and(ANOMALY.FINGERPRINT.notIn(known)))
                .execute();
    }
}
