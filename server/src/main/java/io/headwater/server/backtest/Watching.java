package io.headwater.server.backtest;

import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.monitor.DefaultMonitors.Proposal;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.core.monitor.Tuning.Sensitivity;
import io.headwater.server.assembly.Watching.Watch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is watched of a table of a journal. */
final class Watching {
    private static final String WHY = "the settings of the backtest say so";

    /** What is said better by the differences of a field that adds up. */
    private static final Set<Signal> OF_LEVELS = EnumSet.of(
            Signal.MEAN,
            Signal.MEDIAN,
            Signal.P95,
            Signal.ZERO_RATE,
            Signal.NEGATIVE_RATE,
            Signal.DISTINCT,
            Signal.CATEGORIES);

    private Watching() {}

    static Watch of(Setup.Table table, List<String> fields) {
        var monitors = new ArrayList<Proposal>();
        // Files are read by position: a field that is added breaks their readers like one that is gone.
        monitors.add(new Proposal(Signal.SCHEMA, "", WHY, tuning(Sensitivity.HIGH, List.of())));
        var segments = present(table.segmentFields(), fields);
        table.cumulativeFields().stream()
                .filter(fields::contains)
                .forEach(field ->
                        monitors.add(new Proposal(Signal.DELTA, field, WHY, tuning(Sensitivity.MEDIUM, segments))));
        if (table.rows().orElse(false)) {
            monitors.add(new Proposal(Signal.VOLUME, "", WHY, tuning(Sensitivity.MEDIUM, segments)));
        }
        var keys = present(table.keyFields(), fields);
        if (!keys.isEmpty()) {
            monitors.add(new Proposal(Signal.VALUES, keys.getFirst(), WHY, tuning(Sensitivity.MEDIUM, keys)));
        }
        var time = new TimeColumn.Chosen(Warehouse.DATE, FieldType.DATE, "backtest");
        return new Watch(time, monitors, monitor -> isOff(table, monitor));
    }

    /** Levels of sums that only grow, and statistics of a list whose entries are the same every day, are no news. */
    private static boolean isOff(Setup.Table table, Monitor monitor) {
        return OF_LEVELS.contains(monitor.signal())
                && (table.cumulativeFields().contains(monitor.field())
                        || table.needed().contains(monitor.field()));
    }

    private static List<String> present(List<String> wanted, List<String> fields) {
        return wanted.stream().filter(fields::contains).toList();
    }

    private static Tuning tuning(Sensitivity sensitivity, List<String> segments) {
        return new Tuning(sensitivity, Optional.empty(), Optional.empty(), segments);
    }
}
