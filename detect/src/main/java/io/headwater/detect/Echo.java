package io.headwater.detect;

import java.time.LocalDate;

/** Days that come back with the month: what was unusual at the same time of the months before is less so now. */
final class Echo {
    /** How much farther than the times before is no more unusual. */
    private static final double FARTHER = 1.35;

    private Echo() {}

    /** How far the band has to reach on one side of a daily bucket, in units of noise; zero for no further than usual. */
    static double reach(Fit fit, int at, int side, double usual) {
        if (fit.history().cadence() != Cadence.DAY) {
            return 0;
        }
        double farthest = 0;
        for (var way : Way.values()) {
            farthest = Math.max(farthest, way.reach(fit, at, side, usual));
        }
        return farthest;
    }

    /** How far from what was expected siblings lay the time before, in the space of the kind; zero for no echo. */
    static double ofSiblings(Fit fit, int at) {
        double farthest = 0;
        if (fit.history().cadence() == Cadence.DAY && fit.family().teaches()) {
            long day = fit.history().slots().day(at);
            for (var way : Way.values()) {
                double off = way.back(day) == 0 ? 0 : fit.family().off(day - way.back(day));
                farthest = Math.abs(off) > Math.abs(farthest) ? off : farthest;
            }
        }
        return farthest;
    }

    private enum Way {
        THIRTY_DAYS,
        DAY_OF_MONTH,
        FROM_MONTH_END;

        /** Of the two times before, or of one where no more are known, all must have been far out on this side. */
        double reach(Fit fit, int at, int side, double usual) {
            var slots = fit.history().slots();
            double most = 0;
            int seen = 0;
            int before = at;
            while (seen < 2) {
                int back = back(slots.day(before));
                before -= back;
                if (back == 0 || before < fit.from()) {
                    break;
                }
                double z = fit.z(before) * side;
                if (Double.isNaN(z)) {
                    break;
                }
                if (z < 0.45 * usual) {
                    return 0;
                }
                most = Math.max(most, z);
                seen++;
            }
            return seen == 0 ? 0 : FARTHER * most;
        }

        /** How many days before a day the time before was; 0 where there was none. */
        int back(long day) {
            if (this == THIRTY_DAYS) {
                return 30;
            }
            int wanted = place(day);
            for (int back = 28; back <= 31; back++) {
                if (place(day - back) == wanted) {
                    return back;
                }
            }
            return 0;
        }

        private int place(long day) {
            var date = LocalDate.ofEpochDay(day);
            return this == DAY_OF_MONTH ? date.getDayOfMonth() : date.lengthOfMonth() - date.getDayOfMonth();
        }
    }

    /** How far below the middle such days lay, in the space of the kind and as a negative number; zero without a habit. */
    static double ofQuietDays(Fit fit, int at, double reach) {
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
