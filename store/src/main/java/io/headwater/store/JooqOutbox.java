package io.headwater.store;

import static io.headwater.store.tables.Tables.CHANNEL;
import static io.headwater.store.tables.Tables.INCIDENT;
import static io.headwater.store.tables.Tables.NOTICE;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Page;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.notify.Attempt;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.Notice;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox;
import io.headwater.core.route.Audience;
import io.headwater.store.tables.tables.records.NoticeRecord;
import io.headwater.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

final class JooqOutbox implements Outbox {
    private static final Duration STALE = Duration.ofMinutes(2);

    private final DSLContext database;

    JooqOutbox(DSLContext database) {
        this.database = database;
    }

    @Override
    public long put(Draft draft, Instant now) {
        var row = database.newRecord(NOTICE);
        row.setKey(key(draft));
        row.setIncidentId(draft.incident().map(IncidentId::value).orElse(null));
        row.setChannelId(draft.channel());
        row.setAudienceId(draft.audience().map(Audience::id).orElse(null));
        row.setRecipient(draft.recipient());
        row.setKind(draft.kind().name());
        row.setVersion(draft.version());
        row.setMessage(JSONB.jsonb(Json.write(draft.message())));
        row.setStartsAt(draft.startsAt());
        row.setEndsAt(draft.endsAt().orElse(null));
        row.setState(draft.holdUntil().isPresent() ? State.HELD.name() : State.PENDING.name());
        row.setReason(draft.reason());
        row.setNextAttemptAt(draft.holdUntil().isPresent() ? null : now);
        row.setHoldUntil(draft.holdUntil().orElse(null));
        row.setCreatedAt(now);
        database.insertInto(NOTICE).set(row).onConflict(NOTICE.KEY).doNothing().execute();
        supersede(draft, row.getKey(), now);
        return Objects.requireNonNull(database.select(NOTICE.ID)
                .from(NOTICE)
                .where(NOTICE.KEY.eq(row.getKey()))
                .fetchSingle(NOTICE.ID));
    }

    @Override
    public Optional<Posted> next(Lane lane, Instant now) {
        return select().where(in(lane).and(pending()))
                .orderBy(NOTICE.ID)
                .limit(1)
                .fetchOptional()
                .filter(row -> !row.get(NOTICE.NEXT_ATTEMPT_AT).isAfter(now))
                .map(this::posted);
    }

    @Override
    public void attempting(long id) {
        database.update(NOTICE)
                .set(NOTICE.ATTEMPTS, NOTICE.ATTEMPTS.plus(1))
                .where(NOTICE.ID.eq(id))
                .execute();
    }

    @Override
    public void ended(long id, Attempt attempt, Instant now) {
        var row = database.newRecord(NOTICE);
        switch (attempt) {
            case Attempt.Done(var delivered) -> {
                row.setState(State.DELIVERED.name());
                row.setEndedAt(now);
                row.setThread(delivered.thread().orElse(null));
                row.setLastError(null);
            }
            case Attempt.Retry(var at, var reason) -> {
                row.setNextAttemptAt(at);
                row.setLastError(reason);
            }
            case Attempt.Dead(var reason) -> {
                row.setState(State.DEAD.name());
                row.setEndedAt(now);
                row.setLastError(reason);
            }
        }
        database.update(NOTICE).set(row).where(NOTICE.ID.eq(id).and(pending())).execute();
    }

    @Override
    public Optional<Withdrawn> withdraw(List<IncidentId> incidents, Instant now) {
        return withdraw(
                NOTICE.INCIDENT_ID
                        .in(incidents.stream().map(IncidentId::value).toList())
                        .and(NOTICE.STATE.eq(State.HELD.name()).or(untried())),
                now);
    }

    @Override
    public Optional<Withdrawn> withdrawAlerts(IncidentId incident, Instant now) {
        return withdraw(
                NOTICE.INCIDENT_ID
                        .eq(incident.value())
                        .and(NOTICE.KIND.in(JooqAudiences.ALERTS))
                        .and(untried()),
                now);
    }

    private Optional<Withdrawn> withdraw(Condition waiting, Instant now) {
        var first = database.select(DSL.min(NOTICE.CREATED_AT), DSL.min(DSL.coalesce(NOTICE.NEXT_ATTEMPT_AT, now)))
                .from(NOTICE)
                .where(waiting)
                .fetchOptional()
                .filter(row -> row.value1() != null)
                .map(row -> new Withdrawn(row.value1(), row.value2()));
        database.update(NOTICE)
                .set(NOTICE.STATE, State.SUPERSEDED.name())
                .set(NOTICE.ENDED_AT, now)
                .where(waiting)
                .execute();
        return first;
    }

