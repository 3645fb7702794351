package io.headwater.bench.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * RiskLoc as its paper describes it (arXiv 2205.10004): what a generator is checked with, by how well this does on it.
 *
 * <p>Leaves are parted by their deviation at a cutoff that the other side's extremes give; layer by layer, the cell that
 * explains most and whose risk is high enough is a cause, its leaves are taken out, and it goes on.
 */
final class RiskLoc {
    private static final int EXTREMES = 5;
    private static final double LEAST_RISK = 0.5;
    private static final double LEAST_POWER = 0.02;

    private final SumCase about;
    private final double[] deviation;
    private final double[] power;
    private final double[] weight;
    private final boolean[] isAbnormal;
    private final boolean[] isGone;

    private RiskLoc(SumCase about) {
        this.about = about;
        int leaves = about.real().length;
        deviation = new double[leaves];
        power = new double[leaves];
        weight = new double[leaves];
        isAbnormal = new boolean[leaves];
        isGone = new boolean[leaves];
        for (int i = 0; i < leaves; i++) {
            double sum = about.expected()[i] + about.real()[i];
            deviation[i] = sum == 0 ? 0 : 2 * (about.expected()[i] - about.real()[i]) / sum;
        }
        double change = Arrays.stream(about.real()).sum()
                - Arrays.stream(about.expected()).sum();
        for (int i = 0; i < leaves; i++) {
            power[i] = (about.real()[i] - about.expected()[i]) / change;
        }
        part(cutoff());
    }

    /** The causes of a case, in the form of its own. */
    static Set<List<Integer>> causes(SumCase about) {
        return new RiskLoc(about).causes();
    }

    private double cutoff() {
        double[] distinct = Arrays.stream(deviation).distinct().sorted().toArray();
        int rank = Math.min(EXTREMES, distinct.length - 1);
        double low = distinct[rank];
        double high = distinct[distinct.length - 1 - rank];
        return -(Math.abs(low) <= Math.abs(high) ? low : high);
    }

    private void part(double cutoff) {
        boolean isRight = Math.copySign(1, cutoff) > 0;
        for (int i = 0; i < weight.length; i++) {
            isAbnormal[i] = isRight ? deviation[i] > cutoff : deviation[i] < cutoff;
            boolean isEmpty = about.real()[i] == 0 && about.expected()[i] == 0;
            double distance = isEmpty ? 0 : Math.abs(cutoff - deviation[i]);
            weight[i] = Math.min(1, isAbnormal[i] ? Math.abs(deviation[i]) : distance);
        }
    }

    private Set<List<Integer>> causes() {
        double all = abnormalPower();
        if (all < 0) {
            Arrays.setAll(power, i -> -power[i]);
            all = -all;
        }
        var causes = new HashSet<List<Integer>>();
        while (abnormalPower() >= LEAST_POWER * all) {
            var next = next(LEAST_POWER * all);
            if (next.isEmpty()) {
                break;
            }
            causes.add(next.get());
            for (int i = 0; i < isGone.length; i++) {
                isGone[i] |= isIn(i, next.get());
            }
        }
        return causes;
    }

    private double abnormalPower() {
        return IntStream.range(0, power.length)
                .filter(i -> isAbnormal[i] && !isGone[i])
                .mapToDouble(i -> power[i])
                .sum();
    }

    private boolean isIn(int leaf, List<Integer> cell) {
        for (int d = 0; d < about.sizes().length; d++) {
            if (cell.get(d) >= 0 && cell.get(d) != about.value(leaf, d)) {
                return false;
            }
        }
        return true;
    }

