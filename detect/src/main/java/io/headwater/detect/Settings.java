package io.headwater.detect;

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
        MEDIUM(3.9),
        HIGH(3.2);

        private final double widths;

        Sensitivity(double widths) {
            this.widths = widths;
        }

        /** Half the band's width in units of the ordinary noise; there are more hours than days to be wrong about. */
        double widths(Cadence cadence) {
            return cadence.isIntraday() ? widths + 0.8 : widths;
        }
    }
}