    private static Condition untried() {
        return pending().and(NOTICE.ATTEMPTS.eq(0));
    }

    @Override
    public void wait(long notice, Instant until) {
        database.update(NOTICE)
                .set(NOTICE.NEXT_ATTEMPT_AT, until)
                .where(NOTICE.ID.eq(notice).and(pending()))
                .execute();
    }

    @Override
    public Optional<Instant> due(Lane lane) {
        return database.select(NOTICE.NEXT_ATTEMPT_AT)
                .from(NOTICE)
                .where(in(lane).and(pending()))
                .orderBy(NOTICE.ID)
                .limit(1)
                .fetchOptional(NOTICE.NEXT_ATTEMPT_AT);
    }

    @Override
    public List<Lane> lanes() {
        return database.selectDistinct(NOTICE.CHANNEL_ID, NOTICE.RECIPIENT, NOTICE.INCIDENT_ID)
                .from(NOTICE)
                .where(pending())
                .fetch(row -> new Lane(
                        row.value1(),
                        row.value2(),
                        Optional.ofNullable(row.value3()).map(IncidentId::new)));
    }

    @Override
    public List<Lane> add(IncidentId incident, MonitorId monitor, Optional<Message.Line> fact) {
        var waiting = NOTICE.STATE.eq(State.HELD.name()).or(untried());
        var lanes = new ArrayList<Lane>();
        for (var row : database.selectFrom(NOTICE)
                .where(NOTICE.INCIDENT_ID.eq(incident.value()).and(waiting))
                .orderBy(NOTICE.ID)
                .forUpdate()
                .fetch()) {
            var message = Json.read(row.getMessage().data(), Message.class);
            boolean isAbout =
                    message.findings().stream().limit(1).anyMatch(finding -> finding.monitor() == monitor.value());
            if (isAbout && fact.isPresent()) {
                database.update(NOTICE)
                        .set(NOTICE.MESSAGE, JSONB.jsonb(Json.write(message.with(fact.get()))))
                        .where(NOTICE.ID.eq(row.getId()))
                        .execute();
            }
            if (row.getState().equals(State.PENDING.name())) {
                lanes.add(new Lane(row.getChannelId(), row.getRecipient(), Optional.of(incident)));
            }
        }
        return List.copyOf(lanes);
    }

    @Override
    public List<Posted> held(Instant now) {
        return select().where(NOTICE.STATE.eq(State.HELD.name()).and(NOTICE.HOLD_UNTIL.le(now)))
                .orderBy(NOTICE.ID)
                .fetch(this::posted);
    }

    @Override
    public void digested(List<Long> ids, String digestKey, Instant now) {
        var digest = DSL.select(NOTICE.ID).from(NOTICE).where(NOTICE.KEY.eq(digestKey));
        database.update(NOTICE)
                .set(NOTICE.STATE, State.SUPERSEDED.name())
                .set(NOTICE.ENDED_AT, now)
                .set(NOTICE.SUPERSEDED_BY, digest)
                .where(NOTICE.ID.in(ids))
                .execute();
    }

    @Override
    public Page<Posted> page(Principal principal, Search search) {
        var wanted = visible(principal);
        if (search.state().isPresent()) {
            wanted = wanted.and(NOTICE.STATE.eq(search.state().get().name()));
        }
        if (search.incident().isPresent()) {
            wanted = wanted.and(NOTICE.INCIDENT_ID.eq(search.incident().get().value()));
        }
        if (search.after().isPresent()) {
            wanted = wanted.and(NOTICE.ID.lt(Cursors.read(search.after().get()).id()));
        }
        var found = select().where(wanted)
                .orderBy(NOTICE.ID.desc())
                .limit(search.most() + 1)
                .fetch();
        return Cursors.page(found, search.most(), row -> Cursors.write("", row.get(NOTICE.ID)), this::posted);
    }

    @Override
    public Optional<Posted> find(Principal principal, long id) {
        return select().where(NOTICE.ID.eq(id).and(visible(principal))).fetchOptional(this::posted);
    }

    @Override
    public List<Lane> told(NoticeKind kind, long version) {
        return database.select(NOTICE.CHANNEL_ID, NOTICE.RECIPIENT)
                .from(NOTICE)
                .where(ofKind(kind, version).and(NOTICE.STATE.ne(State.DEAD.name())))
                .orderBy(NOTICE.ID)
                .fetch(row -> new Lane(row.value1(), row.value2(), Optional.empty()));
    }

    @Override
    public List<Count> counts() {
        return database.select(NOTICE.STATE, DSL.count())
                .from(NOTICE)
                .groupBy(NOTICE.STATE)
                .orderBy(NOTICE.STATE)
                .fetch(row -> new Count(State.valueOf(row.value1()), row.value2()));
    }

