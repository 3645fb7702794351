package io.headwater.detect.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which dimensions are combined, and how many at a time, so that the answer does not take long.
 */
final class Columns {
    /** How often a leaf may be looked at, over all leaves. */
    private static final long BUDGET = 5_000_000;

    private static final int USUAL_DEPTH = 3;

    /** The most telling ones, ascending. */
    private final int[] dimensions;

    /** How many conditions a segment may have. */
    private final int depth;

    private Columns(int[] dimensions, int depth) {
        this.dimensions = dimensions;
        this.depth = depth;
    }

    static Columns of(Leaves leaves, Evidence evidence) {
        int all = leaves.codes().length;
        int most = Math.min(evidence.depth(), all);
        if (cost(leaves, all, most) <= BUDGET) {
            return new Columns(IntStream.range(0, all).toArray(), most);
        }
        int depth = Math.min(USUAL_DEPTH, most);
        int count = all;
        while (count > 1 && cost(leaves, count, Math.min(depth, count)) > BUDGET) {
            count--;
        }
        int[] kept = telling(leaves, evidence).stream()
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return new Columns(kept, Math.min(depth, count));
    }

    /** The number of cuboids times that of leaves. */
    private static long cost(Leaves leaves, int dimensions, int depth) {
        double cuboids = 0;
        double layer = 1;
        for (int k = 1; k <= depth; k++) {
            layer = layer * (dimensions - k + 1) / k;
            cuboids += layer;
        }
        return (long) Math.min(Long.MAX_VALUE, cuboids * leaves.size());
    }

    /** Dimensions by how much their cells gain together. */
    private static List<Integer> telling(Leaves leaves, Evidence evidence) {
        double[] gains = new double[leaves.codes().length];
        var order = new ArrayList<Integer>();
        for (int d = 0; d < gains.length; d++) {
            var cuboid = Cuboid.single(leaves, evidence, d);
            gains[d] = -cuboid.cells();
            for (int cell = 0; cell < cuboid.cells(); cell++) {
                gains[d] += cuboid.gains()[cell];
            }
            order.add(d);
        }
        order.sort(Comparator.comparingDouble(d -> -gains[d]));
        return order;
    }

    int[] dimensions() {
        return dimensions;
    }

    int depth() {
        return depth;
    }
}
