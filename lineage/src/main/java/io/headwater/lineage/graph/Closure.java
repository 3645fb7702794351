package io.headwater.lineage.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Nodes that a question reached, nearest first, each once. At depth 0 stand those that it began with, and the fields of an
 * asset that it began with as a whole.
 */
public final class Closure {
    private final Graph graph;
    private final int[] nodes;
    private final int[] levelEnds;
    private final Optional<String> cut;

    /**
     * A closure.
     *
     * @param levelEnds for each depth, where in {@code nodes} it ends
     */
    Closure(Graph graph, int[] nodes, int[] levelEnds, Optional<String> cut) {
        this.graph = graph;
        this.nodes = nodes;
        this.levelEnds = levelEnds;
        this.cut = cut;
    }

    /** Why nodes may be missing; empty where the answer is exact within the limits of its question. */
    public Optional<String> cut() {
        return cut;
    }

    /** Whether the answer is exact within the limits of its question. */
    public boolean complete() {
        return cut.isEmpty();
    }

    /** How many nodes there are, those at depth 0 included. */
    public int size() {
        return nodes.length;
    }

    /** All nodes, nearest first. */
    public IntStream nodes() {
        return Arrays.stream(nodes);
    }

    /** Nodes that are neither what the question began with nor part of it, nearest first. */
    public IntStream reached() {
        return Arrays.stream(nodes, levelStart(1), nodes.length);
    }

    /** Nodes at one depth, in edges. */
    public IntStream at(int depth) {
        return depth < 0 || depth >= levelEnds.length
                ? IntStream.empty()
                : Arrays.stream(nodes, levelStart(depth), levelEnds[depth]);
    }

    /** The depth of the farthest node, in edges. */
    public int depth() {
        int depth = levelEnds.length - 1;
        while (depth > 0 && levelStart(depth) == levelEnds[depth]) {
            depth--;
        }
        return Math.max(depth, 0);
    }

    /** All nodes as a set that is the caller's to change. */
    public BitSet set() {
        var set = new BitSet(graph.nodes());
        for (int node : nodes) {
            set.set(node);
        }
        return set;
    }

    /** The blast radius: how many nodes of each kind were reached, without those at depth 0. */
    public Map<NodeKind, Integer> counts() {
        var counts = new EnumMap<NodeKind, Integer>(NodeKind.class);
        reached().forEach(node -> counts.merge(graph.kind(node), 1, Integer::sum));
        return counts;
    }

    private int levelStart(int depth) {
        return depth == 0 || levelEnds.length == 0 ? 0 : levelEnds[Math.min(depth, levelEnds.length) - 1];
    }

    /** Nodes and how far away they are, in any order. */
    static final class Gathering {
        private final Graph graph;
        private final Ints nodes = new Ints();
        private final Ints depths = new Ints();
        private int deepest = -1;

        Gathering(Graph graph) {
            this.graph = graph;
        }

        void add(int node, int depth) {
            nodes.add(node);
            depths.add(depth);
            deepest = Math.max(deepest, depth);
        }

        /** They by depth. */
        Closure closure(Optional<String> cut) {
            int[] order = Order.by(Order.asIs(nodes.size()), depths.copy(), deepest + 1);
            int[] sorted = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                sorted[i] = nodes.get(order[i]);
            }
            int[] ends = new int[deepest + 1];
            int[] starts = Order.starts(depths.copy(), deepest + 1);
            System.arraycopy(starts, 1, ends, 0, ends.length);
            return new Closure(graph, sorted, ends, cut);
        }
    }
}
