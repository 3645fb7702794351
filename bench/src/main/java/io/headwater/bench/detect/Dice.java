package io.headwater.bench.detect;

import java.util.Random;

/** The laws that the generator draws from; the same seed gives the same bits. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x1234567);
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Whole numbers, both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    double logUniform(double low, double high) {
        return low * StrictMath.pow(high / low, random.nextDouble());
    }

    double normal() {
        return Math.max(-6, Math.min(6, random.nextGaussian()));
    }

    /** Student's t with three degrees of freedom, of unit variance. */
    double heavy() {
        double chi = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            chi += normal * normal;
        }
        return random.nextGaussian() / StrictMath.sqrt(chi / 3) / StrictMath.sqrt(3);
    }

    /** Counts of a mean; by the normal law where nobody can tell the difference. */
    double poisson(double mean) {
        if (mean > 200) {
            return Math.max(0, Math.rint(mean + StrictMath.sqrt(mean) * normal()));
        }
        double limit = StrictMath.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** How many of {@code of} have a property of that share; one by one where they are few. */
    double outOf(double of, double share) {
        if (of > 1000) {
            return binomial(of, share);
        }
        int count = 0;
        for (int i = 0; i < of; i++) {
            count += random.nextDouble() < share ? 1 : 0;
        }
        return count;
    }

    /** How many of {@code of} have a property of that share. */
    double binomial(double of, double share) {
        double mean = of * share;
        if (mean < 200) {
            return Math.min(of, poisson(mean));
        }
        double spread = StrictMath.sqrt(mean * Math.max(0, 1 - share));
        return Math.max(0, Math.min(of, Math.rint(mean + spread * normal())));
    }
}
