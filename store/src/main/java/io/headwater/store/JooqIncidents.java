package io.headwater.store;

import static io.headwater.store.tables.Tables.ANOMALY;
import static io.headwater.store.tables.Tables.FEED_EVENT;
import static io.headwater.store.tables.Tables.INCIDENT;
import static io.headwater.store.tables.Tables.TIMELINE;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Stale;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Page;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Fingerprint;
import io.headwater.core.incident.Headline;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Incidents;
import io.headwater.core.incident.Lifecycle;
import io.headwater.core.incident.Placement.Candidate;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.core.monitor.MonitorId;
import io.headwater.store.tables.tables.records.AnomalyRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class JooqIncidents implements Incidents {
    /** Names the lock of {@link #alone}. */
    private static final long CHANGING_INCIDENTS = 1;

    private final DSLContext database;

    JooqIncidents(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Candidate> candidates(Anomaly anomaly, Instant since) {
        alone();
        var sameFingerprint = DSL.select(ANOMALY.INCIDENT_ID)
                .from(ANOMALY)
                .where(ANOMALY.FINGERPRINT.eq(anomaly.fingerprint().text()));
        var lately = DSL.condition(INCIDENT.OPEN).or(INCIDENT.RESOLVED_AT.ge(since));
        return IncidentRows.select(database)
                .where(INCIDENT.ID.in(sameFingerprint).and(lately))
                .or(DSL.condition(INCIDENT.OPEN)
                        .and(INCIDENT.SCHEMA_KEY.eq(
                                IncidentRows.schemaKey(anomaly.subject().name()))))
                .or(DSL.condition(INCIDENT.OPEN)
                        .and(CommonRows.ofSource(anomaly.subject().asset())))
                .forUpdate()
                .of(INCIDENT)
                .fetch(joined -> Candidates.of(database, joined));
    }

    @Override
    public Incident open(Anomaly first, Incident draft, List<TimelineEntry> entries) {
        alone();
        var row = database.newRecord(INCIDENT);
        IncidentRows.fill(row, draft);
        row.setVersion(1L);
        row.insert();
        var id = new IncidentId(row.getId());
        record(id, first, true);
        entries.forEach(entry -> append(new TimelineEntry(id, entry.at(), entry.kind(), entry.by(), entry.text())));
        announce(id, draft, "OPENED", draft.clock().detected());
        return find(id);
    }

    @Override
    public Incident save(Lifecycle.Step step) {
        alone();
        var incident = step.incident();
        var row = database.newRecord(INCIDENT);
        IncidentRows.fill(row, incident);
        row.setVersion(incident.version() + 1);
        int saved = database.update(INCIDENT)
                .set(row)
                .where(INCIDENT.ID.eq(incident.id().value()).and(INCIDENT.VERSION.eq(incident.version())))
                .execute();
        if (saved == 0) {
            throw new Stale(incident.id().text());
        }
        step.entries().forEach(this::append);
        step.entries().stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> announce(incident.id(), incident, last.kind().name(), last.at()));
        return find(incident.id());
    }

    @Override
    public void record(IncidentId incident, Anomaly anomaly, boolean isNews) {
        var subject = anomaly.subject();
        var row = database.newRecord(ANOMALY);
        row.setIncidentId(incident.value());
        row.setMonitorId(subject.monitor().value());
        row.setAssetId(subject.asset().value());
        row.setField(subject.field());
        row.setSegment(Segments.write(subject.segment()));
        row.setFingerprint(anomaly.fingerprint().text());
        row.setFirstSeenAt(anomaly.seen());
        row.setNewsAt(anomaly.seen());
        row.setFirstBucket(anomaly.bucket());
        latest(row, anomaly);
        var again = database.newRecord(ANOMALY);
        latest(again, anomaly);
        if (isNews) {
            again.setNewsAt(anomaly.seen());
        }
        again.setHealthyBucket(null);
        again.setHealedAt(null);
        database.insertInto(ANOMALY)
                .set(row)
                .onConflict(ANOMALY.INCIDENT_ID, ANOMALY.FINGERPRINT)
                .doUpdate()
                .set(again)
                .execute();
    }

    @Override
    public List<Healing> recordHealthy(Fingerprint fingerprint, Instant bucket, Instant now) {
        alone();
        var touched = new ArrayList<Long>();
        database.select(ANOMALY.fields())
                .from(ANOMALY)
                .join(INCIDENT)
                .on(INCIDENT.ID.eq(ANOMALY.INCIDENT_ID))
                .where(ANOMALY.FINGERPRINT.eq(fingerprint.text()).and(INCIDENT.OPEN))
                .fetchInto(ANOMALY)
                .forEach(row -> {
                    if (heal(row, bucket, now)) {
                        touched.add(row.getIncidentId());
                    }
                });
        return touched.stream()
                .map(id -> new Healing(find(new IncidentId(id)), leastHealthy(id)))
                .toList();
    }

    @Override
    public List<Incident> beginning(List<MonitorId> monitors, Instant bucket) {
        alone();
        return CommonRows.beginning(database, monitors, bucket);
    }

    @Override
    public void absorb(IncidentId main, IncidentId other) {
        CommonRows.absorb(database, main, other);
    }

    @Override
    public Set<Fingerprint> open(AssetId asset) {
        return database.select(ANOMALY.FINGERPRINT)
                .from(ANOMALY)
                .join(INCIDENT)
                .on(INCIDENT.ID.eq(ANOMALY.INCIDENT_ID))
                .where(ANOMALY.ASSET_ID.eq(asset.value()).and(INCIDENT.OPEN))
                .fetchSet(row -> new Fingerprint(row.value1()));
    }

    @Override
    public Optional<Incident> find(Principal principal, IncidentId id) {
        return IncidentRows.select(database)
                .where(INCIDENT.ID
                        .eq(id.value())
                        .and(AssetRows.within(principal.reach(Permission.VIEW), INCIDENT.DOMAIN)))
                .fetchOptional(IncidentRows::incident);
    }

    @Override
    public void append(TimelineEntry entry) {
        database.insertInto(TIMELINE)
                .set(TIMELINE.INCIDENT_ID, entry.incident().value())
                .set(TIMELINE.AT, entry.at())
                .set(TIMELINE.KIND, entry.kind().name())
                .set(TIMELINE.SAID_BY, entry.by())
                .set(TIMELINE.TEXT, entry.text())
                .execute();
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id) {
        return database.selectFrom(TIMELINE)
                .where(TIMELINE.INCIDENT_ID.eq(id.value()))
                .orderBy(TIMELINE.ID)
                .fetch(row -> new TimelineEntry(
                        id, row.getAt(), TimelineEntry.Kind.valueOf(row.getKind()), row.getSaidBy(), row.getText()));
    }

    @Override
    public List<Symptom> symptoms(IncidentId id) {
        return IncidentRows.symptoms(database, id);
    }

    @Override
    public Page<Incident> page(Principal principal, Search search) {
        return new IncidentPages(database).page(principal, search);
    }

    @Override
    public Counts counts(Principal principal) {
        return new IncidentPages(database).counts(principal);
    }

    @Override
    public List<FeedEvent> feed(Principal principal, long after, int most) {
        return database.selectFrom(FEED_EVENT)
                .where(FEED_EVENT
                        .ID
                        .gt(after)
                        .and(AssetRows.within(principal.reach(Permission.VIEW), FEED_EVENT.DOMAIN)))
                .orderBy(FEED_EVENT.ID)
                .limit(most)
                .fetch(row ->
                        new FeedEvent(row.getId(), row.getAt(), new IncidentId(row.getIncidentId()), row.getKind()));
    }

    @Override
    public long latestEvent() {
        return Objects.requireNonNullElse(
                database.select(DSL.max(FEED_EVENT.ID)).from(FEED_EVENT).fetchOne(0, Long.class), 0L);
    }

    /**
     * Lets no other transaction change incidents until this one ends. Two that find related anomalies at once would
     * open two incidents otherwise, and events of the feed could appear behind those that a reader has seen. Taken
     * before any row of an incident is locked, so that none waits for the other.
     */
    private void alone() {
        database.execute("select pg_advisory_xact_lock(?)", CHANGING_INCIDENTS);
    }

    private Incident find(IncidentId id) {
        return find(Principal.HEADWATER, id).orElseThrow(() -> new IllegalStateException("no incident " + id));
    }

    /** A bucket counts once, however often it is evaluated. */
    private static boolean heal(AnomalyRecord row, Instant bucket, Instant now) {
        var latest = row.getHealthyBucket() == null ? row.getBucket() : row.getHealthyBucket();
        boolean revised = row.getHealthy() == 0 && bucket.equals(row.getBucket());
        if (!bucket.isAfter(latest) && !revised) {
            return false;
        }
        row.setHealthy(row.getHealthy() + 1);
        row.setHealthyBucket(bucket);
        if (row.getHealedAt() == null) {
            row.setHealedAt(now);
        }
        row.update();
        return true;
    }

    private int leastHealthy(long incident) {
        return Objects.requireNonNullElse(
                database.select(DSL.min(ANOMALY.HEALTHY))
                        .from(ANOMALY)
                        .where(ANOMALY.INCIDENT_ID.eq(incident))
                        .fetchOne(0, Integer.class),
                0);
    }

    private static void latest(AnomalyRecord row, Anomaly anomaly) {
        row.setLoad(anomaly.load().orElse(null));
        row.setBucket(anomaly.bucket());
        row.setLastSeenAt(anomaly.seen());
        row.setHeadline(Headline.of(anomaly));
        row.setReasons(anomaly.reasons().toArray(String[]::new));
        row.setSegments(anomaly.everywhere());
        CommonRows.fill(row, anomaly.lost());
        row.setHealthy(0);
        IncidentRows.fill(row, anomaly.reading());
    }

    private void announce(IncidentId id, Incident incident, String kind, Instant at) {
        database.insertInto(FEED_EVENT)
                .set(FEED_EVENT.AT, at)
                .set(FEED_EVENT.INCIDENT_ID, id.value())
                .set(FEED_EVENT.DOMAIN, incident.domain().value())
                .set(FEED_EVENT.KIND, kind)
                .execute();
    }
}
