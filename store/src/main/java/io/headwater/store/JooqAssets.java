package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.ASSET_ALIAS;
import static io.headwater.store.tables.Tables.FIELD;
import static io.headwater.store.tables.Tables.SCHEMA_VERSION;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Assets;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.Page;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.wire.Json;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class JooqAssets implements Assets {
    private final DSLContext database;

    JooqAssets(DSLContext database) {
        this.database = database;
    }

    @Override
    public Optional<Asset> find(Principal principal, AssetId id) {
        return database.selectFrom(ASSET)
                .where(ASSET.ID.eq(id.value()).and(visible(principal)))
                .fetchOptional(AssetRows::asset);
    }

    @Override
    public Optional<Asset> find(Principal principal, AssetName name) {
        var alias = DSL.select(ASSET_ALIAS.ASSET_ID)
                .from(ASSET_ALIAS)
                .where(ASSET_ALIAS.NAMESPACE.eq(name.namespace()).and(ASSET_ALIAS.NAME.eq(name.text())));
        return database.selectFrom(ASSET)
                .where(AssetRows.named(name).or(ASSET.ID.in(alias)).and(visible(principal)))
                .limit(1)
                .fetchOptional(AssetRows::asset);
    }

    @Override
    public List<Asset> all(Principal principal, Collection<AssetId> ids) {
        return database.selectFrom(ASSET)
                .where(ASSET.ID.in(ids.stream().map(AssetId::value).toList()).and(visible(principal)))
                .fetch(AssetRows::asset);
    }

    @Override
    public List<Field> fields(AssetId id) {
        return database.selectFrom(FIELD)
                .where(FIELD.ASSET_ID.eq(id.value()).and(AssetRows.present()))
                .orderBy(FIELD.POSITION)
                .fetch(AssetRows::field);
    }

    @Override
    public List<Asset> ofSource(Principal principal, SourceId source) {
        return database.selectFrom(ASSET)
                .where(ASSET.SOURCE_ID
                        .eq(source.value())
                        .and(ASSET.GONE_AT.isNull())
                        .and(visible(principal)))
                .orderBy(ASSET.NAME)
                .fetch(AssetRows::asset);
    }

    @Override
    public List<SchemaVersion> schemaVersions(AssetId id) {
        return database.selectFrom(SCHEMA_VERSION)
                .where(SCHEMA_VERSION.ASSET_ID.eq(id.value()))
                .orderBy(SCHEMA_VERSION.VERSION.desc())
                .fetch(row -> new SchemaVersion(
                        row.getVersion(),
                        row.getObservedAt(),
                        List.of(Json.read(row.getFields().data(), Field[].class)),
                        List.of(row.getChanges())));
    }

    @Override
    public void timeColumn(AssetId id, TimeColumn column) {
        var row = database.newRecord(ASSET);
        AssetRows.timeColumn(row, column);
        database.update(ASSET).set(row).where(ASSET.ID.eq(id.value())).execute();
    }

    @Override
    public void domain(AssetId id, DomainName domain) {
        database.update(ASSET)
                .set(ASSET.DOMAIN, domain.value())
                .where(ASSET.ID.eq(id.value()))
                .execute();
    }

    @Override
    public Page<Asset> page(Principal principal, Search search) {
        return new AssetPages(database).page(principal, search);
    }

    private static Condition visible(Principal principal) {
        return AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN);
    }
}
