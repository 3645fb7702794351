package io.headwater.bench.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sums with causes as RiskLoc's paper (arXiv 2205.10004, section on synthetic data) describes its sets S and L: values of
 * leaves from a Weibull distribution, some of them zero; forecasts that err by a share of each value; causes that lower all
 * leaves of some cells by about the same factor.
 */
final class GeneratedSums {
    static final GeneratedSums S = new GeneratedSums("S", new int[] {10, 12, 10, 8, 5}, 0.25, 0.2, 0.1, 3, 3, false);
    static final GeneratedSums L = new GeneratedSums("L", new int[] {10, 24, 10, 15}, 0.1, 0.5, 0, 5, 1, true);

    private static final double MOST_ZERO = 0.25;
    private static final int TRIES = 100;

    private final String name;

    /** How many values each dimension has. */
    private final int[] sizes;

    /** The most that a forecast errs by, as a share. */
    private final double noise;

    /** The least share that a cause takes, before noise is added. */
    private final double leastSeverity;

    /** The most that severities within a cause deviate. */
    private final double deviation;

    /** How many causes at the most. */
    private final int anomalies;

    /** How many cells each cause has at the most. */
    private final int elements;

    /** Whether causes are single leaves. */
    private final boolean leavesOnly;

    private GeneratedSums(
            String name,
            int[] sizes,
            double noise,
            double leastSeverity,
            double deviation,
            int anomalies,
            int elements,
            boolean leavesOnly) {
        this.name = name;
        this.sizes = sizes;
        this.noise = noise;
        this.leastSeverity = leastSeverity;
        this.deviation = deviation;
        this.anomalies = anomalies;
        this.elements = elements;
        this.leavesOnly = leavesOnly;
    }

    /** A cause: cells of the same dimensions, and how strongly they fell. */
    private record Cause(int level, int elements, double severity, double deviation) {}

    /** The case of a seed. */
    SumCase generate(long seed) {
        var random = new SplittableRandom(seed);
        double zeros = random.nextDouble(0, MOST_ZERO);
        double errs = random.nextDouble(0, noise);
        var causes = new ArrayList<Cause>();
        int count = random.nextInt(1, anomalies + 1);
        for (int i = 0; i < count; i++) {
            causes.add(new Cause(
                    leavesOnly ? sizes.length : random.nextInt(1, sizes.length + 1),
                    random.nextInt(1, elements + 1),
                    random.nextDouble(leastSeverity, 1) + errs,
                    deviation == 0 ? 0 : random.nextDouble(0, deviation)));
        }
        var quiet = quiet(random, zeros, errs);
        var cells = place(random, causes, quiet);
        return strike(random, causes, cells, quiet);
    }

    private SumCase quiet(SplittableRandom random, double zeros, double errs) {
        int leaves = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        double shape = random.nextDouble(0.5, 1);
        double[] real = new double[leaves];
        double[] expected = new double[leaves];
        for (int leaf = 0; leaf < leaves; leaf++) {
            double value = 100 * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
            value = random.nextDouble() > zeros ? value : 0;
            double forecast = value * (1 + random.nextGaussian() * errs);
            boolean swapped = random.nextBoolean(); // so that errors to both sides are alike
            real[leaf] = swapped ? forecast : value;
            expected[leaf] = Math.max(0, swapped ? value : forecast);
        }
        return new SumCase(sizes, real, expected, Set.of());
    }

    private List<List<List<Integer>>> place(SplittableRandom random, List<Cause> causes, SumCase quiet) {
        var placed = new ArrayList<List<List<Integer>>>();
        for (int tries = 0; placed.size() < causes.size(); tries++) {
            if (tries % TRIES == TRIES - 1) { // earlier causes may have left no room
                placed.clear();
            }
            var cells = cells(random, causes.get(placed.size()), placed);
            if (isFit(cells, placed, quiet)) {
                placed.add(cells);
            }
        }
        return placed;
    }

