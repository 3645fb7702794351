package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.Assets.Health;
import io.headwater.core.catalog.Assets.Search;
import io.headwater.core.catalog.Assets.Sort;
import io.headwater.core.catalog.Page;
import io.headwater.core.detect.Judgements.State;
import io.headwater.store.Cursors.Ranked;
import io.headwater.store.tables.tables.records.AssetRecord;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Long lists of assets. */
final class AssetPages {
    private final DSLContext database;

    AssetPages(DSLContext database) {
        this.database = database;
    }

    Page<Asset> page(Principal principal, Search search) {
        var from = search.after().map(Cursors::ranked).orElse(Ranked.START);
        var lists = lists(search.sort());
        var wanted =
                AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN).and(matching(search));
        var found = Cursors.inTurn(
                from.rank(),
                lists.size(),
                search.most(),
                (rank, most) -> database.selectFrom(ASSET)
                        .where(wanted.and(lists.get(rank)).and(from.after(rank, ASSET.NAME, ASSET.ID)))
                        .orderBy(ASSET.NAME, ASSET.ID)
                        .limit(most)
                        .fetch(row -> new Listed(rank, row)));
        return Cursors.page(found, search.most(), Listed::cursor, listed -> AssetRows.asset(listed.row()));
    }

    /** A row with the list that it stands in. */
    private record Listed(int rank, AssetRecord row) {
        String cursor() {
            return Cursors.write(rank + " " + row.getName(), row.getId());
        }
    }

    private static List<Condition> lists(Sort sort) {
        return switch (sort) {
            case NAME -> List.of(ASSET.KIND.eq(AssetKind.DATASET.name()), ASSET.KIND.ne(AssetKind.DATASET.name()));
            case HEALTH -> Standings.worstFirst(Standings::ofAsset);
        };
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
        return wanted;
    }

    private static Condition standing(Health health) {
        var anomalous = Standings.ofAsset(State.ANOMALOUS);
        var notMeasured = Standings.ofAsset(State.NOT_MEASURED);
        var known = Standings.ofAsset(State.values());
        return switch (health) {
            case ANOMALOUS -> anomalous;
            case NOT_MEASURED -> notMeasured.andNot(anomalous);
            case HEALTHY -> known.andNot(anomalous).andNot(notMeasured);
            case UNWATCHED -> known.not();
        };
    }
}
