package io.headwater.store;

import static io.headwater.store.tables.Tables.AUDIENCE;
import static io.headwater.store.tables.Tables.CHANNEL;
import static io.headwater.store.tables.Tables.NOTICE;
import static io.headwater.store.tables.Tables.ROUTE_DECISION;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.core.detect.Judge;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Severity;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox;
import io.headwater.core.route.AlertBudget;
import io.headwater.core.route.Audience;
import io.headwater.core.route.Audiences;
import io.headwater.core.route.Routed;
import io.headwater.core.route.Routing.Listener;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

final class JooqAudiences implements Audiences {
    /** Kinds of notices that interrupt somebody. */
    static final List<String> ALERTS = Arrays.stream(NoticeKind.values())
            .filter(NoticeKind::isAlert)
            .map(NoticeKind::name)
            .toList();

    private final DSLContext database;

    JooqAudiences(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Audience> all(Principal principal) {
        principal.needSomewhere(Permission.VIEW);
        return database.select(AUDIENCE.fields())
                .select(CHANNEL.NAME)
                .from(AUDIENCE)
                .join(CHANNEL)
                .on(CHANNEL.ID.eq(AUDIENCE.CHANNEL_ID))
                .where(AUDIENCE.REMOVED_AT.isNull())
                .orderBy(AUDIENCE.ID)
                .fetch(JooqAudiences::audience);
    }

    @Override
    public Audience save(Principal principal, Audience draft) {
        if (draft.domain().isPresent()) {
            principal.need(Permission.EDIT, draft.domain().get());
        } else {
            principal.needEverywhere(Permission.EDIT);
        }
        long channel = database.select(CHANNEL.ID)
                .from(CHANNEL)
                .where(CHANNEL.NAME.eq(draft.channel()).and(CHANNEL.REMOVED_AT.isNull()))
                .fetchOptional(CHANNEL.ID)
                .orElseThrow(
                        () -> new IllegalArgumentException("channel: there is none of that name: " + draft.channel()));
        long id = Objects.requireNonNull(database.insertInto(AUDIENCE)
                .set(AUDIENCE.DOMAIN, draft.domain().map(DomainName::value).orElse(null))
                .set(AUDIENCE.CHANNEL_ID, channel)
                .set(AUDIENCE.RECIPIENT, draft.recipient())
                .set(AUDIENCE.PERSON_ID, draft.person().map(PersonId::value).orElse(null))
                .set(AUDIENCE.PER_DAY, draft.budget().perDay())
                .set(AUDIENCE.ZONE, draft.budget().zone().getId())
                .onConflict(AUDIENCE.DOMAIN, AUDIENCE.CHANNEL_ID, AUDIENCE.RECIPIENT)
                .doUpdate()
                .set(AUDIENCE.PER_DAY, draft.budget().perDay())
                .set(AUDIENCE.ZONE, draft.budget().zone().getId())
                .setNull(AUDIENCE.REMOVED_AT)
                .returning(AUDIENCE.ID)
                .fetchSingle(AUDIENCE.ID));
        return all(Principal.HEADWATER).stream()
                .filter(audience -> audience.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void remove(Principal principal, long id, Instant now) {
        var audience = all(principal).stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("audience " + id));
        if (audience.domain().isPresent()) {
            principal.need(Permission.EDIT, audience.domain().get());
        } else {
            principal.needEverywhere(Permission.EDIT);
        }
        database.update(AUDIENCE)
                .set(AUDIENCE.REMOVED_AT, now)
                .where(AUDIENCE.ID.eq(id))
                .execute();
    }

    @Override
    public List<Listener> listeners(IncidentId incident, Instant since) {
        return all(Principal.HEADWATER).stream()
                .map(audience -> new Listener(audience, interruptions(audience, since), wasTold(audience, incident)))
                .toList();
    }

    @Override
    public void record(IncidentId incident, Routed routed, Optional<Long> notice, Instant now) {
        database.insertInto(ROUTE_DECISION)
                .set(ROUTE_DECISION.AT, now)
                .set(ROUTE_DECISION.INCIDENT_ID, incident.value())
                .set(ROUTE_DECISION.AUDIENCE_ID, routed.audience().id())
                .set(ROUTE_DECISION.VERDICT, word(routed))
                .set(ROUTE_DECISION.REASON, routed.reason())
                .set(ROUTE_DECISION.ENGINE, Judge.ENGINE)
                .set(ROUTE_DECISION.NOTICE_ID, notice.orElse(null))
                .execute();
    }

    @Override
    public List<Decision> decisions(IncidentId incident) {
        return database.select(ROUTE_DECISION.fields())
                .select(CHANNEL.NAME, CHANNEL.REMOVED_AT, AUDIENCE.RECIPIENT, NOTICE.HOLD_UNTIL)
                .from(ROUTE_DECISION)
                .join(AUDIENCE)
                .on(AUDIENCE.ID.eq(ROUTE_DECISION.AUDIENCE_ID))
                .join(CHANNEL)
                .on(CHANNEL.ID.eq(AUDIENCE.CHANNEL_ID))
                .leftJoin(NOTICE)
                .on(NOTICE.ID.eq(ROUTE_DECISION.NOTICE_ID))
                .where(ROUTE_DECISION
                        .INCIDENT_ID
                        .eq(incident.value())
                        .and(ROUTE_DECISION.NOTICE_ID.isNull().or(withdrawn().not())))
                .orderBy(ROUTE_DECISION.ID)
                .fetch(row -> new Decision(
                        row.get(ROUTE_DECISION.AT),
                        row.get(CHANNEL.NAME),
                        row.get(CHANNEL.REMOVED_AT) != null,
                        row.get(AUDIENCE.RECIPIENT),
                        row.get(ROUTE_DECISION.VERDICT),
                        row.get(ROUTE_DECISION.REASON),
                        Optional.ofNullable(row.get(ROUTE_DECISION.NOTICE_ID)),
                        Optional.ofNullable(row.get(NOTICE.HOLD_UNTIL))));
    }

    private List<Instant> interruptions(Audience audience, Instant since) {
        // Several notices about one incident at one moment interrupt once.
        return database.selectDistinct(NOTICE.INCIDENT_ID, NOTICE.CREATED_AT)
                .from(NOTICE)
                .where(NOTICE.AUDIENCE_ID
                        .eq(audience.id())
                        .and(NOTICE.CREATED_AT.ge(since))
                        .and(NOTICE.KIND.in(ALERTS))
                        .and(NOTICE.STATE.ne(Outbox.State.SUPERSEDED.name()))
                        .and(NOTICE.HOLD_UNTIL.isNull()))
                .fetch(NOTICE.CREATED_AT);
    }

    private boolean wasTold(Audience audience, IncidentId incident) {
        return database.fetchExists(
                NOTICE,
                NOTICE.AUDIENCE_ID
                        .eq(audience.id())
                        .and(NOTICE.INCIDENT_ID.eq(incident.value()))
                        .and(NOTICE.KIND.in(ALERTS))
                        .and(NOTICE.STATE.notIn(Outbox.State.HELD.name(), Outbox.State.DEAD.name()))
                        .andNot(withdrawn())
                        .and(NOTICE.HOLD_UNTIL.isNull()));
    }

    /** Nobody got it, and nothing took its place. */
    private static Condition withdrawn() {
        return NOTICE.STATE.eq(Outbox.State.SUPERSEDED.name()).and(NOTICE.SUPERSEDED_BY.isNull());
    }

    private static String word(Routed routed) {
        return switch (routed) {
            case Routed.Tell _ -> "TELL";
            case Routed.Hold _ -> "HOLD";
            case Routed.Omit _ -> "OMIT";
        };
    }

    private static Audience audience(Record joined) {
        var row = joined.into(AUDIENCE);
        return new Audience(
                row.getId(),
                Optional.ofNullable(row.getDomain()).map(DomainName::new),
                joined.get(CHANNEL.NAME),
                row.getRecipient(),
                Optional.ofNullable(row.getPersonId()).map(PersonId::new),
                new AlertBudget(row.getPerDay(), ZoneId.of(row.getZone()), Severity.SEV1));
    }
}
