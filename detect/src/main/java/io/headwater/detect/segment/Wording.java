package io.headwater.detect.segment;

import io.headwater.detect.Spoken;
import java.util.ArrayList;
import java.util.List;

/** Says in words why an explanation is what it is. */
record Wording(Question question, Leaves leaves, Columns columns, Evidence evidence) {

    List<String> unchanged() {
        var reasons = new ArrayList<String>();
        reasons.add("now is like before: " + moved(new boolean[leaves.size()], false));
        return withRest(reasons);
    }

    List<String> everywhere() {
        var reasons = new ArrayList<String>();
        reasons.add("no segment stands out: " + moved(new boolean[leaves.size()], false));
        return withRest(reasons);
    }

    List<String> segments(List<Segment> segments, List<Search.Chosen> chosen, boolean[] changed) {
        var reasons = new ArrayList<String>();
        for (int i = 0; i < chosen.size(); i++) {
            boolean[] inside = new boolean[leaves.size()];
            for (int leaf = 0; leaf < inside.length; leaf++) {
                inside[leaf] = chosen.get(i).found().holds(leaf);
            }
            var segment = segments.get(i);
            reasons.add("%s of the change: %s; %s"
                    .formatted(Spoken.share(part(segment.share())), segment.text(), moved(inside, true)));
        }
        reasons.add("elsewhere " + moved(changed, false));
        return withRest(reasons);
    }

    /** In tenths of a per cent: what is nearly all is all. */
    private static double part(double share) {
        return Math.rint(1_000 * Math.clamp(share, 0, 1)) / 1_000;
    }

    /** The values of before and now over the leaves that are marked so. */
    private String moved(boolean[] marks, boolean mark) {
        double now = 0;
        double countNow = 0;
        double before = 0;
        double countBefore = 0;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == mark) {
                now += leaves.now()[i];
                countNow += leaves.countNow()[i];
                before += leaves.before()[i];
                countBefore += leaves.countBefore()[i];
            }
        }
        return switch (question.kind()) {
            case RATE -> "%s before, %s now".formatted(rate(before, countBefore), rate(now, countNow));
            case MEAN ->
                evidence.moved() == Explanation.Moved.MIX
                        ? "%s of rows before, %s now"
                                .formatted(
                                        rate(countBefore, Leaves.sum(leaves.countBefore())),
                                        rate(countNow, Leaves.sum(leaves.countNow())))
                        : "%s before, %s now".formatted(mean(before, countBefore), mean(now, countNow));
            case COUNT, SUM ->
                "%s before, %s now".formatted(Spoken.number(before / question.windowsBefore()), Spoken.number(now));
        };
    }

    private static String mean(double sum, double rows) {
        return rows > 0 ? Spoken.number(sum / rows) : "no rows";
    }

    private static String rate(double bad, double rows) {
        return rows > 0 ? Spoken.share(Math.min(1, bad / rows)) : "no rows";
    }

    private List<String> withRest(List<String> reasons) {
        reasons.addAll(evidence.reasons());
        if (columns.dimensions().length < leaves.codes().length) {
            reasons.add("the %s most telling of %s dimensions were combined, so that it does not take long"
                    .formatted(columns.dimensions().length, leaves.codes().length));
        }
        if (leaves.odd() > 0) {
            reasons.add("%s rows were left out: their numbers are none, or below zero where they count"
                    .formatted(leaves.odd()));
        }
        return reasons;
    }
}
