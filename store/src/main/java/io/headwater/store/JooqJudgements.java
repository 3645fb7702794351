package io.headwater.store;

import static io.headwater.store.tables.Tables.LABEL;
import static io.headwater.store.tables.Tables.MONITOR;
import static io.headwater.store.tables.Tables.MONITOR_STATE;
import static io.headwater.store.tables.Tables.VERDICT;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Page;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgement.Observation;
import io.headwater.core.detect.Judgements;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.Label;
import io.headwater.store.tables.tables.records.MonitorStateRecord;
import io.headwater.store.tables.tables.records.VerdictRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class JooqJudgements implements Judgements {
    private static final Field<?>[] COLUMNS = VERDICT.fields();
    private static final Field<?>[] STANDING = {
        MONITOR_STATE.MONITOR_ID,
        MONITOR_STATE.SEGMENT,
        MONITOR_STATE.STATE,
        MONITOR_STATE.TEXT,
        MONITOR_STATE.SINCE,
        MONITOR_STATE.JUDGED_AT,
        MONITOR_STATE.DUE_AT
    };

    private final DSLContext database;

    JooqJudgements(DSLContext database) {
        this.database = database;
    }

    @Override
    public void record(List<Judged> judged, Instant now) {
        if (judged.isEmpty()) {
            return;
        }
        var verdicts = new ArrayList<@Nullable Object[]>();
        var standings = new ArrayList<@Nullable Object[]>();
        for (Judged one : judged) {
            var row = row(one, now);
            verdicts.add(row.intoArray());
            var standing =
                    new Standing(one.segment(), State.valueOf(row.getState()), one.text(), now, now, Optional.empty());
            standings.add(values(one.monitor(), one.segment(), standing));
        }
        database.batch(database.insertInto(VERDICT, COLUMNS)
                        .values(new @Nullable Object[COLUMNS.length])
                        .onConflictDoNothing())
                .bind(verdicts.toArray(Object[][]::new))
                .execute();
        database.batch(standing(new @Nullable Object[STANDING.length]))
                .bind(standings.toArray(Object[][]::new))
                .execute();
    }

    private VerdictRecord row(Judged one, Instant now) {
        var judgement = one.judgement();
        var row = database.newRecord(VERDICT);
        row.setMonitorId(one.monitor().value());
        row.setSegment(Segments.write(one.segment()));
        row.setBucket(judgement.bucket());
        row.setJudgedAt(now);
        row.setEngine(Judge.ENGINE);
        row.setReasons(judgement.reasons().toArray(String[]::new));
        row.setState(fill(row, judgement).name());
        return row;
    }

    @Override
    public void stand(MonitorId monitor, Segment segment, Standing standing) {
        database.execute(standing(values(monitor, segment, standing)));
    }

    /** One statement for one standing or many: bound to the columns in their order. */
    private Query standing(@Nullable Object[] values) {
        var sameState = MONITOR_STATE.STATE.eq(DSL.excluded(MONITOR_STATE.STATE));
        return database.insertInto(MONITOR_STATE, STANDING)
                .values(values)
                .onConflict(MONITOR_STATE.MONITOR_ID, MONITOR_STATE.SEGMENT)
                .doUpdate()
                .set(MONITOR_STATE.STATE, DSL.excluded(MONITOR_STATE.STATE))
                .set(MONITOR_STATE.TEXT, DSL.excluded(MONITOR_STATE.TEXT))
                .set(MONITOR_STATE.JUDGED_AT, DSL.excluded(MONITOR_STATE.JUDGED_AT))
                .set(MONITOR_STATE.DUE_AT, DSL.excluded(MONITOR_STATE.DUE_AT))
                .set(
                        MONITOR_STATE.SINCE,
                        DSL.when(sameState, MONITOR_STATE.SINCE).otherwise(DSL.excluded(MONITOR_STATE.SINCE)));
    }

    private static @Nullable Object[] values(MonitorId monitor, Segment segment, Standing standing) {
        return new @Nullable Object[] {
            monitor.value(),
            Segments.write(segment),
            standing.state().name(),
            standing.text(),
            standing.since(),
            standing.judged(),
            standing.due().orElse(null)
        };
    }

    @Override
    public List<Standing> standings(MonitorId monitor) {
        return database.selectFrom(MONITOR_STATE)
                .where(MONITOR_STATE.MONITOR_ID.eq(monitor.value()))
                .orderBy(MONITOR_STATE.SEGMENT)
                .fetch(JooqJudgements::standing);
    }

    static Standing standing(MonitorStateRecord row) {
        return new Standing(
                Segments.read(row.getSegment()),
                State.valueOf(row.getState()),
                row.getText(),
                row.getSince(),
                row.getJudgedAt(),
                Optional.ofNullable(row.getDueAt()));
    }

    @Override
    public Page<Watched> page(Principal principal, Search search) {
        return new MonitorPages(database).page(principal, search);
    }

    @Override
    public Map<AssetId, Map<State, Integer>> health(Collection<AssetId> assets) {
        return new MonitorPages(database).health(assets);
    }

    @Override
    public Optional<Instant> nextDeadline() {
        return database.select(DSL.min(MONITOR_STATE.DUE_AT))
                .from(MONITOR_STATE)
                .fetchOptional(0, Instant.class);
    }

    @Override
    public List<MonitorId> overdue(Instant now) {
        return database.select(MONITOR_STATE.MONITOR_ID)
                .from(MONITOR_STATE)
                .where(MONITOR_STATE.DUE_AT.lt(now))
                .orderBy(MONITOR_STATE.DUE_AT, MONITOR_STATE.MONITOR_ID) // or the same facts make other incidents
                .fetch(row -> new MonitorId(row.value1()));
    }

    @Override
    public List<Kept> kept(MonitorId monitor, Segment segment, Instant from) {
        return database.select(VERDICT.fields())
                .distinctOn(VERDICT.BUCKET)
                .from(VERDICT)
                .where(VERDICT.MONITOR_ID
                        .eq(monitor.value())
                        .and(VERDICT.SEGMENT.eq(Segments.write(segment)))
                        .and(VERDICT.BUCKET.ge(from)))
                .orderBy(VERDICT.BUCKET, VERDICT.JUDGED_AT.desc())
                .fetchInto(VERDICT)
                .map(row -> new Kept(judgement(row), row.getJudgedAt()));
    }

    @Override
    public List<Alike> alike(SourceId source, Signal signal, Instant bucket) {
        return new VerdictsAlike(database).of(source, signal, bucket);
    }

    @Override
    public List<Alike> late(SourceId source, Instant since) {
        return new VerdictsAlike(database).late(source, since);
    }

    @Override
    public Page<Kept> history(MonitorId monitor, Segment segment, Stretch stretch) {
        return new VerdictPages(database).page(monitor, segment, stretch);
    }

    @Override
    public Map<Segment, List<Label>> labels(MonitorId monitor) {
        var labels = new HashMap<Segment, List<Label>>();
        database.selectFrom(LABEL)
                .where(LABEL.MONITOR_ID.eq(monitor.value()).and(LABEL.TAKEN_BACK_AT.isNull()))
                .orderBy(LABEL.ID)
                .forEach(row -> labels.computeIfAbsent(Segments.read(row.getSegment()), _ -> new ArrayList<>())
                        .add(new Label(row.getFromAt(), row.getToAt(), Label.Outcome.valueOf(row.getOutcome()))));
        return labels;
    }

    @Override
    public List<Saying> said(MonitorId monitor) {
        return database.selectFrom(LABEL)
                .where(LABEL.MONITOR_ID.eq(monitor.value()).and(LABEL.TAKEN_BACK_AT.isNull()))
                .orderBy(LABEL.ID.desc())
                .fetch(row -> new Saying(
                        row.getId(),
                        Segments.read(row.getSegment()),
                        new Label(row.getFromAt(), row.getToAt(), Label.Outcome.valueOf(row.getOutcome())),
                        new Said(row.getSaidBy(), row.getSaidAt(), Optional.ofNullable(row.getOccasion()))));
    }

    @Override
    public boolean takeBack(MonitorId monitor, long saying, Said said) {
        return database.update(LABEL)
                        .set(LABEL.TAKEN_BACK_AT, said.at())
                        .set(LABEL.TAKEN_BACK_BY, said.by())
                        .where(LABEL.ID
                                .eq(saying)
                                .and(LABEL.MONITOR_ID.eq(monitor.value()))
                                .and(LABEL.TAKEN_BACK_AT.isNull()))
                        .execute()
                > 0;
    }

    @Override
    public Map<MonitorId, Map<Segment, List<Label>>> labels(AssetId asset) {
        var labels = new HashMap<MonitorId, Map<Segment, List<Label>>>();
        var monitors = DSL.select(MONITOR.ID).from(MONITOR).where(MONITOR.ASSET_ID.eq(asset.value()));
        database.selectFrom(LABEL)
                .where(LABEL.MONITOR_ID.in(monitors).and(LABEL.TAKEN_BACK_AT.isNull()))
                .orderBy(LABEL.ID)
                .forEach(row -> labels.computeIfAbsent(new MonitorId(row.getMonitorId()), _ -> new HashMap<>())
                        .computeIfAbsent(Segments.read(row.getSegment()), _ -> new ArrayList<>())
                        .add(new Label(row.getFromAt(), row.getToAt(), Label.Outcome.valueOf(row.getOutcome()))));
        return labels;
    }

    @Override
    public void label(MonitorId monitor, Segment segment, Label label, Said said) {
        database.insertInto(LABEL)
                .set(LABEL.MONITOR_ID, monitor.value())
                .set(LABEL.SEGMENT, Segments.write(segment))
                .set(LABEL.FROM_AT, label.from())
                .set(LABEL.TO_AT, label.to())
                .set(LABEL.OUTCOME, label.outcome().name())
                .set(LABEL.SAID_BY, said.by())
                .set(LABEL.SAID_AT, said.at())
                .set(LABEL.OCCASION, said.occasion().orElse(null))
                .execute();
    }

    private static State fill(VerdictRecord row, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Healthy(var _, var seen, var _) -> {
                fill(row, seen);
                yield State.HEALTHY;
            }
            case Judgement.Anomalous(var _, var seen, var kind, var _) -> {
                fill(row, seen);
                row.setKind(kind);
                yield State.ANOMALOUS;
            }
            case Judgement.Learning(var _, var value, var _) -> {
                row.setValue(value.orElse(null));
                yield State.LEARNING;
            }
            case Judgement.NotMeasured _ -> State.NOT_MEASURED;
        };
    }

    private static void fill(VerdictRecord row, Observation seen) {
        row.setValue(seen.value());
        row.setLow(seen.low());
        row.setMid(seen.mid());
        row.setHigh(seen.high());
        row.setZ(seen.z());
    }

    static Judgement judgement(VerdictRecord row) {
        var reasons = List.of(row.getReasons());
        return switch (State.valueOf(row.getState())) {
            case HEALTHY -> new Judgement.Healthy(row.getBucket(), seen(row), reasons);
            case ANOMALOUS -> new Judgement.Anomalous(row.getBucket(), seen(row), row.getKind(), reasons);
            case LEARNING -> new Judgement.Learning(row.getBucket(), Optional.ofNullable(row.getValue()), reasons);
            case NOT_MEASURED -> new Judgement.NotMeasured(row.getBucket(), reasons);
        };
    }

    private static Observation seen(VerdictRecord row) {
        return new Observation(row.getValue(), row.getLow(), row.getMid(), row.getHigh(), row.getZ());
    }
}
