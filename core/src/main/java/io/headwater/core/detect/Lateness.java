package io.headwater.core.detect;

import io.headwater.core.collect.Fact;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.monitor.Monitor;
import io.headwater.detect.Freshness;
import io.headwater.detect.Freshness.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Whether an asset's data has stayed away too long. */
public final class Lateness {
    /** How far back loads teach when the next one is due. */
    public static final Duration LOOKS_BACK = Duration.ofDays(60);

    /** Loads this close together are one arrival. */
    private static final Duration ONE_ARRIVAL = Duration.ofMinutes(5);

    private Lateness() {}

    /** What follows from the loads so far. */
    public sealed interface Arrival {
        List<String> reasons();

        /** Nothing is missing; it will be late after a moment. */
        record InTime(Instant last, Instant due, List<String> reasons) implements Arrival {}

        /** New data was due. */
        record Late(Instant last, Instant due, List<String> reasons) implements Arrival {}

        /** Too little is known of when data comes. */
        record Learning(List<String> reasons) implements Arrival {}
    }

    /** Judges the arrivals that happened until now. */
    public static Arrival judge(Monitor monitor, List<Fact.LoadSeen> loads, ZoneId zone, Instant now) {
        var arrivals = arrivals(loads);
        var freshness = new Freshness(Judge.sensitivity(monitor.tuning().sensitivity()), zone);
        var fixed = monitor.tuning().high();
        if (fixed.isPresent() && !arrivals.isEmpty()) {
            var due = arrivals.getLast().plusSeconds(Math.round(fixed.get() * 3600));
            return at(arrivals.getLast(), due, List.of("a person set the threshold: %s h".formatted(fixed.get())), now);
        }
        return switch (freshness.next(arrivals)) {
            case Deadline.Due(var due, var last, var reasons) -> at(last, due, reasons, now);
            case Deadline.Learning(var reasons) -> new Arrival.Learning(reasons);
        };
    }

    private static Arrival at(Instant last, Instant due, List<String> reasons, Instant now) {
        return now.isAfter(due) ? new Arrival.Late(last, due, reasons) : new Arrival.InTime(last, due, reasons);
    }

    /**
     * The moments at which new data came; corrections of old data are none. Where runs tell of loads, counters are
     * passed over: they tell of the same loads once more, later.
     */
    private static List<Instant> arrivals(List<Fact.LoadSeen> loads) {
        var arrivals = new ArrayList<Instant>();
        boolean toldByRuns = loads.stream().anyMatch(load -> load.run().isPresent());
        loads.stream()
                .filter(load -> load.change() == LoadChange.APPENDED)
                .filter(load -> !toldByRuns || load.run().isPresent())
                .map(Fact.LoadSeen::happened)
                .sorted()
                .forEach(moment -> {
                    if (arrivals.isEmpty()
                            || Duration.between(arrivals.getLast(), moment).compareTo(ONE_ARRIVAL) > 0) {
                        arrivals.add(moment);
                    }
                });
        return arrivals;
    }
}
