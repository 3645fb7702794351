package io.headwater.store;

import static io.headwater.store.tables.Tables.ANOMALY;

import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.incident.Fingerprint;
import io.headwater.core.incident.Placement.Candidate;
import io.headwater.store.tables.tables.records.AnomalyRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                rows.stream().map(row -> new Fingerprint(row.getFingerprint())).collect(Collectors.toSet()),
                rows.stream()
                        .filter(row -> row.getHealedAt() != null)
                        .map(row -> new Fingerprint(row.getFingerprint()))
                        .collect(Collectors.toSet()),
                readings(rows),
                rows.stream()
                        .map(AnomalyRecord::getLoad)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    private static Map<Fingerprint, OutOfBand> readings(List<AnomalyRecord> rows) {
        var readings = new HashMap<Fingerprint, OutOfBand>();
        rows.forEach(row ->
                IncidentRows.band(row).ifPresent(band -> readings.put(new Fingerprint(row.getFingerprint()), band)));
        return readings;
    }
}
