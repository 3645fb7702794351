package io.headwater.bench.detect;

import io.headwater.detect.Cadence;
import io.headwater.detect.Series;
import java.time.Instant;
import java.util.List;

/** Shares of rows: of nulls, and of one category among several. */
final class Shares {
    private static final int DAYS = 365;
    private static final List<Fault.Kind> NULLS =
            List.of(Fault.Kind.NULL_BURST, Fault.Kind.NULL_BURST, Fault.Kind.DROPPED_COLUMN, Fault.Kind.DRIFT);
    private static final List<Fault.Kind> CATEGORY =
            List.of(Fault.Kind.SHARE_SHIFT, Fault.Kind.SHARE_SHIFT, Fault.Kind.DRIFT);

    private final Dice dice;
    private final double base;
    private final double rows;
    private final double[] week = new double[7];

    private Shares(Dice dice, double base, double rows, double flat) {
        this.dice = dice;
        this.base = base;
        this.rows = rows;
        boolean isFlat = dice.happens(flat);
        for (int day = 0; day < 7; day++) {
            week[day] = isFlat ? 1 : day < 5 ? dice.uniform(0.95, 1.05) : dice.uniform(0.7, 1.3);
        }
    }

    /** The share of nulls in a field; some fields never have any. */
    static Example nulls(long seed) {
        var dice = new Dice(seed);
        double base = dice.happens(0.2) ? 0 : dice.logUniform(0.003, 0.35);
        var shares = new Shares(dice, base, dice.logUniform(30, 1e6), 0.5);
        return shares.example(NULLS, Noise.drawn(dice, 0.12, 0.48, 0.15, false));
    }

    /** The share of one category. */
    static Example category(long seed) {
        var dice = new Dice(seed);
        var shares = new Shares(dice, dice.logUniform(0.05, 0.6), dice.logUniform(300, 1e6), 0.85);
        return shares.example(CATEGORY, Noise.drawn(dice, 0.008, 0.045, 0.15, false));
    }

    private Example example(List<Fault.Kind> kinds, Noise noise) {
        var places = Placement.DAILY.places(dice, DAYS, kinds, this::length, _ -> true);
        double[] mean = new double[DAYS];
        double[] counted = new double[DAYS];
        double[] shares = new double[DAYS];
        double[] spread = new double[DAYS];
        double[] off = new double[DAYS];
        places.forEach(place -> disturb(off, place));
        for (int i = 0; i < DAYS; i++) {
            mean[i] = Math.min(0.95, base * week[i % 7]);
            counted[i] = Math.max(1, dice.poisson(rows * StrictMath.exp(0.1 * dice.normal())));
            double share = Math.min(0.99, mean[i] * StrictMath.exp(noise.next(dice)));
            double moved = kinds.equals(NULLS) ? share + off[i] * (1 - share) : share * (1 - off[i]);
            shares[i] = dice.binomial(counted[i], Math.max(0, Math.min(1, moved))) / counted[i];
            // half the derivative of the arc sine in logarithms
            spread[i] = noise.size() * StrictMath.sqrt(mean[i] / (1 - mean[i])) / 2;
        }
        return new Example(
                Series.Kind.RATE,
                Cadence.DAY,
                Instant.parse("2024-01-01T00:00:00Z"),
                shares,
                counted,
                mean,
                spread,
                places.stream().map(Placement.DAILY::fault).toList(),
                new boolean[DAYS],
                true,
                35);
    }

    private int length(Fault.Kind kind) {
        return switch (kind) {
            case DRIFT -> 40;
            case SHARE_SHIFT -> dice.between(2, 7);
            default -> dice.between(1, 4);
        };
    }

    private void disturb(double[] off, Placement.Place place) {
        double size = switch (place.kind()) {
            case NULL_BURST -> dice.logUniform(0.03, 0.9);
            case SHARE_SHIFT -> dice.uniform(0.15, 0.5);
            default -> 1;
        };
        for (int i = 0; i < place.length(); i++) {
            off[place.from() + i] = place.kind() == Fault.Kind.DRIFT ? 0.005 * (i + 1) : size;
        }
    }
}