    /** What has waited for minutes and is older than this news is not worth sending any more; twins both are. */
    private void supersede(Draft draft, String key, Instant now) {
        if (draft.incident().isEmpty() || draft.kind() != NoticeKind.UPDATED) {
            return;
        }
        var newer = DSL.select(NOTICE.ID).from(NOTICE).where(NOTICE.KEY.eq(key));
        database.update(NOTICE)
                .set(NOTICE.STATE, State.SUPERSEDED.name())
                .set(NOTICE.ENDED_AT, now)
                .set(NOTICE.SUPERSEDED_BY, newer)
                .where(NOTICE.INCIDENT_ID
                        .eq(draft.incident().get().value())
                        .and(NOTICE.CHANNEL_ID.eq(draft.channel()))
                        .and(NOTICE.RECIPIENT.eq(draft.recipient()))
                        .and(NOTICE.KIND.eq(NoticeKind.UPDATED.name()))
                        .and(NOTICE.VERSION.lt(draft.version()))
                        .and(NOTICE.CREATED_AT.lt(now.minus(STALE)))
                        .and(NOTICE.ATTEMPTS.eq(0))
                        .and(pending()))
                .execute();
    }

    private static String key(Draft draft) {
        return "%s/%d/%s/%s/%d"
                .formatted(
                        draft.incident().map(IncidentId::text).orElse("-"),
                        draft.channel(),
                        draft.recipient(),
                        draft.kind(),
                        draft.version());
    }

    private SelectOnConditionStep<Record> select() {
        return database.select(NOTICE.fields())
                .select(CHANNEL.NAME, CHANNEL.REMOVED_AT)
                .from(NOTICE)
                .join(CHANNEL)
                .on(CHANNEL.ID.eq(NOTICE.CHANNEL_ID));
    }

    private static Condition pending() {
        return NOTICE.STATE.eq(State.PENDING.name());
    }

    private static Condition in(Lane lane) {
        var same = NOTICE.CHANNEL_ID.eq(lane.channel()).and(NOTICE.RECIPIENT.eq(lane.recipient()));
        return lane.incident().isPresent()
                ? same.and(NOTICE.INCIDENT_ID.eq(lane.incident().get().value()))
                : same.and(NOTICE.INCIDENT_ID.isNull());
    }

    private static Condition visible(Principal principal) {
        var domains = AssetRows.within(principal.reach(Permission.VIEW), INCIDENT.DOMAIN);
        return NOTICE.INCIDENT_ID
                .in(DSL.select(INCIDENT.ID).from(INCIDENT).where(domains))
                .or(NOTICE.INCIDENT_ID.isNull());
    }

    private static Condition ofKind(NoticeKind kind, long version) {
        return NOTICE.INCIDENT_ID.isNull().and(NOTICE.KIND.eq(kind.name())).and(NOTICE.VERSION.eq(version));
    }

    private Posted posted(Record joined) {
        var row = joined.into(NOTICE);
        var incident = Optional.ofNullable(row.getIncidentId()).map(IncidentId::new);
        var notice = new Notice(
                row.getKey(),
                NoticeKind.valueOf(row.getKind()),
                incident.map(IncidentId::text).orElse(""),
                Json.read(row.getMessage().data(), Message.class),
                row.getRecipient(),
                row.getStartsAt(),
                Optional.ofNullable(row.getEndsAt()),
                thread(row));
        return new Posted(
                row.getId(),
                notice,
                row.getChannelId(),
                joined.get(CHANNEL.NAME),
                joined.get(CHANNEL.REMOVED_AT) != null,
                State.valueOf(row.getState()),
                row.getReason(),
                row.getAttempts(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getEndedAt()),
                Optional.ofNullable(row.getLastError()));
    }

    /** What the receiver called the first notice of the same incident, or of the same spell. */
    private Optional<String> thread(NoticeRecord row) {
        var same = row.getIncidentId() != null
                ? NOTICE.INCIDENT_ID.eq(row.getIncidentId())
                : row.getKind().equals(NoticeKind.MEASURED_AGAIN.name())
                        ? ofKind(NoticeKind.NOT_MEASURED, row.getVersion())
                        : DSL.falseCondition();
        return database.select(NOTICE.THREAD)
                .from(NOTICE)
                .where(same.and(NOTICE.CHANNEL_ID.eq(row.getChannelId()))
                        .and(NOTICE.RECIPIENT.eq(row.getRecipient()))
                        .and(NOTICE.THREAD.isNotNull()))
                .orderBy(NOTICE.ID)
                .limit(1)
                .fetchOptional(NOTICE.THREAD);
    }
}
