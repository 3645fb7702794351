package io.headwater.detect;

/**
 * Days on which less comes now and then, without anybody having said so: public holidays, days when a shop is closed.
 * Two such days in the half year before are taken as a habit; a third one, no deeper, is not told.
 */
final class QuietDays {

    private QuietDays() {}

    /** How far below the middle such days lay, in the space of the kind and as a negative number; zero without a habit. */
    static double depth(Fit fit, int at, double reach) {
        var history = fit.history();
        if (history.cadence() != Cadence.DAY || history.space() != Space.COUNT) {
            return 0;
        }
        double deepest = 0;
        double second = 0;
        for (int t = fit.from() + 1; t < at - 1; t++) {
            if (fit.z(t) < -reach && history.value(t) > 0 && isAlone(fit, t, reach)) {
                double depth = history.x(t) - history.space().in(fit.expected(t));
                if (depth < deepest) {
                    second = deepest;
                    deepest = depth;
                } else {
                    second = Math.min(second, depth);
                }
            }
        }
        return second;
    }

    private static boolean isAlone(Fit fit, int t, double reach) {
        return Math.abs(fit.z(t - 1)) < reach && Math.abs(fit.z(t + 1)) < reach;
    }
}
