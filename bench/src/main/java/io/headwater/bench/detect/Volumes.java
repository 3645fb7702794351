package io.headwater.bench.detect;

import io.headwater.detect.Cadence;
import io.headwater.detect.Series;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Row counts: of days and of hours. */
final class Volumes {
    private static final List<Fault.Kind> DAILY = List.of(
            Fault.Kind.MISSING,
            Fault.Kind.PARTIAL,
            Fault.Kind.DUPLICATE,
            Fault.Kind.LATE,
            Fault.Kind.DRIFT,
            Fault.Kind.LEVEL_SHIFT,
            Fault.Kind.BACKFILL);
    private static final List<Fault.Kind> HOURLY =
            DAILY.stream().filter(kind -> kind != Fault.Kind.DRIFT).toList();
    private static final int DAYS = 365;
    private static final int HOURS = 120 * 24;
    static final ZoneId PRODUCER = ZoneId.of("Europe/Berlin");

    private final Dice dice;
    private final boolean hourly;
    private final double heavy;

    Volumes(Dice dice, boolean hourly, double heavy) {
        this.dice = dice;
        this.heavy = heavy;
        this.hourly = hourly;
    }

    static Example daily(long seed) {
        return new Volumes(new Dice(seed), false, 0.12).example();
    }

    /** Every sixteenth has heavy tails: so few that chance alone would make them many in one run and none in another. */
    static Example hourly(long seed) {
        return new Volumes(new Dice(seed), true, Math.floorMod(seed, 16L) == 5 ? 1 : 0).example();
    }

    private Example example() {
        int size = hourly ? HOURS : DAYS;
        var shape = hourly ? Shape.hourly(dice, PRODUCER) : Shape.daily(dice);
        var noise = Noise.drawn(dice, 0.03, 0.22, heavy, hourly);
        double[] mean = new double[size];
        double[] own = new double[size];
        for (int i = 0; i < size; i++) {
            mean[i] = shape.mean(i);
            own[i] = noise.next(dice);
        }
        var faults = faults(mean);
        double[] values = new double[size];
        double[] spread = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = dice.poisson(mean[i] * StrictMath.exp(own[i]));
            spread[i] = noise.size();
        }
        load(values, faults);
        return new Example(
                Series.Kind.COUNT,
                hourly ? Cadence.HOUR : Cadence.DAY,
                shape.start(),
                values,
                new double[0],
                mean,
                spread,
                faults,
                shape.holidays(size),
                shape.known(),
                hourly ? 28 * 24 : 35);
    }

    /** Places the faults; those that change the process itself are worked into its mean. */
    private List<Fault> faults(double[] mean) {
        var placement = hourly ? Placement.HOURLY : Placement.DAILY;
        var places = placement.places(dice, mean.length, hourly ? HOURLY : DAILY, this::length, at -> mean[at] >= 8);
        var faults = new ArrayList<Fault>();
        for (var place : places) {
            faults.add(placement.fault(place));
            if (place.kind() == Fault.Kind.LEVEL_SHIFT) {
                double factor = dice.uniform(1.5, 3);
                scale(mean, place.from(), mean.length, dice.happens(0.5) ? factor : 1 / factor);
            }
        }
        return faults;
    }

    /** How many buckets a fault of a kind lasts. */
    int length(Fault.Kind kind) {
        return switch (kind) {
            case MISSING -> hourly ? dice.between(2, 8) : dice.between(1, 3);
            case PARTIAL -> hourly ? dice.between(3, 12) : dice.between(1, 3);
            case DUPLICATE -> hourly ? dice.between(1, 3) : 1;
            case DRIFT -> 40;
            default -> 1;
        };
    }

    /** Does to a series what its faults do. */
    void load(double[] values, List<Fault> faults) {
        for (var fault : faults) {
            switch (fault.kind()) {
                case MISSING -> scale(values, fault.from(), fault.to(), 0);
                case PARTIAL -> thin(values, fault, hourly ? dice.uniform(0.2, 0.6) : dice.uniform(0.25, 0.7));
                case DUPLICATE -> scale(values, fault.from(), fault.to(), 2);
                case LATE -> late(values, fault.from());
                case BACKFILL -> thin(values, fault, dice.logUniform(4, 20));
                case DRIFT -> drift(values, fault);
                default -> {} // the mean has it
            }
        }
    }

    private void late(double[] values, int at) {
        double moved = Math.rint(values[at] * dice.uniform(hourly ? 0.8 : 0.6, 1));
        values[at] -= moved;
        values[at + 1] += moved;
    }

    private void drift(double[] values, Fault fault) {
        double rate = dice.uniform(0.01, 0.02) * (dice.happens(0.5) ? 1 : -1);
        for (int i = fault.from(); i < fault.to(); i++) {
            values[i] = Math.rint(values[i] * Math.max(0.1, StrictMath.pow(1 + rate, i - fault.from() + 1)));
        }
    }

    private static void thin(double[] values, Fault fault, double factor) {
        for (int i = fault.from(); i < fault.to(); i++) {
            values[i] = Math.rint(values[i] * factor);
        }
    }

    private static void scale(double[] values, int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }
}
