package io.headwater.bench.detect;

import io.headwater.detect.Cadence;
import io.headwater.detect.Series;
import java.time.Instant;
import java.util.List;

/** Means of a positive field. */
final class Means {
    private static final int DAYS = 365;
    private static final List<Fault.Kind> KINDS =
            List.of(Fault.Kind.UNIT, Fault.Kind.BIAS, Fault.Kind.DRIFT, Fault.Kind.LEVEL_SHIFT);

    private final Dice dice;

    private Means(Dice dice) {
        this.dice = dice;
    }

    static Example daily(long seed) {
        return new Means(new Dice(seed)).example();
    }

    private Example example() {
        double base = dice.logUniform(0.1, 1e4);
        double growth = dice.uniform(-0.1, 0.3);
        boolean flat = dice.happens(0.3);
        double[] week = new double[7];
        for (int day = 0; day < 7; day++) {
            week[day] = flat ? 1 : day < 5 ? dice.uniform(0.95, 1.05) : dice.uniform(0.75, 1.25);
        }
        var noise = Noise.drawn(dice, 0.03, 0.17, 0.05, false);
        var places = Placement.DAILY.places(dice, DAYS, KINDS, this::length, _ -> true);
        double[] off = new double[DAYS];
        places.forEach(place -> disturb(off, place));
        double[] mean = new double[DAYS];
        double[] values = new double[DAYS];
        double[] spread = new double[DAYS];
        double[] shift = shifts(places);
        for (int i = 0; i < DAYS; i++) {
            mean[i] = base * week[i % 7] * StrictMath.pow(1 + growth, i / 365.0) * StrictMath.exp(shift[i]);
            values[i] = mean[i] * StrictMath.exp(noise.next(dice) + off[i]);
            spread[i] = noise.size();
        }
        return new Example(
                Series.Kind.POSITIVE,
                Cadence.DAY,
                Instant.parse("2024-01-01T00:00:00Z"),
                values,
                new double[0],
                mean,
                spread,
                places.stream().map(Placement.DAILY::fault).toList(),
                new boolean[DAYS],
                true,
                35);
    }

    /** By how much each day lies higher because of level shifts, in logarithms. */
    private double[] shifts(List<Placement.Place> places) {
        double[] shift = new double[DAYS];
        for (var place : places) {
            if (place.kind() == Fault.Kind.LEVEL_SHIFT) {
                double factor = StrictMath.log(dice.uniform(1.5, 3)) * (dice.happens(0.5) ? 1 : -1);
                for (int i = place.from(); i < DAYS; i++) {
                    shift[i] += factor;
                }
            }
        }
        return shift;
    }

    private int length(Fault.Kind kind) {
        return switch (kind) {
            case DRIFT -> 40;
            case LEVEL_SHIFT -> 1;
            default -> dice.between(1, 4);
        };
    }

    private void disturb(double[] off, Placement.Place place) {
        double side = dice.happens(0.5) ? 1 : -1;
        double size = switch (place.kind()) {
            case UNIT -> StrictMath.log(100) * side;
            case BIAS -> dice.uniform(0.3, 0.8) * side;
            default -> 0;
        };
        double slope = StrictMath.log1p(dice.uniform(0.01, 0.02) * side);
        for (int i = 0; i < place.length(); i++) {
            off[place.from() + i] = place.kind() == Fault.Kind.DRIFT ? slope * (i + 1) : size;
        }
    }
}
