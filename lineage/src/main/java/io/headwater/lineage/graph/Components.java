package io.headwater.lineage.graph;

import io.headwater.lineage.graph.Traversal.Direction;
import io.headwater.lineage.graph.View.Budget;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A graph with each strongly connected component condensed into one: sets of nodes that all feed each other, and what
 * leads from one set to another, which has no cycles. Components are numbered so that edges lead from lower to higher
 * numbers.
 */
public final class Components {
    private final int[] components;
    private final int[] members;
    private final int[] memberStarts;
    private final int[] successors;
    private final int[] successorStarts;

    private Components(View view, int[] components, int count) {
        this.components = components;
        members = Order.by(Order.asIs(components.length), components, count);
        memberStarts = Order.starts(components, count);
        successorStarts = new int[count + 1];
        var collected = new Ints();
        for (int component = 0; component < count; component++) {
            collect(view, component, collected);
            successorStarts[component + 1] = collected.size();
        }
        successors = collected.copy();
    }

    /** The components of what is in the scope of some limits, by the edges that they let pass; depth and steps are not limited. */
    public static Components of(Graph graph, Limits limits) {
        var view = new View(graph, Direction.DOWNSTREAM, limits, new Budget(Long.MAX_VALUE));
        var tarjan = new Tarjan(view);
        return new Components(view, tarjan.components(), tarjan.count());
    }

    /** How many components there are, those of one node included. */
    public int count() {
        return memberStarts.length - 1;
    }

    /** The component of a node of the scope. */
    public int component(int node) {
        return components[node];
    }

    /** How many nodes a component has. */
    public int size(int component) {
        return memberStarts[component + 1] - memberStarts[component];
    }

    /** The nodes of a component. */
    public IntStream members(int component) {
        return Arrays.stream(members, memberStarts[component], memberStarts[component + 1]);
    }

    /** The components that edges lead to from one, each once, without itself. */
    public IntStream successors(int component) {
        return Arrays.stream(successors, successorStarts[component], successorStarts[component + 1]);
    }

    /** For each component the number of edges of the longest chain of components that leads to it. */
    public int[] depths() {
        int[] depths = new int[count()];
        for (int component = 0; component < depths.length; component++) {
            int next = depths[component] + 1;
            successors(component).forEach(successor -> depths[successor] = Math.max(depths[successor], next));
        }
        return depths;
    }

    private void collect(View view, int component, Ints collected) {
        var near = new Ints();
        members(component).forEach(node -> {
            view.addNeighbours(node, near);
            view.addParts(node, near);
        });
        for (int i = 0; i < near.size(); i++) {
            near.set(i, components[near.get(i)]);
        }
        near.sortFrom(0);
        for (int i = 0; i < near.size(); i++) {
            if (near.get(i) != component && (i == 0 || near.get(i) != near.get(i - 1))) {
                collected.add(near.get(i));
            }
        }
    }

    /**
     * Strongly connected components in one depth-first pass (Tarjan, Depth-First Search and Linear Graph Algorithms, 1972),
     * with stacks of its own instead of calls: chains may be as long as the graph.
     */
    private static final class Tarjan {
        private static final int NONE = -1;

        private final View view;
        private final int[] visits;
        private final int[] lowest;
        private final int[] components;
        private final Ints open = new Ints();
        private final Ints path = new Ints();
        private final Ints branches = new Ints();
        private final Ints branchStarts = new Ints();
        private int visited;
        private int count;

        /** Finds the components of a view. */
        Tarjan(View view) {
            this.view = view;
            visits = new int[view.size()];
            lowest = new int[view.size()];
            components = new int[view.size()];
            Arrays.fill(components, NONE);
            for (int root = 0; root < visits.length; root++) {
                if (visits[root] == 0) {
                    explore(root);
                }
            }
        }

        int count() {
            return count;
        }

        /** The component of each node; a component is found after all that it leads to, so that numbers are turned round. */
        int[] components() {
            return Arrays.stream(components).map(found -> count - 1 - found).toArray();
        }

        private void explore(int root) {
            enter(root);
            while (!path.isEmpty()) {
                if (branches.size() == branchStarts.last()) {
                    leave();
                    continue;
                }
                int next = branches.pop();
                if (visits[next] == 0) {
                    enter(next);
                } else if (components[next] == NONE) {
                    lower(path.last(), visits[next]);
                }
            }
        }

        private void enter(int node) {
            visits[node] = ++visited;
            lowest[node] = visited;
            open.add(node);
            path.add(node);
            branchStarts.add(branches.size());
            view.addNeighbours(node, branches);
            view.addParts(node, branches);
        }

        private void leave() {
            int node = path.pop();
            branchStarts.pop();
            if (lowest[node] == visits[node]) {
                close(node);
            }
            if (!path.isEmpty()) {
                lower(path.last(), lowest[node]);
            }
        }

        private void close(int first) {
            int node;
            do {
                node = open.pop();
                components[node] = count;
            } while (node != first);
            count++;
        }

        private void lower(int node, int visit) {
            lowest[node] = Math.min(lowest[node], visit);
        }
    }
}
