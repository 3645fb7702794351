package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.ASSET_ALIAS;
import static io.headwater.store.tables.Tables.FIELD;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.lineage.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The datasets of the catalog, each looked up once. */
final class KnownDatasets implements Known {
    private final DSLContext database;
    private final Map<AssetName, Optional<Dataset>> found = new HashMap<>();

    KnownDatasets(DSLContext database) {
        this.database = database;
    }

    @Override
    public Optional<Dataset> find(AssetName name) {
        return found.computeIfAbsent(name, _ -> {
            var alias = DSL.select(ASSET_ALIAS.ASSET_ID)
                    .from(ASSET_ALIAS)
                    .where(ASSET_ALIAS.NAMESPACE.eq(name.namespace()).and(ASSET_ALIAS.NAME.eq(name.text())));
            return only(AssetRows.named(name).or(ASSET.ID.in(alias)));
        });
    }

    @Override
    public Optional<Dataset> findAlike(AssetName name) {
        return only(ASSET.NAMESPACE
                .eq(name.namespace())
                .and(DSL.lower(ASSET.NAME).eq(name.text().toLowerCase(Locale.ROOT))));
    }

    private Optional<Dataset> only(Condition which) {
        var rows = database.selectFrom(ASSET)
                .where(which.and(ASSET.KIND.eq(AssetKind.DATASET.name())))
                .limit(2)
                .fetch();
        if (rows.size() != 1) {
            return Optional.empty();
        }
        var row = rows.getFirst();
        List<String> fields = database.select(FIELD.NAME)
                .from(FIELD)
                .where(FIELD.ASSET_ID.eq(row.getId()).and(AssetRows.present()))
                .orderBy(FIELD.POSITION)
                .fetch(FIELD.NAME);
        return Optional.of(new Dataset(
                new AssetId(row.getId()), new AssetName(row.getNamespace(), List.of(row.getPath())), fields));
    }
}
