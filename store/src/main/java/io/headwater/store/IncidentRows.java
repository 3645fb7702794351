package io.headwater.store;

import static io.headwater.store.tables.Tables.ANOMALY;
import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.INCIDENT;
import static io.headwater.store.tables.Tables.MONITOR;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.PersonId;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.incident.Bucket;
import io.headwater.core.incident.Fingerprint;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.Incident.Acknowledgement;
import io.headwater.core.incident.Incident.Clock;
import io.headwater.core.incident.Incident.Rated;
import io.headwater.core.incident.Incident.Resolution;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Incidents.Symptom;
import io.headwater.core.incident.Outcome;
import io.headwater.core.incident.Severity;
import io.headwater.core.incident.Stage;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.store.tables.tables.records.AnomalyRecord;
import io.headwater.store.tables.tables.records.IncidentRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** Between rows and the words of incidents. */
final class IncidentRows {
    private IncidentRows() {}

    /** Incidents with the names of their roots. */
    static SelectOnConditionStep<Record> select(DSLContext database) {
        return database.select(INCIDENT.fields())
                .select(ASSET.NAMESPACE, ASSET.PATH)
                .from(INCIDENT)
                .join(ASSET)
                .on(ASSET.ID.eq(INCIDENT.ROOT_ID));
    }

    static Incident incident(Record joined) {
        var row = joined.into(INCIDENT);
        return new Incident(
                new IncidentId(row.getId()),
                row.getHeadline(),
                new AssetId(row.getRootId()),
                new AssetName(joined.get(ASSET.NAMESPACE), List.of(joined.get(ASSET.PATH))),
                new DomainName(row.getDomain()),
                Signal.Family.valueOf(row.getFamily()),
                Stage.valueOf(row.getStage()),
                new Rated(Severity.valueOf(row.getSeverity()), row.getSeverityBy(), row.getSeverityReason()),
                Bucket.valueOf(row.getBucket()),
                Optional.ofNullable(row.getOwnerId()).map(PersonId::new),
                Optional.ofNullable(row.getAcknowledgedBy())
                        .map(by -> new Acknowledgement(by, row.getAcknowledgedAt())),
                Optional.ofNullable(row.getOutcome())
                        .map(outcome -> new Resolution(
                                Outcome.valueOf(outcome),
                                row.getResolvedBy(),
                                row.getResolvedComment(),
                                row.getResolvedAt())),
                new Clock(row.getSinceAt(), row.getDetectedAt(), row.getLastFailureAt()),
                Optional.ofNullable(row.getRecurrenceOf()).map(IncidentId::new),
                CommonRows.read(row),
                row.getHealthyEvaluations(),
                row.getVersion());
    }

    /** Everything of an incident but its identity and version. */
    static void fill(IncidentRecord row, Incident incident) {
        row.setHeadline(incident.headline());
        row.setRootId(incident.root().value());
        row.setDomain(incident.domain().value());
        row.setSchemaKey(schemaKey(incident.rootName()));
        row.setFamily(incident.family().name());
        row.setStage(incident.stage().name());
        row.setOpen(incident.isOpen());
        row.setSeverity(incident.rated().severity().name());
        row.setSeverityBy(incident.rated().by());
        row.setSeverityReason(incident.rated().reason());
        row.setBucket(incident.bucket().name());
        row.setOwnerId(incident.owner().map(PersonId::value).orElse(null));
        row.setAcknowledgedBy(incident.acknowledged().map(Acknowledgement::by).orElse(null));
        row.setAcknowledgedAt(incident.acknowledged().map(Acknowledgement::at).orElse(null));
        row.setOutcome(incident.resolution().map(end -> end.outcome().name()).orElse(null));
        row.setResolvedBy(incident.resolution().map(Resolution::by).orElse(null));
        row.setResolvedAt(incident.resolution().map(Resolution::at).orElse(null));
        row.setResolvedComment(incident.resolution().map(Resolution::comment).orElse(null));
        row.setSinceAt(incident.clock().since());
        row.setDetectedAt(incident.clock().detected());
        row.setLastFailureAt(incident.clock().lastFailure());
        row.setRecurrenceOf(incident.recurrenceOf().map(IncidentId::value).orElse(null));
        incident.common().ifPresent(common -> CommonRows.fill(row, common));
        row.setHealthyEvaluations(incident.healthyEvaluations());
    }

    /** The anomalies of an incident with what they are about, the first one first. */
    static List<Symptom> symptoms(DSLContext database, IncidentId id) {
        return database.select(ANOMALY.fields())
                .select(ASSET.NAMESPACE, ASSET.PATH, MONITOR.SIGNAL)
                .from(ANOMALY)
                .join(ASSET)
                .on(ASSET.ID.eq(ANOMALY.ASSET_ID))
                .join(MONITOR)
                .on(MONITOR.ID.eq(ANOMALY.MONITOR_ID))
                .where(ANOMALY.INCIDENT_ID.eq(id.value()))
                .orderBy(ANOMALY.ID)
                .fetch(IncidentRows::symptom);
    }

    private static Symptom symptom(Record joined) {
        var row = joined.into(ANOMALY);
        return new Symptom(
                row.getId(),
                new MonitorId(row.getMonitorId()),
                new AssetId(row.getAssetId()),
                new AssetName(joined.get(ASSET.NAMESPACE), List.of(joined.get(ASSET.PATH))),
                Signal.valueOf(joined.get(MONITOR.SIGNAL)),
                row.getField(),
                Segments.read(row.getSegment()),
                new Fingerprint(row.getFingerprint()),
                row.getHeadline(),
                row.getFirstBucket(),
                row.getBucket(),
                band(row),
                List.of(row.getReasons()),
                row.getSegments(),
                CommonRows.lost(row),
                row.getNewsAt(),
                Optional.ofNullable(row.getHealedAt()));
    }

    /** How it was last seen, where it was measured. */
    static Optional<Reading.OutOfBand> band(AnomalyRecord row) {
        return row.getValue() == null
                ? Optional.empty()
                : Optional.of(new Reading.OutOfBand(
                        row.getValue(), row.getLow(), row.getMid(), row.getHigh(), row.getScore()));
    }

    static String schemaKey(AssetName name) {
        return name.namespace() + " " + name.schema();
    }

    static void fill(AnomalyRecord row, Reading reading) {
        switch (reading) {
            case Reading.OutOfBand(var value, var low, var mid, var high, var score) -> {
                row.setValue(value);
                row.setLow(low);
                row.setMid(mid);
                row.setHigh(high);
                row.setScore(score);
            }
            case Reading.Late _, Reading.Broken _ -> {}
        }
    }
}
