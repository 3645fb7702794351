package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.MONITOR;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.Assets.Health;
import io.headwater.core.catalog.Assets.Search;
import io.headwater.core.catalog.Assets.Sort;
import io.headwater.core.catalog.Page;
import io.headwater.core.detect.Judgements.State;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Long lists of assets. */
final class AssetPages {
    private final DSLContext database;

    AssetPages(DSLContext database) {
        this.database = database;
    }

    Page<Asset> page(Principal principal, Search search) {
        var rank = rank(search.sort()).as("rank");
        var found = database.select(ASSET.fields())
                .select(rank)
                .from(ASSET)
                .where(AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN)
                        .and(matching(search)))
                .orderBy(rank, ASSET.NAME, ASSET.ID)
                .limit(search.most() + 1)
                .fetch();
        return Cursors.page(found, search.most(), row -> cursor(row, rank), row -> AssetRows.asset(row.into(ASSET)));
    }

    private static Field<Integer> rank(Sort sort) {
        return switch (sort) {
            case NAME -> DSL.when(ASSET.KIND.eq(AssetKind.DATASET.name()), 0).otherwise(1);
            case HEALTH -> Standings.rank(ASSET.ID, MONITOR.ASSET_ID);
        };
    }

    private static String cursor(Record row, Field<Integer> rank) {
        return Cursors.write(row.get(rank) + " " + row.get(ASSET.NAME), row.get(ASSET.ID));
    }

    private static Condition matching(Search search) {
        var wanted = search.text().isBlank()
                ? ASSET.GONE_AT.isNull()
                : ASSET.GONE_AT.isNull().and(DSL.lower(ASSET.NAME).like(AssetRows.containing(search.text()), '\\'));
        if (search.domain().isPresent()) {
            wanted = wanted.and(ASSET.DOMAIN.eq(search.domain().get().value()));
        }
        if (search.source().isPresent()) {
            wanted = wanted.and(ASSET.SOURCE_ID.eq(search.source().get().value()));
        }
        if (search.kind().isPresent()) {
            wanted = wanted.and(ASSET.KIND.eq(search.kind().get().name()));
        }
        if (search.health().isPresent()) {
            wanted = wanted.and(standing(search.health().get()));
        }
        return search.after().isPresent() ? wanted.and(after(search.after().get(), search.sort())) : wanted;
    }

    private static Condition standing(Health health) {
        var anomalous = Standings.are(ASSET.ID, MONITOR.ASSET_ID, State.ANOMALOUS);
        var notMeasured = Standings.are(ASSET.ID, MONITOR.ASSET_ID, State.NOT_MEASURED);
        var known = Standings.areKnown(ASSET.ID, MONITOR.ASSET_ID);
        return switch (health) {
            case ANOMALOUS -> anomalous;
            case NOT_MEASURED -> notMeasured.andNot(anomalous);
            case HEALTHY -> known.andNot(anomalous).andNot(notMeasured);
            case UNWATCHED -> known.not();
        };
    }

    private static Condition after(String text, Sort sort) {
        var cursor = Cursors.ranked(text);
        return DSL.row(rank(sort), ASSET.NAME, ASSET.ID).gt(cursor.rank(), cursor.text(), cursor.id());
    }
}
