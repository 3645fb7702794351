package io.headwater.store;

import static io.headwater.store.tables.Tables.ANOMALY;
import static io.headwater.store.tables.Tables.EXPLANATION;
import static io.headwater.store.tables.Tables.MONITOR;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.incident.Explained;
import io.headwater.core.incident.Explanations;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.segment.Explanation.Verdict;
import io.headwater.detect.segment.Segment;
import io.headwater.store.tables.tables.records.ExplanationRecord;
import io.headwater.wire.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;

final class JooqExplanations implements Explanations {
    private final DSLContext database;

    JooqExplanations(DSLContext database) {
        this.database = database;
    }

    @Override
    public void ask(IncidentId incident, Anomaly anomaly, Instant now) {
        if (!(anomaly.reading() instanceof OutOfBand reading)) {
            return;
        }
        var recorded = database.select(ANOMALY.ID)
                .from(ANOMALY)
                .where(ANOMALY.INCIDENT_ID
                        .eq(incident.value())
                        .and(ANOMALY.FINGERPRINT.eq(anomaly.fingerprint().text())))
                .fetchOptional(ANOMALY.ID);
        recorded.ifPresent(id -> database.insertInto(EXPLANATION)
                .set(EXPLANATION.ANOMALY_ID, id)
                .set(EXPLANATION.ASSET_ID, anomaly.subject().asset().value())
                .set(EXPLANATION.BUCKET, anomaly.bucket())
                .set(EXPLANATION.VALUE, reading.value())
                .set(EXPLANATION.MID, reading.mid())
                .set(EXPLANATION.ASKED_AT, now)
                .onConflictDoNothing()
                .execute());
    }

    @Override
    public List<Asked> waiting(AssetId asset, int most) {
        return database.select(EXPLANATION.fields())
                .select(ANOMALY.INCIDENT_ID, ANOMALY.FIELD, MONITOR.ID, MONITOR.SIGNAL)
                .from(EXPLANATION)
                .join(ANOMALY)
                .on(ANOMALY.ID.eq(EXPLANATION.ANOMALY_ID))
                .join(MONITOR)
                .on(MONITOR.ID.eq(ANOMALY.MONITOR_ID))
                .where(EXPLANATION.ASSET_ID.eq(asset.value()).and(EXPLANATION.ANSWERED_AT.isNull()))
                .orderBy(EXPLANATION.ANOMALY_ID)
                .limit(most)
                .fetch(JooqExplanations::asked);
    }

    private static Asked asked(Record joined) {
        var row = joined.into(EXPLANATION);
        return new Asked(
                row.getAnomalyId(),
                new IncidentId(joined.get(ANOMALY.INCIDENT_ID)),
                new MonitorId(joined.get(MONITOR.ID)),
                Signal.valueOf(joined.get(MONITOR.SIGNAL)),
                joined.get(ANOMALY.FIELD),
                row.getBucket(),
                new OutOfBand(row.getValue(), row.getMid(), row.getMid(), row.getMid(), 0));
    }

    @Override
    public void answer(long symptom, Explained answer) {
        database.update(EXPLANATION)
                .set(EXPLANATION.ANSWERED_AT, answer.at())
                .set(EXPLANATION.VERDICT, answer.verdict().map(Verdict::name).orElse(null))
                .set(EXPLANATION.TEXT, answer.text())
                .set(EXPLANATION.SEGMENTS, JSONB.jsonb(Json.write(answer.segments())))
                .set(EXPLANATION.REASONS, answer.reasons().toArray(String[]::new))
                .where(EXPLANATION.ANOMALY_ID.eq(symptom))
                .execute();
    }

    @Override
    public Map<Long, Explained> of(IncidentId incident) {
        return database.select(EXPLANATION.fields())
                .from(EXPLANATION)
                .join(ANOMALY)
                .on(ANOMALY.ID.eq(EXPLANATION.ANOMALY_ID))
                .where(ANOMALY.INCIDENT_ID.eq(incident.value()).and(EXPLANATION.ANSWERED_AT.isNotNull()))
                .fetchMap(EXPLANATION.ANOMALY_ID, joined -> explained(joined.into(EXPLANATION)));
    }

    private static Explained explained(ExplanationRecord row) {
        return new Explained(
                Optional.ofNullable(row.getVerdict()).map(Verdict::valueOf),
                row.getText(),
                Arrays.asList(Json.read(row.getSegments().data(), Segment[].class)),
                List.of(row.getReasons()),
                row.getAnsweredAt());
    }
}
