package io.headwater.detect;

import java.util.ArrayList;
import java.util.List;

/** Thresholds that a person set: they stand in place of what was learnt. */
final class Fixed {
    private Fixed() {}

    static boolean isSet(Settings settings) {
        return settings.low().isPresent() || settings.high().isPresent();
    }

    /** The verdict where nothing is learnt yet. */
    static Verdict judge(Settings settings, int bucket, double value, List<String> reasons) {
        if (!isSet(settings)) {
            return new Verdict.Learning(bucket, reasons);
        }
        var all = new ArrayList<>(reasons);
        all.add("judged by the fixed threshold alone");
        var open = replace(
                settings, new Band(Double.NEGATIVE_INFINITY, value, Double.POSITIVE_INFINITY), new ArrayList<>());
        double mid = Math.max(open.low(), Math.min(value, open.high()));
        var kind = open.holds(value) ? Verdict.Kind.ORDINARY : Verdict.Kind.POINT;
        return new Verdict.Judged(bucket, value, new Band(open.low(), mid, open.high()), 0, 1, kind, all);
    }

    static Band replace(Settings settings, Band band, List<String> reasons) {
        if (!isSet(settings)) {
            return band;
        }
        reasons.add("a person set the threshold");
        return new Band(
                settings.low().orElse(settings.high().isPresent() ? Double.NEGATIVE_INFINITY : band.low()),
                band.mid(),
                settings.high().orElse(settings.low().isPresent() ? Double.POSITIVE_INFINITY : band.high()));
    }
}
