package io.headwater.detect.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All cells of some dimensions.
 */
final class Cuboid {
    /** Tables of pairs may have this many times as many places as there are leaves; beyond, pairs are looked up. */
    private static final long ROOM = 8;

    private static final long LEAST_ROOM = 1024;

    /** Which, ascending. */
    private final int[] dimensions;

    /** The cell of each leaf. */
    private final int[] ids;

    /** How many there are. */
    private final int cells;

    /** The parts of the evidence of one cell after the other. */
    private final double[] sums;

    /** Of each cell. */
    private final double[] gains;

    private Cuboid(int[] dimensions, int[] ids, int cells, double[] sums, double[] gains) {
        this.dimensions = dimensions;
        this.ids = ids;
        this.cells = cells;
        this.sums = sums;
        this.gains = gains;
    }

    /** Those of up to so many of the given dimensions; those of fewer first. */
    static List<Cuboid> all(Leaves leaves, Evidence evidence, Columns columns) {
        var all = new ArrayList<Cuboid>();
        List<Cuboid> layer = new ArrayList<>();
        for (int d : columns.dimensions()) {
            layer.add(single(leaves, evidence, d));
        }
        for (int k = 1; k <= columns.depth() && !layer.isEmpty(); k++) {
            all.addAll(layer);
            var next = new ArrayList<Cuboid>();
            if (k < columns.depth()) {
                for (Cuboid cuboid : layer) {
                    for (int d : columns.dimensions()) {
                        if (d > cuboid.dimensions[k - 1]) {
                            next.add(cuboid.with(leaves, evidence, d));
                        }
                    }
                }
            }
            layer = next;
        }
        return all;
    }

    static Cuboid single(Leaves leaves, Evidence evidence, int dimension) {
        int cells = leaves.values().get(dimension).size();
        return of(new int[] {dimension}, leaves.codes()[dimension], cells, evidence);
    }

    private Cuboid with(Leaves leaves, Evidence evidence, int dimension) {
        int[] more = Arrays.copyOf(dimensions, dimensions.length + 1);
        more[dimensions.length] = dimension;
        int[] both = new int[ids.length];
        int seconds = leaves.values().get(dimension).size();
        return of(more, both, number(ids, leaves.codes()[dimension], cells, seconds, both), evidence);
    }

    private static Cuboid of(int[] dimensions, int[] ids, int cells, Evidence evidence) {
        int width = evidence.width();
        double[] parts = evidence.parts();
        double[] sums = new double[cells * width];
        for (int leaf = 0; leaf < ids.length; leaf++) {
            int from = leaf * width;
            int to = ids[leaf] * width;
            for (int p = 0; p < width; p++) {
                sums[to + p] += parts[from + p];
            }
        }
        double[] gains = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            gains[cell] = evidence.gain(sums, cell * width);
        }
        return new Cuboid(dimensions, ids, cells, sums, gains);
    }

    boolean has(int dimension) {
        return Arrays.binarySearch(dimensions, dimension) >= 0;
    }

    /** Takes leaves out of their cells. */
    void remove(int[] gone, Evidence evidence) {
        int width = evidence.width();
        for (int leaf : gone) {
            for (int p = 0; p < width; p++) {
                sums[ids[leaf] * width + p] -= evidence.parts()[leaf * width + p];
            }
        }
        for (int leaf : gone) {
            gains[ids[leaf]] = evidence.gain(sums, ids[leaf] * width);
        }
    }

    /** Numbers pairs of codes in the order of their first leaves. */
    private static int number(int[] first, int[] second, int firsts, int seconds, int[] pairs) {
        if ((long) firsts * seconds > ROOM * first.length + LEAST_ROOM) {
            return PairNumbers.number(first, second, seconds, pairs);
        }
        int next = 0;
        int[] numbers = new int[firsts * seconds];
        for (int i = 0; i < first.length; i++) {
            int key = first[i] * seconds + second[i];
            if (numbers[key] == 0) {
                numbers[key] = ++next;
            }
            pairs[i] = numbers[key] - 1;
        }
        return next;
    }

    int[] dimensions() {
        return dimensions;
    }

    int[] ids() {
        return ids;
    }

    int cells() {
        return cells;
    }

    double[] sums() {
        return sums;
    }

    double[] gains() {
        return gains;
    }
}
