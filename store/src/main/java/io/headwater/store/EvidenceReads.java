package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.EDGE;
import static io.headwater.store.tables.Tables.EVIDENCE;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Fact.SqlText;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.lineage.Claims.Label;
import io.headwater.core.lineage.Claims.Unread;
import io.headwater.core.lineage.Evidence;
import io.headwater.core.lineage.EvidenceId;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Level;
import io.headwater.store.tables.tables.records.EvidenceRecord;
import io.headwater.wire.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Texts and events as they are kept. */
final class EvidenceReads {
    private final DSLContext database;

    EvidenceReads(DSLContext database) {
        this.database = database;
    }

    List<Unread> unread(int most) {
        return database.selectFrom(EVIDENCE)
                .where(DSL.condition(EVIDENCE.UNREAD))
                .orderBy(EVIDENCE.ID)
                .limit(most)
                .fetch(EvidenceReads::unread);
    }

    private static Unread unread(EvidenceRecord row) {
        var places = Json.read(row.getPlaces().data(), String[][].class);
        var sql = new SqlText(
                Dialect.valueOf(row.getDialect()),
                row.getSql(),
                row.getNamespace(),
                Arrays.stream(places).map(List::of).toList());
        return new Unread(
                new EvidenceId(row.getId()),
                sql,
                Optional.ofNullable(row.getTarget()).map(path -> new AssetName(row.getNamespace(), List.of(path))),
                List.of(Json.read(row.getReads().data(), AssetName[].class)));
    }

    Optional<Evidence> find(Principal principal, EvidenceId id) {
        var visible = AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN);
        var fed = DSL.exists(DSL.selectOne()
                .from(EDGE)
                .join(ASSET)
                .on(ASSET.ID.eq(EDGE.TO_ID))
                .where(EDGE.EVIDENCE_ID.eq(EVIDENCE.ID).and(visible)));
        var about = DSL.exists(
                DSL.selectOne().from(ASSET).where(ASSET.ID.eq(EVIDENCE.ABOUT_ID).and(visible)));
        return database.selectFrom(EVIDENCE)
                .where(EVIDENCE.ID.eq(id.value()).and(fed.or(about)))
                .fetchOptional()
                .map(row -> EdgeRows.evidence(row, about(row)));
    }

    private Optional<Asset> about(EvidenceRecord row) {
        return Optional.ofNullable(row.getAboutId())
                .flatMap(id -> new JooqAssets(database).find(Principal.HEADWATER, new AssetId(id)));
    }

    Map<StatementRole, Map<Level, Integer>> coverage(SourceId source) {
        var coverage = new EnumMap<StatementRole, Map<Level, Integer>>(StatementRole.class);
        database.select(EVIDENCE.ROLE, EVIDENCE.LEVEL, DSL.count())
                .from(EVIDENCE)
                .where(EVIDENCE.SOURCE_ID
                        .eq(source.value())
                        .and(JooqClaims.current())
                        .and(EVIDENCE.LEVEL.isNotNull()))
                .groupBy(EVIDENCE.ROLE, EVIDENCE.LEVEL)
                .forEach(row -> coverage.computeIfAbsent(
                                StatementRole.valueOf(row.value1()), _ -> new EnumMap<>(Level.class))
                        .put(Level.valueOf(row.value2()), row.value3()));
        return coverage;
    }

    Map<AssetId, Label> labels(Collection<AssetId> assets) {
        var labels = new HashMap<AssetId, Label>();
        var ids = assets.stream().map(AssetId::value).distinct().toList();
        for (int from = 0; from < ids.size(); from += JooqClaims.CHUNK) {
            labels.putAll(labelled(ASSET.ID.in(ids.subList(from, Math.min(from + JooqClaims.CHUNK, ids.size())))));
        }
        return labels;
    }

    Map<AssetId, Label> labels() {
        var named = DSL.select(EDGE.TO_ID)
                .from(EDGE)
                .union(DSL.select(DSL.field("unnest({0})", Long.class, EDGE.FROM_ID))
                        .from(EDGE));
        return labelled(ASSET.ID.in(named));
    }

    private Map<AssetId, Label> labelled(Condition which) {
        return database.select(ASSET.ID, ASSET.KIND, ASSET.NAMESPACE, ASSET.PATH)
                .from(ASSET)
                .where(which)
                .fetchMap(
                        row -> new AssetId(row.value1()),
                        row -> new Label(
                                AssetKind.valueOf(row.value2()), new AssetName(row.value3(), List.of(row.value4()))));
    }
}
