package io.headwater.lineage.graph;

import java.util.Arrays;

/**
 * All edges, sorted by where they come from, where they go, kind and beginning; and the same by where they go. An edge is
 * known by its place in the first order.
 */
final class Edges {
    static final Edges NONE = new Edges(new int[1], new EdgeTable(0));

    /** Compressed sparse rows: the edges from a node are those from {@code outStarts[node]} to the next node's. */
    final int[] outStarts;

    final int[] targets;
    /** The same for edges into a node: places in {@link #sources} and {@link #into}. */
    final int[] inStarts;

    final int[] sources;
    final int[] into;
    final byte[] kinds;
    final int[] validFrom;
    final int[] validTo;
    final byte[] confidence;

    /** Takes over a table that is sorted; {@code outStarts} has one more than there are nodes. */
    Edges(int[] outStarts, EdgeTable table) {
        this.outStarts = outStarts;
        targets = trim(table.to, table.size);
        kinds = trim(table.kinds, table.size);
        validFrom = trim(table.validFrom, table.size);
        validTo = trim(table.validTo, table.size);
        confidence = trim(table.confidence, table.size);
        int nodes = outStarts.length - 1;
        inStarts = Order.starts(targets, nodes);
        sources = new int[targets.length];
        into = new int[targets.length];
        int[] next = inStarts.clone();
        for (int node = 0; node < nodes; node++) {
            for (int edge = outStarts[node]; edge < outStarts[node + 1]; edge++) {
                int place = next[targets[edge]]++;
                sources[place] = node;
                into[place] = edge;
            }
        }
    }

    int size() {
        return targets.length;
    }

    int source(int edge) {
        int found = Arrays.binarySearch(outStarts, edge);
        if (found < 0) {
            return -found - 2;
        }
        while (outStarts[found + 1] == edge) { // nodes without edges begin at the same place
            found++;
        }
        return found;
    }

    /** Where each edge comes from. */
    int[] sourceOfEach() {
        int[] each = new int[targets.length];
        for (int node = 0; node + 1 < outStarts.length; node++) {
            Arrays.fill(each, outStarts[node], outStarts[node + 1], node);
        }
        return each;
    }

    Claim claim(int edge) {
        return new Claim(
                Packed.relation(kinds[edge]),
                Packed.layer(kinds[edge]),
                Packed.seconds(validFrom[edge]),
                Packed.seconds(validTo[edge]),
                Packed.confidence(confidence[edge]));
    }

    private static int[] trim(int[] items, int size) {
        return items.length == size ? items : Arrays.copyOf(items, size);
    }

    private static byte[] trim(byte[] items, int size) {
        return items.length == size ? items : Arrays.copyOf(items, size);
    }
}
