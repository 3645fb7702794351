package io.headwater.core.detect;

import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.collect.Planning;
import io.headwater.core.monitor.Monitor;
import io.headwater.detect.Spoken;
import io.headwater.detect.freshness.Freshness;
import io.headwater.detect.freshness.Freshness.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Whether an asset's data has stayed away too long. */
public final class Lateness {
    /** How far back loads teach when the next one is due. */
    public static final Duration LOOKS_BACK = Duration.ofDays(60);

    /** Loads this close together are one arrival. */
    private static final Duration ONE_ARRIVAL = Duration.ofMinutes(5);

    /** By how many deliveries a lag is judged, so that a new hour is learnt within a week. */
    private static final int LAGS = 9;

    private static final int LAGS_AT_LEAST = 4;

    /** From so many arrivals on they are judged by themselves. */
    private static final int SEEN = 3;

    /** So many windows say how often data comes. */
    private static final int WINDOWS = 14;

    private static final double LEAST_REACH_HOURS = 2.5;

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

    /**
     * The windows with rows that were there when a dataset was first looked at, and those that came since. Nobody saw
     * them come.
     *
     * @param ends where each window ends, oldest first
     * @param lag how long after its end the newest window was seen: it had come by then, at the latest
     */
    public record Past(List<Instant> ends, Duration lag) {
        public Past {
            ends = List.copyOf(ends);
        }

        private List<Instant> arrivals() {
            return ends.stream().map(end -> end.plus(lag)).toList();
        }

        private List<Duration> gaps() {
            return IntStream.range(1, ends.size())
                    .mapToObj(i -> Duration.between(ends.get(i - 1), ends.get(i)))
                    .sorted()
                    .toList();
        }
    }

    /** Whether so few arrivals were seen that the dataset's own windows have to stand in for them. */
    public static boolean needsPast(List<Fact.LoadSeen> loads) {
        return arrivals(loads).size() < SEEN
                && loads.stream().allMatch(load -> load.partition().isEmpty());
    }

    /**
     * Judges by windows that nobody saw come. Each counts as having come as late as it can have, and the next one has a
     * window more time than it ever took: whoever saw them come would have told earlier.
     */
    public static Arrival judge(Monitor monitor, List<Fact.LoadSeen> loads, Past past, ZoneId zone, Instant now) {
        var gaps = past.gaps();
        if (gaps.size() < WINDOWS || monitor.tuning().high().isPresent()) {
            return judge(monitor, loads, zone, now);
        }
        var patience = gaps.getLast().plus(gaps.get(gaps.size() / 2));
        if (past.lag().compareTo(patience) > 0) {
            return new Arrival.Learning(
                    List.of("still learning: its newest rows were old when it was first looked at"));
        }
        var known = new ArrayList<>(past.arrivals());
        known.addAll(arrivals(loads));
        var freshness = new Freshness(Judge.sensitivity(monitor.tuning().sensitivity()), zone);
        return switch (freshness.next(known, now)) {
            case Deadline.Due(var due, var last, var _) -> {
                Instant patient = last.plus(patience);
                String reason =
                        "judged by the times of its rows until arrivals are seen: %d windows, at most %d h apart"
                                .formatted(past.ends().size(), gaps.getLast().toHours());
                yield at(last, due.isAfter(patient) ? due : patient, List.of(reason), now);
            }
            case Deadline.Learning(var reasons) -> new Arrival.Learning(reasons);
            case Deadline.Retired(var _, var reasons) -> new Arrival.Learning(reasons);
        };
    }

