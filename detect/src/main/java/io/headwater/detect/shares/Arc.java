package io.headwater.detect.shares;

/** Arc sines of square roots: in them all shares have the same noise of counting, a variance of 1 / (4 rows). */
final class Arc {
    private Arc() {}

    static double of(double share) {
        return StrictMath.asin(StrictMath.sqrt(Math.max(0, Math.min(share, 1))));
    }

    /** The share of an arc; beyond the ends it is nothing or all. */
    static double share(double arc) {
        double sine = StrictMath.sin(Math.max(0, Math.min(arc, Math.PI / 2)));
        return sine * sine;
    }
}
