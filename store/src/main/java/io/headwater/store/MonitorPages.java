package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.MONITOR;
import static io.headwater.store.tables.Tables.MONITOR_STATE;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Page;
import io.headwater.core.detect.Judgements.Search;
import io.headwater.core.detect.Judgements.Sort;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.detect.Judgements.Watched;
import io.headwater.core.monitor.Signal;
import io.headwater.store.Cursors.Ranked;
import io.headwater.store.tables.tables.records.MonitorStateRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Long lists of monitors with how they stand. */
final class MonitorPages {
    private final DSLContext database;

    MonitorPages(DSLContext database) {
        this.database = database;
    }

    Page<Watched> page(Principal principal, Search search) {
        var from = search.after().map(Cursors::ranked).orElse(Ranked.START);
        var lists = lists(search.sort());
        var wanted = ASSET.GONE_AT
                .isNull()
                .and(AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN))
                .and(matching(search));
        var found = Cursors.inTurn(
                from.rank(),
                lists.size(),
                search.most(),
                (rank, most) -> database.select(MONITOR.fields())
                        .select(ASSET.NAMESPACE, ASSET.NAME, ASSET.PATH)
                        .from(MONITOR)
                        .join(ASSET)
                        .on(ASSET.ID.eq(MONITOR.ASSET_ID))
                        .where(wanted.and(lists.get(rank)).and(from.after(rank, ASSET.NAME, MONITOR.ID)))
                        .orderBy(ASSET.NAME, MONITOR.ID)
                        .limit(most)
                        .fetch(row -> new Listed(rank, row)));
        var standings = standings(
                found.stream().map(listed -> listed.row().get(MONITOR.ID)).toList());
        return Cursors.page(found, search.most(), Listed::cursor, listed -> watched(listed.row(), standings));
    }

    /** A row with the list that it stands in. */
    private record Listed(int rank, Record row) {
        String cursor() {
            return Cursors.write(rank + " " + row.get(ASSET.NAME), row.get(MONITOR.ID));
        }
    }

    private static List<Condition> lists(Sort sort) {
        return switch (sort) {
            case ASSET -> List.of(DSL.noCondition());
            case STATE -> Standings.worstFirst(Standings::ofMonitor);
        };
    }

    Map<AssetId, Map<State, Integer>> health(Collection<AssetId> assets) {
        var health = new HashMap<AssetId, Map<State, Integer>>();
        database.select(MONITOR.ASSET_ID, MONITOR_STATE.STATE, DSL.count())
                .from(MONITOR)
                .join(MONITOR_STATE)
                .on(MONITOR_STATE.MONITOR_ID.eq(MONITOR.ID))
                .where(MONITOR.ASSET_ID
                        .in(assets.stream().map(AssetId::value).toList())
                        .and(DSL.condition(MONITOR.ENABLED)))
                .groupBy(MONITOR.ASSET_ID, MONITOR_STATE.STATE)
                .forEach(row -> health.computeIfAbsent(new AssetId(row.value1()), _ -> new EnumMap<>(State.class))
                        .put(State.valueOf(row.value2()), row.value3()));
        return health;
    }

    private Map<Long, List<MonitorStateRecord>> standings(List<Long> monitors) {
        return database
                .selectFrom(MONITOR_STATE)
                .where(MONITOR_STATE.MONITOR_ID.in(monitors))
                .fetchGroups(MONITOR_STATE.MONITOR_ID)
                .entrySet()
                .stream()
                .collect(HashMap::new, (map, entry) -> map.put(entry.getKey(), entry.getValue()), HashMap::putAll);
    }

    private static Watched watched(Record row, Map<Long, List<MonitorStateRecord>> standings) {
        var monitor = JooqMonitors.monitor(row.into(MONITOR));
        Optional<Standing> worst = standings.getOrDefault(monitor.id().value(), List.of()).stream()
                .map(JooqJudgements::standing)
                .min(Comparator.comparing(Standing::state)
                        .thenComparing(s -> s.segment().text()));
        var asset = new AssetName(row.get(ASSET.NAMESPACE), List.of(row.get(ASSET.PATH)));
        return new Watched(monitor, asset, worst);
    }

    private Condition matching(Search search) {
        var wanted = search.text().isBlank()
                ? DSL.noCondition()
                : DSL.lower(ASSET.NAME)
                        .like(AssetRows.containing(search.text()), '\\')
                        .or(DSL.lower(MONITOR.FIELD).like(AssetRows.containing(search.text()), '\\'));
        if (search.asset().isPresent()) {
            wanted = wanted.and(MONITOR.ASSET_ID.eq(search.asset().get().value()));
        }
        if (search.family().isPresent()) {
            wanted = wanted.and(MONITOR.SIGNAL.in(of(search.family().get())));
        }
        if (search.state().isPresent()) {
            wanted = wanted.and(MONITOR.ID.in(DSL.select(MONITOR_STATE.MONITOR_ID)
                    .from(MONITOR_STATE)
                    .where(MONITOR_STATE.STATE.eq(search.state().get().name()))));
        }
        return wanted;
    }

    private static List<String> of(Signal.Family family) {
        return Arrays.stream(Signal.values())
                .filter(signal -> signal.family() == family)
                .map(Signal::name)
                .toList();
    }
}
