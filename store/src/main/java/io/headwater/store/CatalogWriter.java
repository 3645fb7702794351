package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.ASSET_ALIAS;
import static io.headwater.store.tables.Tables.FIELD;
import static io.headwater.store.tables.Tables.SCHEMA_VERSION;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.SchemaChange;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.store.tables.tables.records.AssetRecord;
import io.headwater.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Brings the catalog up to date with what was seen; remembers what was new. */
final class CatalogWriter {
    private final DSLContext database;
    private final Facts.Origin origin;
    private final Map<AssetName, AssetRecord> known = new HashMap<>();
    private final Map<Long, Asset> appeared = new LinkedHashMap<>();
    private final List<Facts.Reshaped> reshaped = new ArrayList<>();
    private final boolean isFirst;
    private @Nullable Map<String, String> domainByPrefix;

    CatalogWriter(DSLContext database, Facts.Origin origin) {
        this.database = database;
        this.origin = origin;
        origin.source()
                .ifPresent(source -> database.selectFrom(ASSET)
                        .where(ASSET.SOURCE_ID.eq(source.value()))
                        .forEach(row -> known.put(AssetRows.asset(row).name(), row)));
        isFirst = known.isEmpty();
    }

    /** Assets that nobody knew, and those that events had named and whose fields are seen for the first time. */
    List<Asset> appeared() {
        return List.copyOf(appeared.values());
    }

    List<Facts.Reshaped> reshaped() {
        return reshaped;
    }

    /** The asset of that name or alias; it appears when it is not known yet. */
    Asset asset(AssetName name, AssetKind kind, Instant observed) {
        return AssetRows.asset(row(name, kind, observed));
    }

    /** The asset of that name that its source has told of; null where there is none. */
    @Nullable
    Asset known(AssetName name) {
        var row = known.get(name);
        return row == null ? null : AssetRows.asset(row);
    }

    /** Whether its source tells of something for the first time. */
    boolean isFirst() {
        return isFirst;
    }

    /** Whether nobody knew it before. */
    boolean isNew(Asset asset) {
        return appeared.containsKey(asset.id().value());
    }

    void seen(Fact.DatasetSeen seen) {
        var row = row(seen.about(), AssetKind.DATASET, seen.observed());
        byte[] digest = digest(seen);
        boolean same = Arrays.equals(digest, row.getSchemaDigest());
        row.setDatasetKind(seen.kind().name());
        row.setSourceId(origin.source().map(SourceId::value).orElse(row.getSourceId()));
        row.setOwner(seen.owner().orElse(null));
        row.setComment(seen.comment().orElse(null));
        row.setRowEstimate(seen.size().rows());
        row.setBytes(seen.size().bytes());
        row.setGoneAt(null);
        row.setSchemaDigest(digest);
        if (row.modified()) {
            row.update();
        }
        if (!same) {
            reshape(row, seen);
        }
    }

    void gone(Fact.DatasetGone gone) {
        var row = known.get(gone.about());
        if (row != null && row.getGoneAt() == null) {
            row.setGoneAt(gone.observed());
            row.update();
        }
    }

    private AssetRecord row(AssetName name, AssetKind kind, Instant observed) {
        var row = known.get(name);
        if (row == null) {
            row = find(name);
            if (row == null) {
                row = insert(name, kind, observed);
            }
            known.put(name, row);
        }
        return row;
    }

    private @Nullable AssetRecord find(AssetName name) {
        var alias = DSL.select(ASSET_ALIAS.ASSET_ID)
                .from(ASSET_ALIAS)
                .where(ASSET_ALIAS.NAMESPACE.eq(name.namespace()).and(ASSET_ALIAS.NAME.eq(name.text())));
        return database.selectFrom(ASSET)
                .where(AssetRows.named(name).or(ASSET.ID.in(alias)))
                .limit(1)
                .fetchOne();
    }

