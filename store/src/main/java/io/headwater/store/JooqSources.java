package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.SOURCE;
import static io.headwater.store.tables.Tables.SOURCE_STATE;
import static io.headwater.store.tables.Tables.SOURCE_USE;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Stale;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Settings;
import io.headwater.core.collect.Sources;
import io.headwater.core.collect.Trouble;
import io.headwater.store.tables.tables.records.SourceRecord;
import io.headwater.store.tables.tables.records.SourceStateRecord;
import io.headwater.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

final class JooqSources implements Sources {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> MEASURED = Arrays.stream(DatasetKind.values())
            .filter(DatasetKind::holdsRows)
            .map(DatasetKind::name)
            .toList();

    private final DSLContext database;
    private final Secrets secrets;

    JooqSources(DSLContext database, Vault vault) {
        this.database = database;
        this.secrets = new Secrets(database, vault);
    }

    @Override
    public List<ConnectedSource> all(Principal principal) {
        return database.selectFrom(SOURCE)
                .where(SOURCE.REMOVED_AT
                        .isNull()
                        .and(AssetRows.within(principal.reach(Permission.VIEW), SOURCE.DOMAIN)))
                .orderBy(SOURCE.NAME)
                .fetch(this::source);
    }

    @Override
    public Optional<ConnectedSource> find(Principal principal, SourceId id) {
        return database.selectFrom(SOURCE)
                .where(SOURCE.ID
                        .eq(id.value())
                        .and(SOURCE.REMOVED_AT.isNull())
                        .and(AssetRows.within(principal.reach(Permission.VIEW), SOURCE.DOMAIN)))
                .fetchOptional(this::source);
    }

    @Override
    public ConnectedSource add(Principal principal, ConnectedSource draft, Instant now) {
        principal.need(Permission.ADMINISTER, draft.domain());
        if (database.fetchExists(SOURCE, SOURCE.NAME.eq(draft.name()))) {
            throw new IllegalArgumentException("name: there is a source of that name: " + draft.name());
        }
        var row = database.newRecord(SOURCE);
        fill(row, draft);
        row.setKind(draft.kind());
        row.setName(draft.name());
        row.setNamespace(draft.namespace());
        row.setAddedAt(now);
        row.setSecretId(seal(draft));
        row.insert();
        var state = database.newRecord(SOURCE_STATE);
        state.setSourceId(row.getId());
        state.setState(State.NEW.name());
        state.setSince(now);
        state.insert();
        return find(Principal.HEADWATER, new SourceId(row.getId())).orElseThrow();
    }

    @Override
    public ConnectedSource save(Principal principal, ConnectedSource changed) {
        principal.need(Permission.ADMINISTER, changed.domain());
        var row = database.newRecord(SOURCE);
        fill(row, changed);
        row.setVersion(changed.version() + 1);
        if (!changed.settings().secret().isEmpty()) {
            row.setSecretId(seal(changed));
        }
        int saved = database.update(SOURCE)
                .set(row)
                .where(SOURCE.ID.eq(changed.id().value()).and(SOURCE.VERSION.eq(changed.version())))
                .execute();
        if (saved == 0) {
            throw new Stale("source " + changed.name());
        }
        return find(Principal.HEADWATER, changed.id()).orElseThrow();
    }

    @Override
    public void remove(Principal principal, SourceId id, Instant now) {
        var source = find(principal, id).orElseThrow(() -> new Missing("source " + id.value()));
        principal.need(Permission.ADMINISTER, source.domain());
        database.update(SOURCE)
                .set(SOURCE.REMOVED_AT, now)
                .set(
                        SOURCE.NAME,
                        SOURCE.NAME
                                .concat(" (removed ")
                                .concat(SOURCE.ID.cast(String.class))
                                .concat(")"))
                .where(SOURCE.ID.eq(id.value()))
                .execute();
    }

    @Override
    public Status status(SourceId id, Instant now) {
        var row = state(id);
        return new Status(
                State.valueOf(row.getState()),
                Optional.ofNullable(row.getTrouble()).map(JooqSources::trouble),
                row.getSince(),
                new Progress(row.getProgress(), row.getDone(), row.getTotal()),
                Optional.ofNullable(row.getCollectedAt()),
                used(id, now),
                List.of(row.getUnreadable()));
    }

    @Override
    public void surveying(SourceId id, Instant now) {
        database.deleteFrom(SOURCE_USE)
                .where(SOURCE_USE.SOURCE_ID.eq(id.value()).and(SOURCE_USE.AT.lt(now.minus(HOUR.multipliedBy(48)))))
                .execute();
        var row = state(id);
        if (row.getState().equals(State.NEW.name())) {
            enter(row, State.COLLECTING, now);
            progress(row, new Progress("reading what there is", 0, 0));
            row.update();
        }
    }