    private Optional<List<Integer>> next(double least) {
        int dimensions = about.sizes().length;
        for (int layer = 1; layer <= dimensions; layer++) {
            double best = least;
            List<Integer> found = List.of();
            for (int mask : masks(dimensions, layer)) {
                var groups = new Groups(mask, best);
                int cell = groups.first();
                if (cell >= 0) {
                    best = groups.sums[cell];
                    found = groups.cell(cell);
                }
            }
            if (!found.isEmpty()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Sets of as many dimensions, in lexical order; the first dimension is the lowest bit. */
    private static List<Integer> masks(int dimensions, int layer) {
        var masks = new ArrayList<Integer>();
        for (int mask = 1; mask < 1 << dimensions; mask++) {
            if (Integer.bitCount(mask) == layer) {
                masks.add(mask);
            }
        }
        masks.sort(Comparator.comparingInt(mask -> -Integer.reverse(mask)));
        return masks;
    }

    /** All cells of some dimensions. */
    private final class Groups {
        private final int mask;
        private final double least;
        private final int[] ids;
        private final double[] sums;
        private final boolean[] hasAbnormal;

        Groups(int mask, double least) {
            this.mask = mask;
            this.least = least;
            ids = new int[power.length];
            int cells = 1;
            for (int d = 0; d < about.sizes().length; d++) {
                if ((mask >> d & 1) == 1) {
                    for (int i = 0; i < ids.length; i++) {
                        ids[i] = ids[i] * about.sizes()[d] + about.value(i, d);
                    }
                    cells *= about.sizes()[d];
                }
            }
            sums = new double[cells];
            hasAbnormal = new boolean[cells];
            for (int i = 0; i < ids.length; i++) {
                if (!isGone[i]) {
                    sums[ids[i]] += power[i];
                    hasAbnormal[ids[i]] |= isAbnormal[i];
                }
            }
        }

        /** The cell that explains most of those with enough risk; -1 where there is none. */
        int first() {
            var order = IntStream.range(0, sums.length)
                    .filter(cell -> hasAbnormal[cell] && sums[cell] > least)
                    .boxed()
                    .sorted(Comparator.comparingDouble(cell -> -sums[cell]))
                    .toList();
            if (order.isEmpty()) {
                return -1;
            }
            int[] starts = new int[sums.length + 1];
            int[] leaves = leavesByCell(starts);
            return order.stream()
                    .filter(cell -> risk(Arrays.copyOfRange(leaves, starts[cell], starts[cell + 1])) >= LEAST_RISK)
                    .findFirst()
                    .orElse(-1);
        }

        private int[] leavesByCell(int[] starts) {
            for (int i = 0; i < ids.length; i++) {
                starts[ids[i] + 1] += isGone[i] ? 0 : 1;
            }
            for (int cell = 0; cell < sums.length; cell++) {
                starts[cell + 1] += starts[cell];
            }
            int[] next = starts.clone();
            int[] leaves = new int[starts[sums.length]];
            for (int i = 0; i < ids.length; i++) {
                if (!isGone[i]) {
                    leaves[next[ids[i]]++] = i;
                }
            }
            return leaves;
        }

        List<Integer> cell(int id) {
            Integer[] values = new Integer[about.sizes().length];
            int left = id;
            for (int d = values.length - 1; d >= 0; d--) {
                boolean has = (mask >> d & 1) == 1;
                values[d] = has ? left % about.sizes()[d] : -1;
                left = has ? left / about.sizes()[d] : left;
            }
            return List.of(values);
        }
    }

    /** How much of the weight is abnormal, less how unevenly the leaves moved. */
    private double risk(int[] leaves) {
        double abnormal = 0;
        double normal = 1;
        for (int i : leaves) {
            abnormal += isAbnormal[i] ? weight[i] : 0;
            normal += isAbnormal[i] ? 0 : weight[i];
        }
        return abnormal / (abnormal + normal) - unevenness(leaves);
    }

    private double unevenness(int[] leaves) {
        int[] valued = Arrays.stream(leaves)
                .filter(i -> about.real()[i] != 0 && about.expected()[i] != 0)
                .toArray();
        double real = Arrays.stream(valued).mapToDouble(i -> about.real()[i]).sum();
        double expected =
                Arrays.stream(valued).mapToDouble(i -> about.expected()[i]).sum();
        double uneven = 0;
        double moved = 0;
        for (int i : valued) {
            double even = about.expected()[i] * real / expected;
            uneven += Math.abs(2 * (even - about.real()[i]) / (even + about.real()[i]));
            moved += Math.abs(deviation[i]);
        }
        return moved == 0 ? 0 : uneven / moved;
    }
}
