package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.MONITOR;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Stale;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.monitor.DefaultMonitors.Proposal;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Monitors;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.store.tables.tables.records.MonitorRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqMonitors implements Monitors {
    private final DSLContext database;

    JooqMonitors(DSLContext database) {
        this.database = database;
    }

    @Override
    public void ensure(AssetId asset, List<Proposal> proposals, Instant now) {
        database.batch(proposals.stream()
                        .map(proposal -> database.insertInto(MONITOR)
                                .set(MONITOR.ASSET_ID, asset.value())
                                .set(MONITOR.SIGNAL, proposal.signal().name())
                                .set(MONITOR.FIELD, proposal.field())
                                .set(
                                        MONITOR.SENSITIVITY,
                                        proposal.tuning().sensitivity().name())
                                .set(MONITOR.LOW, proposal.tuning().low().orElse(null))
                                .set(MONITOR.HIGH, proposal.tuning().high().orElse(null))
                                .set(
                                        MONITOR.SEGMENT_FIELDS,
                                        proposal.tuning().segmentFields().toArray(String[]::new))
                                .set(MONITOR.WHY, proposal.why())
                                .set(MONITOR.ORIGIN, Monitor.Origin.AUTOMATIC.name())
                                .set(MONITOR.CREATED_AT, now)
                                .onConflictDoNothing())
                        .toList())
                .execute();
    }

    @Override
    public List<Monitor> of(AssetId asset) {
        return database.selectFrom(MONITOR)
                .where(MONITOR.ASSET_ID.eq(asset.value()))
                .orderBy(MONITOR.FIELD, MONITOR.ID)
                .fetch(JooqMonitors::monitor);
    }

    @Override
    public Optional<Monitor> find(Principal principal, MonitorId id) {
        return database.select(MONITOR.fields())
                .from(MONITOR)
                .join(ASSET)
                .on(ASSET.ID.eq(MONITOR.ASSET_ID))
                .where(MONITOR.ID.eq(id.value()).and(AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN)))
                .fetchOptionalInto(MonitorRecord.class)
                .map(JooqMonitors::monitor);
    }

    @Override
    public Monitor save(Monitor changed) {
        var tuning = changed.tuning();
        return database.update(MONITOR)
                .set(MONITOR.SENSITIVITY, tuning.sensitivity().name())
                .set(MONITOR.LOW, tuning.low().orElse(null))
                .set(MONITOR.HIGH, tuning.high().orElse(null))
                .set(MONITOR.SEGMENT_FIELDS, tuning.segmentFields().toArray(String[]::new))
                .set(MONITOR.ENABLED, changed.enabled())
                .set(MONITOR.MUTED_UNTIL, changed.mutedUntil().orElse(null))
                .set(MONITOR.VERSION, MONITOR.VERSION.plus(1))
                .where(MONITOR.ID.eq(changed.id().value()).and(MONITOR.VERSION.eq(changed.version())))
                .returning()
                .fetchOptional(JooqMonitors::monitor)
                .orElseThrow(() -> new Stale("monitor " + changed.id().value()));
    }

    static Monitor monitor(MonitorRecord row) {
        return new Monitor(
                new MonitorId(row.getId()),
                new AssetId(row.getAssetId()),
                Signal.valueOf(row.getSignal()),
                row.getField(),
                new Tuning(
                        Tuning.Sensitivity.valueOf(row.getSensitivity()),
                        Optional.ofNullable(row.getLow()),
                        Optional.ofNullable(row.getHigh()),
                        List.of(row.getSegmentFields())),
                row.getWhy(),
                Monitor.Origin.valueOf(row.getOrigin()),
                row.getEnabled(),
                Optional.ofNullable(row.getMutedUntil()),
                row.getVersion());
    }
}
