package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.SOURCE;
import static io.headwater.store.tables.Tables.SPELL;
import static io.headwater.store.tables.Tables.UNMEASURED;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Trouble;
import io.headwater.core.monitor.Spells;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class JooqSpells implements Spells {
    private final DSLContext database;

    JooqSpells(DSLContext database) {
        this.database = database;
    }

    @Override
    public void failed(SourceId source, Optional<AssetId> dataset, Trouble trouble, Instant now) {
        // One after the other, so that each sees what the one before has told.
        database.select(SOURCE.ID)
                .from(SOURCE)
                .where(SOURCE.ID.eq(source.value()))
                .forNoKeyUpdate()
                .execute();
        database.insertInto(UNMEASURED)
                .set(UNMEASURED.SOURCE_ID, source.value())
                .set(UNMEASURED.ASSET_ID, dataset.map(AssetId::value).orElse(null))
                .set(UNMEASURED.KIND, trouble.kind().name())
                .set(UNMEASURED.TEXT, trouble.text())
                .set(UNMEASURED.SINCE, now)
                .set(UNMEASURED.ATTEMPTS, 1)
                .onConflict(UNMEASURED.SOURCE_ID, UNMEASURED.ASSET_ID)
                .doUpdate()
                .set(UNMEASURED.KIND, trouble.kind().name())
                .set(UNMEASURED.TEXT, trouble.text())
                .set(UNMEASURED.ATTEMPTS, UNMEASURED.ATTEMPTS.plus(1))
                .execute();
    }

    @Override
    public void measured(SourceId source, Optional<AssetId> dataset) {
        var answered = UNMEASURED.ASSET_ID.isNull();
        database.deleteFrom(UNMEASURED)
                .where(UNMEASURED
                        .SOURCE_ID
                        .eq(source.value())
                        .and(
                                dataset.isPresent()
                                        ? answered.or(UNMEASURED.ASSET_ID.eq(
                                                dataset.get().value()))
                                        : answered))
                .execute();
    }

    @Override
    public List<Unmeasured> unmeasured(SourceId source) {
        return database.select(UNMEASURED.fields())
                .select(ASSET.NAMESPACE, ASSET.NAME, SPELL.TOLD_AT)
                .from(UNMEASURED)
                .leftJoin(ASSET)
                .on(ASSET.ID.eq(UNMEASURED.ASSET_ID))
                .leftJoin(SPELL)
                .on(SPELL.ID.eq(UNMEASURED.SPELL_ID))
                .where(UNMEASURED.SOURCE_ID.eq(source.value()).and(ASSET.GONE_AT.isNull()))
                .orderBy(UNMEASURED.ASSET_ID.asc().nullsFirst())
                .fetch(row -> new Unmeasured(
                        Optional.ofNullable(row.get(ASSET.NAME))
                                .map(name -> AssetName.parse(row.get(ASSET.NAMESPACE), name)),
                        new Trouble(Trouble.Kind.valueOf(row.get(UNMEASURED.KIND)), row.get(UNMEASURED.TEXT)),
                        row.get(UNMEASURED.SINCE),
                        row.get(UNMEASURED.ATTEMPTS),
                        Optional.ofNullable(row.get(SPELL.TOLD_AT))));
    }

    @Override
    public Optional<Spell> begin(SourceId source, boolean whole, String about, Instant since, Instant now) {
        var untold = UNMEASURED
                .SOURCE_ID
                .eq(source.value())
                .and(UNMEASURED.SPELL_ID.isNull())
                .and(whole ? UNMEASURED.ASSET_ID.isNull() : UNMEASURED.ASSET_ID.isNotNull());
        if (!database.fetchExists(UNMEASURED, untold)) {
            return Optional.empty();
        }
        long id = database.insertInto(SPELL)
                .set(SPELL.SOURCE_ID, source.value())
                .set(SPELL.ABOUT, about)
                .set(SPELL.SINCE, since)
                .set(SPELL.TOLD_AT, now)
                .returningResult(SPELL.ID)
                .fetchSingle()
                .value1();
        database.update(UNMEASURED).set(UNMEASURED.SPELL_ID, id).where(untold).execute();
        return Optional.of(new Spell(id, about, since));
    }

    @Override
    public List<Spell> end(SourceId source, Instant now) {
        var lasting = DSL.selectOne()
                .from(UNMEASURED)
                .leftJoin(ASSET)
                .on(ASSET.ID.eq(UNMEASURED.ASSET_ID))
                .where(UNMEASURED.SPELL_ID.eq(SPELL.ID).and(ASSET.GONE_AT.isNull()));
        return database.update(SPELL)
                .set(SPELL.ENDED_AT, now)
                .where(SPELL.SOURCE_ID
                        .eq(source.value())
                        .and(SPELL.ENDED_AT.isNull())
                        .andNotExists(lasting))
                .returningResult(SPELL.ID, SPELL.ABOUT, SPELL.SINCE)
                .fetch(row -> new Spell(row.value1(), row.value2(), row.value3()));
    }
}
