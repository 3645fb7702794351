package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.MONITOR;
import static io.headwater.store.tables.Tables.MONITOR_STATE;

import io.headwater.core.detect.Judgements.State;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Conditions by how monitors stand; those that are switched off do not count.
 *
 * <p>Each row looks up its own states: on a bad day the list of all monitors that stand badly is long, and whether a row
 * is in it would take longer than the page.
 */
final class Standings {
    private Standings() {}

    /** Whether a monitor of the asset stands in one of these ways. */
    static Condition ofAsset(State... states) {
        return DSL.exists(DSL.selectOne()
                .from(MONITOR)
                .join(MONITOR_STATE)
                .on(MONITOR_STATE.MONITOR_ID.eq(MONITOR.ID))
                .where(MONITOR.ASSET_ID
                        .eq(ASSET.ID)
                        .and(DSL.condition(MONITOR.ENABLED))
                        .and(in(states))));
    }

    /** Whether the monitor stands in one of these ways. */
    static Condition ofMonitor(State... states) {
        return DSL.condition(MONITOR.ENABLED)
                .and(DSL.exists(DSL.selectOne()
                        .from(MONITOR_STATE)
                        .where(MONITOR_STATE.MONITOR_ID.eq(MONITOR.ID).and(in(states)))));
    }

    /** What is anomalous, then what could not be measured, then everything else. */
    static List<Condition> worstFirst(Function<State[], Condition> are) {
        var anomalous = are.apply(new State[] {State.ANOMALOUS});
        var notMeasured = are.apply(new State[] {State.NOT_MEASURED});
        var either = are.apply(new State[] {State.ANOMALOUS, State.NOT_MEASURED});
        return List.of(anomalous, notMeasured.andNot(anomalous), either.not());
    }

    private static Condition in(State... states) {
        return MONITOR_STATE.STATE.in(Stream.of(states).map(State::name).toList());
    }
}
