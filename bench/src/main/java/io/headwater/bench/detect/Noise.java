package io.headwater.bench.detect;

/** What a series does beside its mean: of one size, with memory for half of them, with heavy tails for a fifth. */
final class Noise {
    private final double size;
    private final double memory;
    private final double scale;
    private final boolean isHeavy;
    private double last;

    private Noise(double size, double memory, double scale, boolean isHeavy) {
        this.scale = scale;
        this.size = size;
        this.memory = memory;
        this.isHeavy = isHeavy;
    }

    static Noise drawn(Dice dice, double least, double most, double heavy, boolean whole) {
        double size = dice.logUniform(least, most);
        double memory = dice.happens(0.5) ? dice.uniform(0.1, 0.7) : 0;
        double scale = whole ? StrictMath.sqrt(1 - memory * memory) : 1;
        return new Noise(size, memory, scale, dice.happens(heavy));
    }

    /** That of another one of the same family: about as large, with about as much memory. */
    Noise sibling(Dice dice, boolean whole) {
        double other = memory == 0 ? 0 : Math.max(0.1, Math.min(memory + 0.1 * dice.normal(), 0.7));
        double scaled = whole ? StrictMath.sqrt(1 - other * other) : 1;
        return new Noise(size * StrictMath.exp(0.25 * dice.normal()), other, scaled, isHeavy);
    }

    /** The standard deviation, in logarithms. */
    double size() {
        return size;
    }

    double next(Dice dice) {
        double fresh = isHeavy ? dice.heavy() : dice.normal();
        last = memory * last + scale * fresh;

        return size * Math.max(-6, Math.min(6, last));
    }
}
