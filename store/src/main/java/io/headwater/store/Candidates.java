package io.headwater.store;

import static io.headwater.store.tables.Tables.ANOMALY;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.incident.Fingerprint;
import io.headwater.core.incident.Lifecycle;
import io.headwater.core.incident.Placement.Candidate;
import io.headwater.store.tables.tables.records.AnomalyRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads incidents that an anomaly might belong to. */
final class Candidates {
    private Candidates() {}

    /** An incident with what is known of its anomalies. */
    static Candidate of(DSLContext database, Record joined) {
        var incident = IncidentRows.incident(joined);
        var rows = database.selectFrom(ANOMALY)
                .where(ANOMALY.INCIDENT_ID.eq(incident.id().value()))
                .fetch();
        return new Candidate(
                incident,
                of(rows, _ -> true),
                of(rows, row -> row.getHealedAt() != null),
                of(rows, row -> row.getHealedAt() != null && row.getHealthy() >= Lifecycle.HEALTHY_ENOUGH),
                readings(rows),
                rows.stream().map(AnomalyRecord::getNewsAt).max(Instant::compareTo),
                rows.stream()
                        .map(AnomalyRecord::getLoad)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                rows.stream().map(row -> new AssetId(row.getAssetId())).collect(Collectors.toSet()));
    }

    private static Set<Fingerprint> of(List<AnomalyRecord> rows, Predicate<AnomalyRecord> which) {
        return rows.stream()
                .filter(which)
                .map(row -> new Fingerprint(row.getFingerprint()))
                .collect(Collectors.toSet());
    }

    private static Map<Fingerprint, OutOfBand> readings(List<AnomalyRecord> rows) {
        var readings = new HashMap<Fingerprint, OutOfBand>();
        rows.forEach(row ->
                IncidentRows.band(row).ifPresent(band -> readings.put(new Fingerprint(row.getFingerprint()), band)));
        return readings;
    }
}
