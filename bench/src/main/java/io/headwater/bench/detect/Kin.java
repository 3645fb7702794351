package io.headwater.bench.detect;

import io.headwater.detect.Cadence;
import io.headwater.detect.Series;
import io.headwater.detect.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Tables that have just begun, with older ones beside them: of the same family, so that weeks, month ends and noise are
 * alike but for small variations, or of no kin at all.
 *
 * @param young without any fault
 * @param faulty the same with one
 * @param family older tables of its family
 * @param strangers as many older tables of no kin
 */
record Kin(Example young, Example faulty, List<Series> family, List<Series> strangers) {
    private static final List<Fault.Kind> KINDS =
            List.of(Fault.Kind.MISSING, Fault.Kind.PARTIAL, Fault.Kind.DUPLICATE, Fault.Kind.LATE, Fault.Kind.BACKFILL);

    /** How old the others are, and how old it becomes, in days. */
    private record Ages(int others, int young, int first) {
        static Ages of(boolean hourly) {
            return hourly ? new Ages(42, 14, 2) : new Ages(90, 35, 7);
        }
    }

    /** Who is beside a young table. */
    enum Beside {
        NOBODY("alone"),
        FAMILY("beside its family"),
        STRANGERS("beside strangers");

        private final String words;

        Beside(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        List<Series> of(Kin kin) {
            return switch (this) {
                case NOBODY -> List.of();
                case FAMILY -> kin.family();
                case STRANGERS -> kin.strangers();
            };
        }
    }

    static List<Kin> drawn(long seed, int count, boolean hourly) {
        return LongStream.range(seed, seed + count)
                .mapToObj(one -> new Draw(new Dice(one), hourly).kin())
                .toList();
    }

    /** How young tables are judged from one age to another, in buckets. */
    static Score falseAlerts(List<Kin> all, Beside beside, int from, int to) {
        return score(all, beside, kin -> kin.young().between(from, to));
    }

    /** What is found in them. */
    static Score found(List<Kin> all, Beside beside) {
        return score(all, beside, Kin::faulty);
    }

    private interface Which {
        Example of(Kin kin);
    }

    private static Score score(List<Kin> all, Beside beside, Which which) {
        var medium = new Headwater(Settings.Sensitivity.MEDIUM);
        var examples = all.stream().map(which::of).toList();
        var said = IntStream.range(0, all.size())
                .mapToObj(i -> {
                    var detector = medium.detector(examples.get(i)).among(beside.of(all.get(i)), beside.words());
                    return Headwater.scores(detector, examples.get(i));
                })
                .toList();
        return Score.of(examples, said, medium.threshold());
    }

    /** Draws one. */
    private record Draw(Dice dice, boolean hourly) {
        Kin kin() {
            var shape = shape();
            var noise = noise();
            var ages = Ages.of(hourly);
            int siblings = dice.between(4, 12);
            int perDay = hourly ? 24 : 1;
            int born = perDay * (ages.others() + dice.below(7));
            int size = born + perDay * ages.young();
            var family = IntStream.range(0, siblings)
                    .mapToObj(_ -> table(shape.sibling(dice), noise.sibling(dice, hourly), 0, size))
                    .map(Example::series)
                    .toList();
            var strangers = IntStream.range(0, siblings)
                    .mapToObj(_ -> table(shape(), noise(), 0, size))
                    .map(Example::series)
                    .toList();
            var young = since(table(shape.sibling(dice), noise.sibling(dice, hourly), born, size));
            return new Kin(young, faulty(young, perDay * ages.first()), family, strangers);
        }

        private Shape shape() {
            return hourly ? Shape.hourly(dice, Volumes.PRODUCER) : Shape.daily(dice);
        }

        private Noise noise() {
            return Noise.drawn(dice, 0.03, 0.22, hourly ? 0.06 : 0.12, hourly);
        }

        private Example table(Shape shape, Noise noise, int from, int to) {
            double[] values = new double[to - from];
            double[] mean = new double[to - from];
            double[] spread = new double[to - from];
            for (int i = 0; i < values.length; i++) {
                mean[i] = shape.mean(from + i);
                values[i] = dice.poisson(mean[i] * StrictMath.exp(noise.next(dice)));
                spread[i] = noise.size();
            }
            var cadence = hourly ? Cadence.HOUR : Cadence.DAY;
            var holidays = Arrays.copyOfRange(shape.holidays(to), from, to);
            var start = shape.start().plusSeconds(from * (hourly ? 3_600L : 86_400L));
            double[] none = {};
            return new Example(
                    Series.Kind.COUNT,
                    cadence,
                    start,
                    values,
                    none,
                    mean,
                    spread,
                    List.of(),
                    holidays,
                    shape.known(),
                    0);
        }

        /** Before its first rows a table is not there. */
        private static Example since(Example table) {
            double[] values = table.values().clone();
            for (int i = 0; i < values.length && values[i] == 0; i++) {
                values[i] = Double.NaN;
            }
            return table.with(values, List.of(), 0);
        }

        private Example faulty(Example young, int first) {
            var volumes = new Volumes(dice, hourly, 0);
            var kind = KINDS.get(dice.below(KINDS.size()));
            int length = volumes.length(kind);
            int at = dice.between(first, young.size() - length - 8);
            while (young.mean()[at] < 8 && at < young.size() - length - 2) {
                at++;
            }
            var placement = hourly ? Placement.HOURLY : Placement.DAILY;
            var fault = placement.fault(new Placement.Place(kind, at, length));
            double[] values = young.values().clone();
            volumes.load(values, List.of(fault));
            return young.with(values, List.of(fault), first);
        }
    }
}