    @Override
    public void measuring(SourceId id, Instant now) {
        // Locked first: of two that measure the last datasets at once the later one sees both.
        var row = database.selectFrom(SOURCE_STATE)
                .where(SOURCE_STATE.SOURCE_ID.eq(id.value()))
                .forUpdate()
                .fetchSingle();
        var counts = database.select(DSL.count(ASSET.ATTEMPTED_AT), DSL.count())
                .from(ASSET)
                .where(ASSET.SOURCE_ID
                        .eq(id.value())
                        .and(ASSET.GONE_AT.isNull())
                        .and(ASSET.DATASET_KIND.in(MEASURED)))
                .fetchSingle();
        boolean over = counts.value1() >= counts.value2();
        progress(row, over ? Progress.NONE : new Progress("measuring datasets", counts.value1(), counts.value2()));
        if (!row.getState().equals(State.TROUBLED.name())) {
            enter(row, over ? State.WELL : State.COLLECTING, now);
        }
        row.update();
    }

    @Override
    public void surveyed(SourceId id, Collector.Seen seen, Instant now) {
        database.update(SOURCE)
                .set(SOURCE.COUNTERS, seen.counters().text())
                .where(SOURCE.ID.eq(id.value()))
                .execute();
        var row = state(id);
        if (!row.getState().equals(State.COLLECTING.name())) {
            enter(row, State.WELL, now);
        }
        row.setTrouble(null);
        row.setCollectedAt(now);
        row.setUnreadable(seen.unreadable().toArray(String[]::new));
        row.update();
    }

    @Override
    public void troubled(SourceId id, Trouble trouble, Instant now) {
        var row = state(id);
        enter(row, State.TROUBLED, now);
        row.setTrouble(trouble.kind() + " " + trouble.text());
        row.update();
    }

    @Override
    public void used(SourceId id, Duration took, Instant now) {
        database.insertInto(SOURCE_USE)
                .set(SOURCE_USE.SOURCE_ID, id.value())
                .set(SOURCE_USE.AT, now)
                .set(SOURCE_USE.TOOK_MS, took.toMillis())
                .execute();
    }

    private Duration used(SourceId id, Instant now) {
        var sum = database.select(DSL.sum(SOURCE_USE.TOOK_MS))
                .from(SOURCE_USE)
                .where(SOURCE_USE.SOURCE_ID.eq(id.value()).and(SOURCE_USE.AT.gt(now.minus(HOUR))))
                .fetchOne(0, Long.class);
        return Duration.ofMillis(Objects.requireNonNullElse(sum, 0L));
    }

    private SourceStateRecord state(SourceId id) {
        var row = database.selectFrom(SOURCE_STATE)
                .where(SOURCE_STATE.SOURCE_ID.eq(id.value()))
                .fetchOne();
        if (row == null) {
            throw new Missing("source " + id.value());
        }
        return row;
    }

    private static void progress(SourceStateRecord row, Progress progress) {
        row.setProgress(progress.doing());
        row.setDone(progress.done());
        row.setTotal(progress.total());
    }

    private static void enter(SourceStateRecord row, State state, Instant now) {
        if (!row.getState().equals(state.name())) {
            row.setState(state.name());
            row.setSince(now);
        }
    }

    private static Trouble trouble(String text) {
        int space = text.indexOf(' ');
        return new Trouble(Trouble.Kind.valueOf(text.substring(0, space)), text.substring(space + 1));
    }

    private long seal(ConnectedSource source) {
        return secrets.seal(owner(source.name()), source.settings().secret());
    }

    private static String owner(String source) {
        return "source " + source;
    }

    private ConnectedSource source(SourceRecord row) {
        return new ConnectedSource(
                new SourceId(row.getId()),
                row.getKind(),
                row.getName(),
                row.getNamespace(),
                new Settings(Json.readTexts(row.getSettings().data()), secrets.open(row.getSecretId())),
                new DomainName(row.getDomain()),
                ZoneId.of(row.getZone()),
                new Limits(
                        Duration.ofMillis(row.getStatementMs()),
                        Duration.ofMillis(row.getLockMs()),
                        row.getConcurrent(),
                        Duration.ofMillis(row.getPerHourMs())),
                Duration.ofMillis(row.getEveryMs()),
                row.getPaused(),
                new Collector.Counters(row.getCounters()),
                row.getVersion());
    }

    private static void fill(SourceRecord row, ConnectedSource source) {
        row.setSettings(JSONB.jsonb(Json.write(source.settings().values())));
        row.setDomain(source.domain().value());
        row.setZone(source.zone().getId());
        row.setStatementMs(source.limits().statement().toMillis());
        row.setLockMs(source.limits().lock().toMillis());
        row.setConcurrent(source.limits().concurrent());
        row.setPerHourMs(source.limits().perHour().toMillis());
        row.setEveryMs(source.every().toMillis());
        row.setPaused(source.paused());
    }
}
