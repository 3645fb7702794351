package io.headwater.lineage.graph;

import io.headwater.lineage.graph.Limits.Scope;
import io.headwater.lineage.graph.Traversal.Direction;
import java.util.OptionalLong;

/** The graph as one question sees it: in its scope, its direction, and with the edges that its limits let pass. */
final class View {
    private final Graph graph;
    private final Edges edges;
    /** Where each node's edges begin in its direction, and where they lead. */
    private final int[] starts;

    private final int[] others;
    private final Direction direction;
    private final Scope scope;
    private final boolean[] passes = new boolean[256];
    private final boolean passesAll;
    private final OptionalLong asOf;
    private final int moment;
    private final Budget budget;

    /** A view whose steps are taken from a budget, which several views may share. */
    View(Graph graph, Direction direction, Limits limits, Budget budget) {
        this.graph = graph;
        this.edges = graph.edges;
        this.starts = direction == Direction.DOWNSTREAM ? edges.outStarts : edges.inStarts;
        this.others = direction == Direction.DOWNSTREAM ? edges.targets : edges.sources;
        this.direction = direction;
        this.scope = limits.scope();
        for (Relation relation : limits.relations()) {
            for (Layer layer : limits.layers()) {
                passes[Packed.kind(relation, layer) & 0xff] = true;
            }
        }
        asOf = limits.asOf();
        moment = Packed.instant(asOf.orElse(0));
        passesAll = asOf.isEmpty()
                && limits.relations().size() == Relation.values().length
                && limits.layers().size() == Layer.values().length;
        this.budget = budget;
    }

    /** How many nodes there are in its scope. */
    int size() {
        return scope == Scope.ASSETS ? graph.assets() : graph.nodes();
    }

    /** The node of its scope that stands for a node. */
    int entry(int node) {
        return scope == Scope.ASSETS ? graph.owner(node) : node;
    }

    /** Takes steps of another kind from the budget. */
    void take(int steps) {
        budget.take(steps);
    }

    boolean isExhausted() {
        return budget.isSpent();
    }

    /** Adds what lies one edge away from a node, more than once where several edges lead there. */
    void addNeighbours(int node, Ints found) {
        addOwn(node, node + 1, found);
        if (scope == Scope.ASSETS) {
            addOwn(graph.firstField(node), graph.endField(node), found);
        }
    }

    /** Adds what lies no edge away: the fields of an asset as a whole, or against the data the asset of a field. */
    void addParts(int node, Ints found) {
        if (scope == Scope.ASSETS || graph.isAsset(node) != (direction == Direction.DOWNSTREAM)) {
            return;
        }
        if (direction == Direction.UPSTREAM) {
            found.add(graph.owner(node));
            return;
        }
        for (int field = graph.firstField(node); field < graph.endField(node); field++) {
            found.add(field);
        }
    }

    /** Adds the numbers of edges that lead from a node to another, in the direction of the data. */
    void addEdges(int from, int to, Ints found) {
        addEdges(from, from + 1, to, found);
        if (scope == Scope.ASSETS) {
            addEdges(graph.firstField(from), graph.endField(from), to, found);
        }
    }

    private void addEdges(int first, int end, int to, Ints found) {
        for (int edge = edges.outStarts[first]; edge < edges.outStarts[end]; edge++) {
            if (entry(edges.targets[edge]) == to && (passesAll || lets(edge))) {
                found.add(edge);
            }
        }
    }

    /** The same for a range of nodes, whose edges lie side by side. */
    private void addOwn(int first, int end, Ints found) {
        int low = starts[first];
        int high = starts[end];
        budget.take(high - low);
        for (int place = low; place < high; place++) {
            if (passesAll || lets(edgeAt(place))) {
                found.add(entry(others[place]));
            }
        }
    }

    private int edgeAt(int place) {
        return direction == Direction.DOWNSTREAM ? place : edges.into[place];
    }

    private boolean lets(int edge) {
        if (!passes[edges.kinds[edge] & 0xff]) {
            return false;
        }
        return asOf.isEmpty() || (edges.validFrom[edge] <= moment && moment < edges.validTo[edge]);
    }

    /** How many edges may still be looked at. */
    static final class Budget {
        private final long all;
        private long left;

        Budget(long steps) {
            all = steps;
            left = steps;
        }

        void take(int steps) {
            left -= steps;
        }

        boolean isSpent() {
            return left <= 0;
        }

        /** Why an answer is cut short by it. */
        String reason() {
            return "the budget of %d edges was used up: there may be more".formatted(all);
        }
    }
}
