package io.headwater.detect.freshness;

import io.headwater.detect.Order;
import java.util.Arrays;

/** How much later than usual an update may come, from how much later those before it came. */
final class Beyond {
    private static final int EXAMPLES = 6;
    private static final double MOST_MISSES = 0.08;
    private static final double LEAST_SLACK = 600;
    private static final double HALF_DAY = 43_200;
    private static final double DAY = 86_400;

    /** So many false alarms a day are put up with. */
    private static final double BUDGET = 2e-4;

    /** Nobody waits for more than this part of a gap beyond what happens once in a thousand times. */
    private static final double MOST_PATIENCE = 0.18;

    private static final double FAR = 0.02;

    /** What comes late has heavier tails than the exponential law that its far examples say. */
    private static final double HEAVIER = 1.6;

    private Beyond() {}

    /**
     * In seconds. The few that were much later were late themselves.
     *
     * @param over by how much later than usual each came
     * @param usual the usual gap
     * @param far later than this an update was late itself, if few were, and it is far out beside the others
     * @param k how many deviations are waited for at the least
     */
    static double wait(double[] over, double usual, double far, double k) {
        double deviation = deviation(over);
        double late = Math.max(12 * deviation, far);
        double[] ordinary = Arrays.stream(over).filter(one -> one < late).toArray();
        boolean areIncidents = over.length - ordinary.length <= allowed(over.length);
        double few = over.length < EXAMPLES ? 0.1 * usual : 0;
        double rare = rare(areIncidents ? ordinary : over, usual);
        return Math.max(Math.max(k * deviation, rare), Math.max(few, slack(usual)));
    }

    /** What comes so rarely that the budget of false alarms is kept. */
    private static double rare(double[] over, double usual) {
        double far = Order.quantile(over, 1 - FAR);
        double nearer = Order.quantile(over, 0.9);
        double steps = Math.max(0, far - nearer) / StrictMath.log(0.1 / FAR);
        double aDay = Math.max(1, DAY / Math.max(usual, 1));
        double kept = far + HEAVIER * steps * StrictMath.log(FAR * aDay / BUDGET);
        double patient = far + steps * StrictMath.log(FAR / 1e-3) + MOST_PATIENCE * usual;
        return Math.min(kept, patient);
    }

    static double deviation(double[] over) {
        double[] sizes = new double[over.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(over[i]);
        }
        return 1.4826 * Order.median(sizes);
    }

    /** Nobody is helped by an alarm after two minutes, nor by one after a part of a day that nobody notices. */
    private static double slack(double usual) {
        double share = usual < HALF_DAY ? 0.21 : 0.12;
        return Math.max(Math.min(LEAST_SLACK, 0.2 * usual), Math.min(share * usual, HALF_DAY));
    }

    static int misses(double[] over, double wait) {
        return (int) Arrays.stream(over).filter(one -> one > wait).count();
    }

    /** How often a deadline may have been missed: of few examples one or two were incidents. */
    static double allowed(int examples) {
        return Math.max(examples < 8 ? 1 : 2, MOST_MISSES * examples);
    }
}
