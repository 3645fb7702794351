package io.headwater.detect.shares;

/** How unlikely something is, as natural logarithms: what is told is too unlikely for plain numbers. */
final class Chance {
    private static final double[] ERFC = {
        -1.26551223,
        1.00002368,
        0.37409196,
        0.09678418,
        -0.18628806,
        0.27886807,
        -1.13520398,
        1.48851587,
        -0.82215223,
        0.17087277
    };

    private Chance() {}

    /** Of a standard normal number above {@code z} (Numerical Recipes' Chebyshev fit, relative error under 1.2e-7). */
    static double above(double z) {
        double x = Math.abs(z) / StrictMath.sqrt(2);
        double t = 1 / (1 + x / 2);
        double sum = 0;
        for (int i = ERFC.length - 1; i >= 0; i--) {
            sum = sum * t + ERFC[i];
        }
        double log = StrictMath.log(t) - x * x + sum + StrictMath.log(0.5);
        return z >= 0 ? log : StrictMath.log1p(-StrictMath.exp(log));
    }

    /** Of a chi-square number above {@code sum} (Wilson and Hilferty 1931). */
    static double above(double sum, int freedom) {
        double scale = 2.0 / (9 * freedom);
        return above((StrictMath.cbrt(sum / freedom) - (1 - scale)) / StrictMath.sqrt(scale));
    }

    /** How far out a normal number has to lie to be as unlikely, about. */
    static double width(double logarithm) {
        return StrictMath.sqrt(2 * Math.max(0, -logarithm));
    }

    static double of(double width) {
        return StrictMath.exp(-width * width / 2);
    }
}
