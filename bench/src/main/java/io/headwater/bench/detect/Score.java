package io.headwater.bench.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How well something did on many series. */
final class Score {
    private final Map<Fault.Kind, int[]> kinds = new EnumMap<>(Fault.Kind.class);
    private final List<Double> delays = new ArrayList<>();
    private double days;
    private int falseEvents;
    private int onHolidays;
    private int afterIncidents;
    private int extraOfShifts;

    static Score of(List<Example> examples, List<Contender.Scores> all, double threshold) {
        var score = new Score();
        for (int i = 0; i < examples.size(); i++) {
            score.add(examples.get(i), all.get(i), threshold);
        }
        return score;
    }

    private void add(Example example, Contender.Scores said, double threshold) {
        boolean[] alerts = new boolean[example.size()];
        for (int i = example.scored(); i < alerts.length; i++) {
            alerts[i] = said.scores()[i] >= threshold;
        }
        boolean[] told = alerts.clone();
        said.notices().stream().filter(i -> i >= example.scored()).forEach(i -> told[i] = true);
        for (var fault : example.faults()) {
            find(fault, fault.kind() == Fault.Kind.DRIFT ? told : alerts);
        }
        days += example.days();
        countFalse(example, alerts);
    }

    private void find(Fault fault, boolean[] told) {
        int[] counts = kinds.computeIfAbsent(fault.kind(), _ -> new int[2]);
        counts[1]++;
        int extra = -1;
        for (int i = fault.from(); i < Math.min(fault.until(), told.length); i++) {
            extra += told[i] ? 1 : 0;
            if (told[i] && extra == 0) {
                counts[0]++;
                if (fault.kind().isToBeFound()) {
                    delays.add(i - (double) fault.from());
                }
            }
        }
        extraOfShifts += fault.kind() == Fault.Kind.LEVEL_SHIFT ? Math.max(0, extra) : 0;
    }

    /** Alerts that are close together are one event; it is false when no alert of it is owed to a fault. */
    private void countFalse(Example example, boolean[] alerts) {
        int apart = example.isHourly() ? 6 : 2;
        int first = -1;
        int last = -1;
        boolean owed = false;
        for (int i = 0; i <= alerts.length; i++) {
            boolean isOver = first >= 0 && (i == alerts.length || i - last > apart);
            if (isOver) {
                falseEvent(example, first, owed);
                first = -1;
                owed = false;
            }
            if (i < alerts.length && alerts[i]) {
                int bucket = i;
                first = first < 0 ? i : first;
                last = i;
                owed |= example.faults().stream().anyMatch(fault -> fault.covers(bucket));
            }
        }
    }

    private void falseEvent(Example example, int at, boolean owed) {
        if (owed) {
            return;
        }
        falseEvents++;
        onHolidays += example.holidays()[at] ? 1 : 0;
        int after = example.isHourly() ? 21 * 24 : 21;
        afterIncidents +=
                example.faults().stream().anyMatch(fault -> at >= fault.until() && at < fault.until() + after) ? 1 : 0;
    }

    double recall() {
        int found = 0;
        int all = 0;
        for (var entry : kinds.entrySet()) {
            if (entry.getKey().isToBeFound()) {
                found += entry.getValue()[0];
                all += entry.getValue()[1];
            }
        }
        return all == 0 ? Double.NaN : (double) found / all;
    }

    double recall(Fault.Kind kind) {
        int[] counts = kinds.getOrDefault(kind, new int[2]);
        return counts[1] == 0 ? Double.NaN : (double) counts[0] / counts[1];
    }

    List<Fault.Kind> kinds() {
        return List.copyOf(kinds.keySet());
    }

    double precision() {
        int found = kinds.entrySet().stream()
                .filter(entry -> entry.getKey().isToBeFound())
                .mapToInt(entry -> entry.getValue()[0])
                .sum();
        return found + falseEvents == 0 ? Double.NaN : (double) found / (found + falseEvents);
    }

    /** Per 1,000 monitors a day. */
    double falseAlerts() {
        return 1000 * falseEvents / days;
    }

    double falseOnHolidays() {
        return 1000 * onHolidays / days;
    }

    double falseAfterIncidents() {
        return 1000 * afterIncidents / days;
    }

    /** Alerts beyond the first, per level shift. */
    double extraPerShift() {
        int[] shifts = kinds.getOrDefault(Fault.Kind.LEVEL_SHIFT, new int[2]);
        return shifts[1] == 0 ? 0 : (double) extraOfShifts / shifts[1];
    }

    /** The median, in buckets. */
    double delay() {
        return delays.isEmpty()
                ? Double.NaN
                : Window.median(delays.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
