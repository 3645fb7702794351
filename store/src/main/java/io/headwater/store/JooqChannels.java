package io.headwater.store;

import static io.headwater.store.tables.Tables.AUDIENCE;
import static io.headwater.store.tables.Tables.CHANNEL;
import static io.headwater.store.tables.Tables.NOTICE;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Settings;
import io.headwater.core.notify.Channels;
import io.headwater.core.notify.Outbox;
import io.headwater.store.tables.tables.records.ChannelRecord;
import io.headwater.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;

final class JooqChannels implements Channels {
    private final DSLContext database;
    private final Secrets secrets;

    JooqChannels(DSLContext database, Vault vault) {
        this.database = database;
        this.secrets = new Secrets(database, vault);
    }

    @Override
    public List<Connected> all(Principal principal) {
        principal.needSomewhere(Permission.VIEW);
        return database.selectFrom(CHANNEL)
                .where(CHANNEL.REMOVED_AT.isNull())
                .orderBy(CHANNEL.NAME)
                .fetch(this::connected);
    }

    @Override
    public Optional<Connected> find(Principal principal, long id) {
        principal.needSomewhere(Permission.VIEW);
        return database.selectFrom(CHANNEL)
                .where(CHANNEL.ID.eq(id).and(CHANNEL.REMOVED_AT.isNull()))
                .fetchOptional(this::connected);
    }

    @Override
    public Connected add(Principal principal, Connected draft, Instant now) {
        principal.needEverywhere(Permission.ADMINISTER);
        if (database.fetchExists(CHANNEL, CHANNEL.NAME.eq(draft.name()).and(CHANNEL.REMOVED_AT.isNull()))) {
            throw new IllegalArgumentException("name: there is a channel of that name: " + draft.name());
        }
        var row = database.newRecord(CHANNEL);
        row.setName(draft.name());
        row.setKind(draft.kind());
        row.setSettings(JSONB.jsonb(Json.write(draft.settings().values())));
        row.setSecretId(secrets.seal("channel " + draft.name(), draft.settings().secret()));
        row.setAllowedHosts(draft.allowedHosts().toArray(String[]::new));
        row.setAddedAt(now);
        row.insert();
        return find(Principal.HEADWATER, row.getId()).orElseThrow();
    }

    @Override
    public void remove(Principal principal, long id, Instant now) {
        principal.needEverywhere(Permission.ADMINISTER);
        int removed = database.update(CHANNEL)
                .set(CHANNEL.REMOVED_AT, now)
                .where(CHANNEL.ID.eq(id).and(CHANNEL.REMOVED_AT.isNull()))
                .execute();
        if (removed == 0) {
            throw new Missing("channel " + id);
        }
        database.update(NOTICE)
                .set(NOTICE.STATE, Outbox.State.DEAD.name())
                .set(NOTICE.LAST_ERROR, "the channel was removed")
                .set(NOTICE.ENDED_AT, now)
                .setNull(NOTICE.AUDIENCE_ID)
                .where(NOTICE.CHANNEL_ID
                        .eq(id)
                        .and(NOTICE.STATE.in(Outbox.State.PENDING.name(), Outbox.State.HELD.name())))
                .execute();
        database.update(AUDIENCE)
                .set(AUDIENCE.REMOVED_AT, now)
                .where(AUDIENCE.CHANNEL_ID.eq(id).and(AUDIENCE.REMOVED_AT.isNull()))
                .execute();
    }

    private Connected connected(ChannelRecord row) {
        return new Connected(
                row.getId(),
                row.getName(),
                row.getKind(),
                new Settings(Json.readTexts(row.getSettings().data()), secrets.open(row.getSecretId())),
                Set.of(row.getAllowedHosts()));
    }
}
