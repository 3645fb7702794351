package io.headwater.detect.segment;

import java.util.Arrays;

/**
 * How leaves deviate that did not change: a density around zero, alike to both sides, known from the side to which the
 * whole did not move. Between quantiles that halve what is left it is even; beyond them it falls off exponentially.
 */
final class Scatter {
    /** A deviation is the difference over the mean of both, so at most two: leaves that come from or fall to nothing. */
    static final double MOST = 2;

    /** How closely the leaves of a changed cell lie together, before they are seen. */
    static final double CLOSELY = 0.05;

    private static final int LEAST_BEYOND = 20;
    private static final double NARROWEST = 1e-3;

    /** One leaf more that deviates by so much: a few leaves that hardly do are no proof that none does. */
    private static final double USUAL = 0.05;

    /** The side to which the whole moved may have the heavier tail: a share that is lost is at most all, one won is any. */
    private static final double HEAVIER = 1.5;

    private static final double TWO_THIRDS = 0.68;

    /** Where it changes. */
    private final double[] knots;

    /** Its logarithm up to each knot. */
    private final double[] logs;

    /** The mean distance from the last knot of what lies beyond. */
    private final double tail;

    /** Its logarithm just beyond the last knot. */
    private final double tailLog;

    /** What two thirds do not exceed. */
    private final double ordinary;

    /** The least of it where leaves come or vanish, for many may. */
    private final double edge;

    private Scatter(double[] knots, double[] logs, double tail, double tailLog, double ordinary, double edge) {
        this.knots = knots;
        this.logs = logs;
        this.tail = tail;
        this.tailLog = tailLog;
        this.ordinary = ordinary;
        this.edge = edge;
    }

    /** Of deviations, all positive. */
    static Scatter of(double[] deviations) {
        double[] sorted = deviations.clone();
        Arrays.sort(sorted);
        int all = sorted.length;
        double[] knots = new double[Integer.SIZE];
        double[] logs = new double[Integer.SIZE];
        int count = 0;
        int at = 0;
        double last = 0;
        while (all - at > LEAST_BEYOND) {
            int next = at + (all - at) / 2;
            double knot = Math.max(sorted[next], last + NARROWEST);
            knots[count] = knot;
            logs[count++] = Math.log((next - at) / (2.0 * all * (knot - last)));
            last = knot;
            at = next;
        }
        double beyond = USUAL;
        for (int i = at; i < all; i++) {
            beyond += Math.max(0, sorted[i] - last);
        }
        double tail = HEAVIER * beyond / (all - at + 1);
        double tailLog = Math.log((all - at + 1) / (2.0 * (all + 1) * tail));
        double ordinary = count == 0 ? tail : sorted[(int) (all * TWO_THIRDS)];
        long vanished =
                Arrays.stream(sorted).filter(deviation -> deviation >= MOST).count();
        double edge = Math.log(vanished / (2.0 * (all + 1) * CLOSELY));
        return new Scatter(Arrays.copyOf(knots, count), Arrays.copyOf(logs, count), tail, tailLog, ordinary, edge);
    }

    double logDensity(double deviation) {
        double distance = Math.abs(deviation);
        return distance >= MOST ? Math.max(edge, inside(distance)) : inside(distance);
    }

    private double inside(double distance) {
        for (int i = 0; i < knots.length; i++) {
            if (distance <= knots[i]) {
                return logs[i];
            }
        }
        return tailLog - (distance - (knots.length == 0 ? 0 : knots[knots.length - 1])) / tail;
    }

    double[] knots() {
        return knots;
    }

    double[] logs() {
        return logs;
    }

    double tail() {
        return tail;
    }

    double tailLog() {
        return tailLog;
    }

    double ordinary() {
        return ordinary;
    }

    double edge() {
        return edge;
    }
}
