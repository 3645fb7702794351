package io.headwater.bench.segment;

import io.headwater.detect.segment.Explanation;
import io.headwater.detect.segment.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How well explanations name the true causes: exactly the same conditions, or not at all. */
final class Tally {
    private static final int MOST = 10;

    private int right;
    private int wrong;
    private int missed;
    private int cases;
    private final int[] hits = new int[MOST + 1];
    private double confidence;

    void add(Set<Map<String, String>> causes, Explanation explanation) {
        var ranked = explanation.segments().stream().map(Tally::conditions).toList();
        add(
                causes,
                new HashSet<>(
                        explanation.chosen().stream().map(Tally::conditions).toList()));
        for (int most = 1; most <= MOST; most++) {
            List<Map<String, String>> first = ranked.subList(0, Math.min(most, ranked.size()));
            hits[most] += causes.stream().anyMatch(first::contains) ? 1 : 0;
        }
        confidence +=
                explanation.chosen().stream().mapToDouble(Segment::confidence).sum();
    }

    <T> void add(Set<T> causes, Set<T> chosen) {
        int found = (int) causes.stream().filter(chosen::contains).count();
        right += found;
        wrong += chosen.size() - found;
        missed += causes.size() - found;
        cases++;
    }

    private static Map<String, String> conditions(Segment segment) {
        var conditions = new TreeMap<String, String>();
        segment.conditions()
                .forEach(condition -> conditions.put(condition.dimension(), String.valueOf(condition.value())));
        return conditions;
    }

    /** Of all segments of all cases together. */
    double f1() {
        return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
    }

    /** The share of cases in which a true segment is among so many first ones. */
    double top(int most) {
        return (double) hits[most] / Math.max(1, cases);
    }

    /** How much surer of the chosen segments it is than it is right, in the mean. */
    double overconfidence() {
        int chosen = Math.max(1, right + wrong);
        return confidence / chosen - (double) right / chosen;
    }
}