    /** Judges the arrivals that happened until now. */
    public static Arrival judge(Monitor monitor, List<Fact.LoadSeen> loads, ZoneId zone, Instant now) {
        var arrivals = arrivals(loads);
        var freshness = new Freshness(Judge.sensitivity(monitor.tuning().sensitivity()), zone);
        boolean windows = loads.stream().anyMatch(load -> !load.partition().isEmpty());
        var fixed = monitor.tuning().high();
        if (fixed.isPresent() && !arrivals.isEmpty()) {
            var due = arrivals.getLast().plusSeconds(Math.round(fixed.get() * 3600));
            return at(arrivals.getLast(), due, List.of("a person set the threshold: " + hours(fixed.get())), now);
        }
        if (windows && arrivals.size() <= LAGS_AT_LEAST) {
            return new Arrival.Learning(List.of("still learning: too few windows have come"));
        }
        return switch (freshness.next(arrivals, now)) {
            case Deadline.Due(var due, var last, var reasons) -> at(last, due, reasons, now);
            case Deadline.Learning(var reasons) -> new Arrival.Learning(reasons);
            case Deadline.Retired(var _, var reasons) -> new Arrival.Learning(reasons);
        };
    }

    /** How long after the start of its window a window came, against how long it took before. */
    public record Lag(double hours, double low, double mid, double high, double score, List<String> reasons) {
        public Lag {
            reasons = List.copyOf(reasons);
        }

        /** Whether the window came at another hour than it usually does: too late, or before it was over. */
        public boolean isUnusual() {
            return hours < low || hours > high;
        }
    }

    /**
     * The lag of the newest load that names its window, judged by those before it.
     *
     * @return empty while too few windows are known
     */
    public static Optional<Lag> lag(List<Fact.LoadSeen> loads, Grain grain, ZoneId zone) {
        var lags = lags(loads, grain, zone);
        if (lags.size() <= LAGS_AT_LEAST) {
            return Optional.empty();
        }
        double newest = lags.getLast();
        var before = lags.subList(Math.max(0, lags.size() - 1 - LAGS), lags.size() - 1);
        double mid = median(before);
        double deviation =
                1.4826 * median(before.stream().map(lag -> Math.abs(lag - mid)).toList());
        double reach = Math.max(LEAST_REACH_HOURS, 6 * deviation);
        String reason = "usually %s after its window begins; %d examples".formatted(hours(mid), before.size());
        double score = Math.abs(newest - mid) / Math.max(LEAST_REACH_HOURS / 6, deviation);
        return Optional.of(new Lag(newest, mid - reach, mid, mid + reach, score, List.of(reason)));
    }

    /**
     * In hours, one a delivery: of windows that came together only the newest one tells when it came; of windows that
     * come in parts, as a day by its hours, nothing is said.
     */
    private static List<Double> lags(List<Fact.LoadSeen> loads, Grain grain, ZoneId zone) {
        var newest = new TreeMap<Instant, Instant>();
        var parts = new HashMap<Instant, String>();
        for (Fact.LoadSeen load : loads) {
            var window = load.change() == LoadChange.APPENDED
                    ? Planning.window(load.partition(), grain, zone)
                    : Optional.<DataWindow>empty();
            if (window.isPresent()) {
                Instant from = window.get().from();
                String before = parts.putIfAbsent(from, load.partition());
                if (before != null && !before.equals(load.partition())) {
                    return List.of(); // windows come in parts, each at an hour of its own
                }
                newest.merge(load.happened(), from, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return newest.entrySet().stream()
                .map(came -> Duration.between(came.getValue(), came.getKey()).toSeconds() / 3600.0)
                .toList();
    }

    private static String hours(double hours) {
        return Spoken.length(Duration.ofMinutes(Math.round(hours * 60)));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static Arrival at(Instant last, Instant due, List<String> reasons, Instant now) {
        return now.isAfter(due) ? new Arrival.Late(last, due, reasons) : new Arrival.InTime(last, due, reasons);
    }

    /**
     * The moments at which new data came; corrections of old data are none. Where runs tell of loads, counters are
     * passed over: they tell of the same loads once more, later.
     */
    static List<Instant> arrivals(List<Fact.LoadSeen> loads) {
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