    private AssetRecord insert(AssetName name, AssetKind kind, Instant observed) {
        var row = database.newRecord(ASSET);
        row.setNamespace(name.namespace());
        row.setName(name.text());
        row.setPath(name.path().toArray(String[]::new));
        row.setKind(kind.name());
        row.setDatasetKind(DatasetKind.UNKNOWN.name());
        row.setSchemaKey(name.schema());
        row.setDomain(domainOf(name));
        row.setFirstSeenAt(observed);
        // Somebody else may tell of it at the same moment: then theirs is the one that appeared.
        int isNew = database.insertInto(ASSET).set(row).onConflictDoNothing().execute();
        var stored = Objects.requireNonNull(find(name));
        if (isNew == 1) {
            appeared.put(stored.getId(), AssetRows.asset(stored));
        }
        return stored;
    }

    private String domainOf(AssetName name) {
        var prefixes = domainByPrefix;
        if (prefixes == null) {
            prefixes = JooqDomains.byPrefix(database);
            domainByPrefix = prefixes;
        }
        return JooqDomains.of(name, prefixes).orElse(origin.domain().value());
    }

    private void reshape(AssetRecord row, Fact.DatasetSeen seen) {
        long id = row.getId();
        var before = database.selectFrom(FIELD)
                .where(FIELD.ASSET_ID.eq(id).and(AssetRows.present()))
                .orderBy(FIELD.POSITION)
                .fetch(AssetRows::field);
        boolean first = !database.fetchExists(SCHEMA_VERSION, SCHEMA_VERSION.ASSET_ID.eq(id));
        var changes = first ? List.<SchemaChange>of() : SchemaChange.between(before, seen.fields());
        if (!first && changes.isEmpty()) {
            fields(id, seen);
            return;
        }
        int version = Objects.requireNonNullElse(
                        database.select(DSL.max(SCHEMA_VERSION.VERSION))
                                .from(SCHEMA_VERSION)
                                .where(SCHEMA_VERSION.ASSET_ID.eq(id))
                                .fetchOne(0, Integer.class),
                        0)
                + 1;
        database.insertInto(SCHEMA_VERSION)
                .set(SCHEMA_VERSION.ASSET_ID, id)
                .set(SCHEMA_VERSION.VERSION, version)
                .set(SCHEMA_VERSION.OBSERVED_AT, seen.observed())
                .set(SCHEMA_VERSION.FIELDS, JSONB.jsonb(Json.write(seen.fields())))
                .set(
                        SCHEMA_VERSION.CHANGES,
                        changes.stream().map(SchemaChange::text).toArray(String[]::new))
                .execute();
        fields(id, seen);
        if (first) {
            appeared.put(id, AssetRows.asset(row));
        } else {
            reshaped.add(new Facts.Reshaped(AssetRows.asset(row), changes, seen.observed()));
        }
    }

    private void fields(long asset, Fact.DatasetSeen seen) {
        database.update(FIELD)
                .set(FIELD.GONE_AT, seen.observed())
                .where(FIELD.ASSET_ID.eq(asset).and(AssetRows.present()))
                .execute();
        for (Field field : seen.fields()) {
            database.insertInto(FIELD)
                    .set(FIELD.ASSET_ID, asset)
                    .set(FIELD.NAME, field.name())
                    .set(FIELD.FIRST_SEEN_AT, seen.observed())
                    .set(shape(field))
                    .onConflict(FIELD.ASSET_ID, FIELD.NAME)
                    .doUpdate()
                    .set(shape(field))
                    .setNull(FIELD.GONE_AT)
                    .execute();
        }
    }

    private static Map<org.jooq.Field<?>, ?> shape(Field field) {
        return Map.of(
                FIELD.TYPE,
                field.type().name(),
                FIELD.DECLARED_TYPE,
                field.declaredType(),
                FIELD.NULLABLE,
                field.nullable(),
                FIELD.POSITION,
                field.position(),
                FIELD.COMMENT,
                DSL.val(field.comment().orElse(null), String.class));
    }

    private static byte[] digest(Fact.DatasetSeen seen) {
        return digest(seen.shape());
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
