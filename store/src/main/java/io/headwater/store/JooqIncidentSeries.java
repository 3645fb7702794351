package io.headwater.store;

import static io.headwater.store.tables.Tables.ANOMALY;
import static io.headwater.store.tables.Tables.INCIDENT;
import static io.headwater.store.tables.Tables.MONITOR;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Trends;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.IncidentSeries;
import io.headwater.core.incident.Severity;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;

final class JooqIncidentSeries implements IncidentSeries {
    private final DSLContext database;

    JooqIncidentSeries(DSLContext database) {
        this.database = database;
    }

    @Override
    public Map<IncidentId, Trends.Wanted> leading(Principal principal, List<IncidentId> ids, Instant now) {
        var charted = Arrays.stream(Signal.values())
                .filter(signal -> signal.metric().isPresent())
                .map(Signal::name)
                .toList();
        return database.select(ANOMALY.INCIDENT_ID, ANOMALY.MONITOR_ID, ANOMALY.SEGMENT, INCIDENT.RESOLVED_AT)
                .distinctOn(ANOMALY.INCIDENT_ID)
                .from(ANOMALY)
                .join(INCIDENT)
                .on(INCIDENT.ID.eq(ANOMALY.INCIDENT_ID))
                .join(MONITOR)
                .on(MONITOR.ID.eq(ANOMALY.MONITOR_ID))
                .where(ANOMALY.INCIDENT_ID
                        .in(ids.stream().map(IncidentId::value).toList())
                        .and(MONITOR.SIGNAL.in(charted))
                        .and(AssetRows.within(principal.reach(Permission.VIEW), INCIDENT.DOMAIN)))
                .orderBy(ANOMALY.INCIDENT_ID, ANOMALY.ID)
                .fetchMap(
                        row -> new IncidentId(row.value1()),
                        row -> new Trends.Wanted(
                                new MonitorId(row.value2()),
                                Segments.read(row.value3()),
                                Objects.requireNonNullElse(row.value4(), now)));
    }

    @Override
    public List<Found> found(MonitorId monitor, Segment segment, Instant since, int most) {
        return found(monitor, segment, ANOMALY.FIRST_BUCKET.ge(since), most);
    }

    @Override
    public List<Found> lasting(MonitorId monitor, Segment segment, Instant until, int most) {
        return found(monitor, segment, ANOMALY.BUCKET.ge(until), most);
    }

    private List<Found> found(MonitorId monitor, Segment segment, Condition when, int most) {
        return database.select(
                        ANOMALY.INCIDENT_ID, INCIDENT.SEVERITY, ANOMALY.HEADLINE, ANOMALY.FIRST_BUCKET, ANOMALY.BUCKET)
                .from(ANOMALY)
                .join(INCIDENT)
                .on(INCIDENT.ID.eq(ANOMALY.INCIDENT_ID))
                .where(ANOMALY.MONITOR_ID
                        .eq(monitor.value())
                        .and(ANOMALY.SEGMENT.eq(Segments.write(segment)))
                        .and(when))
                .orderBy(ANOMALY.FIRST_BUCKET)
                .limit(most)
                .fetch(row -> new Found(
                        new IncidentId(row.value1()),
                        Severity.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    }
}
