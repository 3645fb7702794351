package io.headwater.store;

import static io.headwater.store.tables.Tables.CLAIMS;
import static io.headwater.store.tables.Tables.EDGE;
import static io.headwater.store.tables.Tables.EVIDENCE;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.lineage.Claims;
import io.headwater.core.lineage.EdgeClaim;
import io.headwater.core.lineage.Evidence;
import io.headwater.core.lineage.EvidenceId;
import io.headwater.core.lineage.Reading;
import io.headwater.core.lineage.Understood;
import io.headwater.lineage.Level;
import io.headwater.lineage.graph.Layer;
import io.headwater.store.tables.tables.records.EvidenceRecord;
import io.headwater.wire.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

final class JooqClaims implements Claims {
    /** The role of evidence that has no text. */
    static final String EVENT = "EVENT";

    static final int CHUNK = 1_000;
    private static final int FETCH = 1_000;

    private final DSLContext database;

    JooqClaims(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Unread> unread(int most) {
        return new EvidenceReads(database).unread(most);
    }

    @Override
    public Optional<Evidence> evidence(Principal principal, EvidenceId id) {
        return new EvidenceReads(database).find(principal, id);
    }

    @Override
    public Map<StatementRole, Map<Level, Integer>> coverage(SourceId source) {
        return new EvidenceReads(database).coverage(source);
    }

    @Override
    public boolean hasUnread() {
        return database.fetchExists(EVIDENCE, DSL.condition(EVIDENCE.UNREAD));
    }

    @Override
    public void understood(EvidenceId id, Understood understood) {
        var row = database.fetchSingle(EVIDENCE, EVIDENCE.ID.eq(id.value()));
        row.setUnread(false);
        row.setEngine(Reading.ENGINE);
        row.setLevel(understood.level().name());
        row.setConfidence((float) understood.confidence());
        row.setDiagnostics(JSONB.jsonb(Json.write(understood.diagnostics())));
        row.setUnresolved(understood.isUnresolved());
        put(row, understood.edges());
    }

    /** Stores the evidence with its edges. A target that lost its own keeps an empty row: readers of changes ask by it. */
    void put(EvidenceRecord row, List<EdgeClaim> edges) {
        row.setChangedIn(nextVersion());
        row.update();
        var byTarget = new LinkedHashMap<EdgeRows.Target, EdgeRows>();
        database.selectFrom(EDGE)
                .where(EDGE.EVIDENCE_ID.eq(row.getId()))
                .forEach(old -> byTarget.put(
                        new EdgeRows.Target(old.getToId(), Layer.valueOf(old.getLayer())), new EdgeRows()));
        edges.forEach(edge -> byTarget.computeIfAbsent(
                        new EdgeRows.Target(edge.to().asset().value(), edge.layer()), _ -> new EdgeRows())
                .add(edge));
        byTarget.forEach((target, rows) -> {
            var kept = rows.row(database.newRecord(EDGE), target);
            kept.setEvidenceId(row.getId());
            database.insertInto(EDGE)
                    .set(kept)
                    .onConflict(EDGE.EVIDENCE_ID, EDGE.TO_ID, EDGE.LAYER)
                    .doUpdate()
                    .set(kept)
                    .execute();
        });
    }

    /** Counts a change; whoever else changes claims waits until this transaction ends. */
    long nextVersion() {
        return Objects.requireNonNull(database.update(CLAIMS)
                        .set(CLAIMS.VERSION, CLAIMS.VERSION.plus(1))
                        .returning(CLAIMS.VERSION)
                        .fetchOne())
                .getVersion();
    }

    /** Definitions that ceased to hold. */
    void end(List<Long> ids, Instant when) {
        database.update(EVIDENCE)
                .set(EVIDENCE.VALID_TO, when)
                .set(EVIDENCE.CHANGED_IN, nextVersion())
                .set(EVIDENCE.UNREAD, false)
                .where(EVIDENCE.ID.in(ids))
                .execute();
    }

    @Override
    public void readAgain(Collection<AssetId> changed) {
        var ids = changed.stream().map(AssetId::value).sorted().toList();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            var some = ids.subList(from, Math.min(from + CHUNK, ids.size())).toArray(Long[]::new);
            var touching = DSL.select(EDGE.EVIDENCE_ID)
                    .from(EDGE)
                    .where(EDGE.TO_ID.in(some).or(DSL.arrayOverlap(EDGE.FROM_ID, DSL.val(some, EDGE.FROM_ID))));
            database.update(EVIDENCE)
                    .set(EVIDENCE.UNREAD, true)
                    .where(current().and(EVIDENCE.ID.in(touching)))
                    .execute();
        }
    }

    @Override
    public void readAgainUnlessBy(int engine) {
        database.update(EVIDENCE)
                .set(EVIDENCE.UNREAD, true)
                .where(current().and(EVIDENCE.ENGINE.ne(engine)))
                .execute();
    }

    /** Texts that hold. */
    static Condition current() {
        return EVIDENCE.VALID_TO.isNull().and(EVIDENCE.ROLE.ne(EVENT));
    }

    @Override
    public void endUnseen(Instant since) {
        var unseen = EVIDENCE.VALID_TO
                .isNull()
                .and(EVIDENCE.ROLE.ne(StatementRole.DEFINITION.name()))
                .and(EVIDENCE.LAST_SEEN_AT.lt(since));
        if (database.fetchExists(EVIDENCE, unseen)) {
            database.update(EVIDENCE)
                    .set(EVIDENCE.VALID_TO, EVIDENCE.LAST_SEEN_AT)
                    .set(EVIDENCE.CHANGED_IN, nextVersion())
                    .set(EVIDENCE.UNREAD, false)
                    .where(unseen)
                    .execute();
        }
    }

    @Override
    public long version() {
        return database.select(CLAIMS.VERSION).from(CLAIMS).fetchSingle().value1();
    }

    @Override
    public Changes changes(long since) {
        long until = version(); // read first: what commits later is asked for next time
        var targets = database.selectDistinct(EDGE.TO_ID)
                .from(EVIDENCE)
                .join(EDGE)
                .on(EDGE.EVIDENCE_ID.eq(EVIDENCE.ID))
                .where(EVIDENCE.CHANGED_IN.gt(since))
                .fetch(row -> new AssetId(row.value1()));
        return new Changes(until, targets);
    }

    @Override
    public void into(Collection<AssetId> targets, Consumer<Told> heard) {
        var ids = targets.stream().map(AssetId::value).distinct().toList();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            tell(EDGE.TO_ID.in(ids.subList(from, Math.min(from + CHUNK, ids.size()))), heard);
        }
    }

    @Override
    public void all(Consumer<Told> heard) {
        tell(DSL.noCondition(), heard);
    }

    private void tell(Condition which, Consumer<Told> heard) {
        try (var rows = database.select(EDGE.fields())
                .select(EVIDENCE.VALID_FROM, EVIDENCE.VALID_TO, EVIDENCE.CONFIDENCE)
                .from(EDGE)
                .join(EVIDENCE)
                .on(EVIDENCE.ID.eq(EDGE.EVIDENCE_ID))
                .where(which)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> heard.accept(EdgeRows.told(
                    row.into(EDGE),
                    row.get(EVIDENCE.VALID_FROM),
                    row.get(EVIDENCE.VALID_TO),
                    row.get(EVIDENCE.CONFIDENCE))));
        }
    }

    @Override
    public Map<AssetId, Label> labels(Collection<AssetId> assets) {
        return new EvidenceReads(database).labels(assets);
    }

    @Override
    public Map<AssetId, Label> labels() {
        return new EvidenceReads(database).labels();
    }
}
