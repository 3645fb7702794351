package io.headwater.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How strict to be.
 *
 * @param low a fixed lower bound in place of the learnt one
 * @param high a fixed upper bound in place of the learnt one
 */
public record Settings(Sensitivity sensitivity, Optional<Double> low, Optional<Double> high) {
    public static final Settings DEFAULT = new Settings(Sensitivity.MEDIUM, Optional.empty(), Optional.empty());

    /** How far outside the ordinary a value must lie to be called an anomaly. */
    public enum Sensitivity {
        LOW(5.5),
        MEDIUM(4.1),
        HIGH(3.2);

        private final double widths;

        Sensitivity(double widths) {
            this.widths = widths;
        }

        /** One step lower; the lowest stays. */
        Sensitivity lower() {
            return switch (this) {
                case HIGH -> MEDIUM;
                case MEDIUM, LOW -> LOW;
            };
        }

        /** Half the band's width in units of the ordinary noise; there are more hours than days to be wrong about. */
        double widths(Cadence cadence) {
            return cadence.isIntraday() ? widths + 0.45 : widths;
        }
    }

    boolean isFixed() {
        return low.isPresent() || high.isPresent();
    }

    /** The verdict where nothing is learnt yet. */
    Verdict judge(int bucket, double value, List<String> reasons) {
        if (!isFixed()) {
            return new Verdict.Learning(bucket, reasons);
        }
        var all = new ArrayList<>(reasons);
        all.add("judged by the fixed threshold alone");
        var open = replace(new Band(Double.NEGATIVE_INFINITY, value, Double.POSITIVE_INFINITY), new ArrayList<>());
        double mid = Math.max(open.low(), Math.min(value, open.high()));
        var kind = open.holds(value) ? Verdict.Kind.ORDINARY : Verdict.Kind.POINT;
        return new Verdict.Judged(bucket, value, new Band(open.low(), mid, open.high()), 0, 1, kind, all);
    }

    Band replace(Band band, List<String> reasons) {
        if (!isFixed()) {
            return band;
        }
        reasons.add("a person set the threshold");
        return new Band(
                low.orElse(high.isPresent() ? Double.NEGATIVE_INFINITY : band.low()),
                band.mid(),
                high.orElse(low.isPresent() ? Double.POSITIVE_INFINITY : band.high()));
    }
}
