package io.headwater.detect.segment;

import io.headwater.detect.segment.Explanation.Verdict;
import io.headwater.detect.segment.Search.Chosen;
import io.headwater.detect.segment.Segment.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the smallest set of segments that explains a change.
 *
 * <p>Counts and rates are taken for events that come independently (a Poisson scan), means for sums over rows that scatter
 * each by itself, sums for leaves that deviate by a share of themselves; in all of them, a cell gains what the data becomes more likely by when it is taken for changed, and pays for
 * having been chosen among many.
 */
public final class Explainer {
    private static final int TOLD = 10;

    /** What is outside moved as well if it did by more than this share of what the segments did. */
    private static final double LIKE_INSIDE = 0.5;

    /** Segments that explain less do not explain the change, if the rest moved too. */
    private static final double LEAST_SHARE = 0.2;

    private static final double LEAST_CERTAINTY = 0.9;
    private static final double LEAST_REST = 0.05;

    private final Question question;
    private final Leaves leaves;
    private final Evidence evidence;
    private final Columns columns;

    private Explainer(Question question) {
        this.question = question;
        leaves = Leaves.of(question);
        evidence = switch (question.kind()) {
            case RATE -> Counted.rates(leaves);
            case COUNT -> Counted.counts(leaves, question.windowsBefore());
            case SUM -> Deviating.sums(leaves, question.windowsBefore());
            case MEAN -> Averaged.means(leaves);
        };
        columns = Columns.of(leaves, evidence);
    }

    /** Explains a change; the order of rows makes no difference. */
    public static Explanation explain(Question question) {
        return new Explainer(question).explain();
    }

    private Explanation explain() {
        var cuboids = Cuboid.all(leaves, evidence, columns);
        var search = new Search(leaves, evidence, cuboids);
        var result = search.run();
        // Without all that was chosen the rest would look calmer than it is: what sticks out is chosen first.
        double dispersion = evidence.dispersion(changed(result.first()));
        var chosen = result.chosen().stream()
                .filter(one -> one.found().movement() >= evidence.leastMovement())
                .filter(one -> search.certainty(one.found(), dispersion) >= LEAST_CERTAINTY)
                .toList();
        boolean[] changed = changed(chosen.stream().map(Chosen::found).toList());
        double[] sides = sides(changed);
        double[] whole = whole(sides);
        boolean isEverywhere = chosen.isEmpty() || isEverywhere(sides, whole);
        var segments = new ArrayList<Segment>();
        for (Chosen one : chosen) {
            double confidence = one.lead() * search.certainty(one.found(), dispersion);
            segments.add(segment(one.found(), confidence, whole, !isEverywhere));
        }
        for (Found other : result.ranking()) {
            if (segments.size() < TOLD
                    && chosen.stream().noneMatch(one -> one.found().isSame(other))) {
                double lead = search.lead(other, other.gain(), result.ranking(), List.of());
                segments.add(segment(other, lead * search.certainty(other, dispersion), whole, false));
            }
        }
        var wording = new Wording(question, leaves, columns, evidence);
        if (chosen.isEmpty() && !evidence.isMoved(whole, dispersion)) {
            return new Explanation(Verdict.NO_CHANGE, evidence.moved(), segments, wording.unchanged());
        }
        return isEverywhere
                ? new Explanation(Verdict.EVERYWHERE, evidence.moved(), segments, wording.everywhere())
                : new Explanation(
                        Verdict.SEGMENTS, evidence.moved(), segments, wording.segments(segments, chosen, changed));
    }

    private Segment segment(Found found, double confidence, double[] whole, boolean isChosen) {
        return new Segment(conditions(found), share(found, whole), confidence, isChosen);
    }

    private boolean[] changed(List<Found> chosen) {
        boolean[] changed = new boolean[leaves.size()];
        for (int i = 0; i < changed.length; i++) {
            for (Found found : chosen) {
                changed[i] |= found.holds(i);
            }
        }
        return changed;
    }

    /** The parts' sums outside, and then inside. */
    private double[] sides(boolean[] changed) {
        int width = evidence.width();
        double[] sums = new double[2 * width];
        for (int i = 0; i < changed.length; i++) {
            for (int p = 0; p < width; p++) {
                sums[(changed[i] ? width : 0) + p] += evidence.parts()[i * width + p];
            }
        }
        return sums;
    }

    private double[] whole(double[] sides) {
        double[] whole = new double[evidence.width()];
        Arrays.setAll(whole, p -> sides[p] + sides[whole.length + p]);
        return whole;
    }

    private boolean isEverywhere(double[] sides, double[] whole) {
        if (sides[Evidence.LEAVES] < 0.5) {
            return true;
        }
        double outside = evidence.movement(sides, 0);
        double inside = evidence.movement(sides, whole.length);
        boolean isSmall = sides[whole.length + Evidence.EFFECT] < LEAST_SHARE * whole[Evidence.EFFECT];
        return outside > LIKE_INSIDE * inside || (isSmall && outside > LEAST_REST);
    }

    private double share(Found found, double[] whole) {
        return evidence.share(found.effect(), whole);
    }

    private List<Condition> conditions(Found found) {
        int leaf = found.leaf();
        return Arrays.stream(found.cuboid().dimensions())
                .mapToObj(d -> new Condition(
                        question.dimensions().get(d), leaves.values().get(d).get(leaves.codes()[d][leaf])))
                .toList();
    }
}
