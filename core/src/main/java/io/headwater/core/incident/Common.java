package io.headwater.core.incident;

import io.headwater.core.catalog.SourceId;
import io.headwater.core.monitor.Signal;

/**
 * Many tables of one source that move together: one problem of the source, not one of each table.
 *
 * @param name of the source, as people know it
 * @param signal in which they move
 * @param side 1 where its values are high, -1 where they are low
 * @param tables how many of them move so far
 */
public record Common(SourceId source, String name, Signal signal, int side, int tables) {

    /** Whether an anomaly of the source is one more of the same. */
    public boolean holds(Anomaly anomaly) {
        return anomaly.subject().signal() == signal && anomaly.side() == side;
    }

    /** The same with another number of tables. */
    public Common of(int others) {
        return new Common(source, name, signal, side, others);
    }

    /** For example {@code fewer rows than expected in 10 tables of source shop}. */
    public String headline() {
        if (signal == Signal.FRESHNESS && side > 0) {
            return "%s tables of source %s are late".formatted(tables, name);
        }
        return "%s %s than expected in %s tables of source %s"
                .formatted(signal.compared(side >= 0), signal.many(), tables, name);
    }
}
