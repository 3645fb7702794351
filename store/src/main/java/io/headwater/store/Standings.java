package io.headwater.store;

import static io.headwater.store.tables.Tables.MONITOR;
import static io.headwater.store.tables.Tables.MONITOR_STATE;

import io.headwater.core.detect.Judgements.State;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** Conditions and orders by how monitors stand; those that are switched off do not count. */
final class Standings {
    private Standings() {}

    /** Whether a monitor, or one of an asset, stands so. */
    static Condition are(Field<Long> of, SelectField<Long> chosen, State state) {
        return of.in(standing(chosen, state));
    }

    /** Whether anything is known of how it stands. */
    static Condition areKnown(Field<Long> of, SelectField<Long> chosen) {
        return of.in(DSL.select(chosen)
                .from(MONITOR)
                .join(MONITOR_STATE)
                .on(MONITOR_STATE.MONITOR_ID.eq(MONITOR.ID))
                .where(DSL.condition(MONITOR.ENABLED)));
    }

    /** What is anomalous comes first, then what could not be measured: both are few, so this costs two small lists. */
    static Field<Integer> rank(Field<Long> of, SelectField<Long> chosen) {
        return DSL.when(are(of, chosen, State.ANOMALOUS), 0)
                .when(are(of, chosen, State.NOT_MEASURED), 1)
                .otherwise(2);
    }

    private static Select<Record1<Long>> standing(SelectField<Long> chosen, State state) {
        return DSL.select(chosen)
                .from(MONITOR)
                .join(MONITOR_STATE)
                .on(MONITOR_STATE.MONITOR_ID.eq(MONITOR.ID))
                .where(MONITOR_STATE.STATE.eq(state.name()).and(DSL.condition(MONITOR.ENABLED)));
    }
}