    /** Cells of dimensions chosen at random; empty where earlier causes left too few values. */
    private List<List<Integer>> cells(SplittableRandom random, Cause cause, List<List<List<Integer>>> placed) {
        var dimensions = new LinkedHashSet<Integer>();
        while (dimensions.size() < cause.level()) {
            dimensions.add(random.nextInt(sizes.length));
        }
        var cells = new ArrayList<List<Integer>>();
        for (int i = 0; i < cause.elements(); i++) {
            var cell = new ArrayList<>(Collections.nCopies(sizes.length, -1));
            for (int d : dimensions) {
                var taken = new HashSet<Integer>();
                placed.forEach(other -> other.forEach(one -> taken.add(one.get(d))));
                int[] free = IntStream.range(0, sizes[d])
                        .filter(value -> !taken.contains(value))
                        .toArray();
                if (free.length == 0) {
                    return List.of();
                }
                cell.set(d, free[random.nextInt(free.length)]);
            }
            cells.add(List.copyOf(cell));
        }
        return cells;
    }

    /** Cells are distinct, of dimensions that no earlier cause has (but for leaves), and leaves have a value. */
    private boolean isFit(List<List<Integer>> cells, List<List<List<Integer>>> placed, SumCase quiet) {
        if (cells.isEmpty() || new HashSet<>(cells).size() < cells.size()) {
            return false;
        }
        if (cells.getFirst().contains(-1)) {
            return placed.stream().noneMatch(other -> isOfSame(other.getFirst(), cells.getFirst()));
        }
        return cells.stream().allMatch(cell -> quiet.real()[leaf(cell)] != 0);
    }

    private boolean isOfSame(List<Integer> one, List<Integer> other) {
        for (int d = 0; d < sizes.length; d++) {
            if ((one.get(d) < 0) != (other.get(d) < 0)) {
                return false;
            }
        }
        return true;
    }

    private int leaf(List<Integer> cell) {
        int leaf = 0;
        for (int d = 0; d < sizes.length; d++) {
            leaf = leaf * sizes[d] + cell.get(d);
        }
        return leaf;
    }

    private SumCase strike(
            SplittableRandom random, List<Cause> causes, List<List<List<Integer>>> cells, SumCase quiet) {
        double[] real = quiet.real().clone();
        double[] expected = quiet.expected().clone();
        // In the direction in which the noise errs, so that it does not outweigh the causes.
        boolean rises = Arrays.stream(real).sum() > Arrays.stream(expected).sum();
        double[] kept = rises ? real : expected;
        double[] struck = rises ? expected : real;
        for (int i = 0; i < causes.size(); i++) {
            for (int leaf = 0; leaf < real.length; leaf++) {
                if (isIn(quiet, leaf, cells.get(i))) {
                    double takes = causes.get(i).severity()
                            + random.nextGaussian() * causes.get(i).deviation();
                    struck[leaf] = Math.max(0, kept[leaf] * (1 - takes));
                }
            }
        }
        var all = new LinkedHashSet<List<Integer>>();
        cells.forEach(all::addAll);
        return new SumCase(sizes, real, expected, Set.copyOf(all));
    }

    private boolean isIn(SumCase quiet, int leaf, List<List<Integer>> cells) {
        for (List<Integer> cell : cells) {
            boolean is = true;
            for (int d = 0; d < sizes.length && is; d++) {
                is = cell.get(d) < 0 || cell.get(d) == quiet.value(leaf, d);
            }
            if (is) {
                return true;
            }
        }
        return false;
    }

    String name() {
        return name;
    }

    int[] sizes() {
        return sizes;
    }

    double noise() {
        return noise;
    }

    double leastSeverity() {
        return leastSeverity;
    }

    double deviation() {
        return deviation;
    }

    int anomalies() {
        return anomalies;
    }

    int elements() {
        return elements;
    }

    boolean leavesOnly() {
        return leavesOnly;
    }
}
