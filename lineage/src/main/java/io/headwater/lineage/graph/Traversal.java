package io.headwater.lineage.graph;

import io.headwater.lineage.graph.Closure.Gathering;
import io.headwater.lineage.graph.Graph.Edge;
import io.headwater.lineage.graph.Limits.Scope;
import io.headwater.lineage.graph.View.Budget;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiFunction;

/**
 * Asks a graph what lies upstream and downstream, and by which way. Answers are exact within the limits of a question, or
 * say what cut them short. Safe for use by many threads; what a question needs is kept for the next one.
 */
public final class Traversal {
    /** Which way edges are followed. */
    public enum Direction {
        /** Against the data: where it comes from. */
        UPSTREAM,
        /** With the data: where it goes. */
        DOWNSTREAM
    }

    private static final int KEPT = 4;

    private final Graph graph;
    private final BlockingQueue<Wave> assetWaves = new ArrayBlockingQueue<>(KEPT);
    private final BlockingQueue<Wave> fieldWaves = new ArrayBlockingQueue<>(KEPT);

    /** Questions to one graph. */
    public Traversal(Graph graph) {
        this.graph = graph;
    }

    public Graph graph() {
        return graph;
    }

    /** All that data goes to from any of the starts. */
    public Closure downstream(Limits limits, int... starts) {
        return closure(Direction.DOWNSTREAM, limits, starts);
    }

    /** All that data of any of the starts comes from. */
    public Closure upstream(Limits limits, int... starts) {
        return closure(Direction.UPSTREAM, limits, starts);
    }

    /** All that is reached from any of the starts; fields stand for their assets where the scope is assets. */
    public Closure closure(Direction direction, Limits limits, int... starts) {
        var budget = new Budget(limits.steps());
        var view = new View(graph, direction, limits, budget);
        return with(limits, (wave, _) -> {
            wave.begin(view, entries(view, starts));
            boolean complete = wave.advanceTo(limits.depth());
            return closure(wave, budget, complete);
        });
    }

    /** A shortest path in the direction of the data; none where there is none. */
    public Paths shortestPath(int from, int to, Limits limits) {
        var budget = new Budget(limits.steps());
        var down = new View(graph, Direction.DOWNSTREAM, limits, budget);
        var up = new View(graph, Direction.UPSTREAM, limits, budget);
        return with(limits, (forward, backward) -> {
            forward.begin(down, down.entry(from));
            backward.begin(up, up.entry(to));
            return new Shortest(forward, backward).within(limits.depth(), budget);
        });
    }

    /**
     * Simple paths in the direction of the data, shortest first.
     *
     * @param most how many at most; that there are more does not make the answer incomplete
     */
    public Paths paths(int from, int to, int most, Limits limits) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one path is asked for, not " + most);
        }
        var budget = new Budget(limits.steps());
        var down = new View(graph, Direction.DOWNSTREAM, limits, budget);
        var up = new View(graph, Direction.UPSTREAM, limits, budget);
        return with(limits, (distances, _) -> {
            distances.begin(up, up.entry(to));
            return distances.advanceTo(limits.depth())
                    ? new SimplePaths(down, distances, up.entry(to))
                            .from(down.entry(from), most, limits.depth(), budget)
                    : new Paths(List.of(), Optional.of(budget.reason()));
        });
    }

    /**
     * All nodes on ways from any of some nodes to any of others in the direction of the data, in all at most as many edges
     * long as the limits say; their depth is that from the former.
     */
    public Closure between(int[] from, int[] to, Limits limits) {
        var budget = new Budget(limits.steps());
        var down = new View(graph, Direction.DOWNSTREAM, limits, budget);
        var up = new View(graph, Direction.UPSTREAM, limits, budget);
        return with(limits, (forward, backward) -> {
            forward.begin(down, entries(down, from));
            backward.begin(up, entries(up, to));
            boolean complete = forward.advanceTo(limits.depth()) && backward.advanceTo(limits.depth());
            var found = new Gathering(graph);
            forward.forEachReached((node, depth) -> {
                if (backward.hasSeen(node) && depth + backward.depthOf(node) <= limits.depth()) {
                    found.add(node, depth);
                }
            });
            return found.closure(complete ? Optional.empty() : Optional.of(budget.reason()));
        });
    }

    /**
     * What is upstream of every one of some nodes, a node being upstream of itself; the depth is that from the farthest of
     * them.
     */
    public Closure commonAncestors(Limits limits, int... of) {
        var budget = new Budget(limits.steps());
        var up = new View(graph, Direction.UPSTREAM, limits, budget);
        return with(limits, (wave, _) -> {
            var met = new int[up.size()];
            var farthest = new int[up.size()];
            boolean complete = true;
            for (int start : entries(up, of)) {
                wave.begin(up, start);
                complete &= wave.advanceTo(limits.depth());
                wave.forEachReached((node, depth) -> {
                    met[node]++;
                    farthest[node] = Math.max(farthest[node], depth);
                });
            }
            var found = new Gathering(graph);
            for (int node = 0; node < met.length && of.length > 0; node++) {
                if (met[node] == of.length) {
                    found.add(node, farthest[node]);
                }
            }
            return found.closure(complete ? Optional.empty() : Optional.of(budget.reason()));
        });
    }

    /** The edges that lead from one node to the other, all claims of all layers that the limits let pass. */
    public List<Edge> edges(int from, int to, Limits limits) {
        var view = new View(graph, Direction.DOWNSTREAM, limits, new Budget(limits.steps()));
        var found = new Ints();
        view.addEdges(view.entry(from), view.entry(to), found);
        return Arrays.stream(found.copy()).mapToObj(graph::edge).toList();
    }

    private Closure closure(Wave wave, Budget budget, boolean complete) {
        var nodes = new Ints();
        var levelEnds = new Ints();
        for (int depth = 0; depth <= wave.depth(); depth++) {
            for (int place = wave.levelStart(depth); place < wave.levelEnd(depth); place++) {
                if (wave.isReached(place)) {
                    nodes.add(wave.node(place));
                }
            }
            levelEnds.add(nodes.size());
        }
        return new Closure(
                graph, nodes.copy(), levelEnds.copy(), complete ? Optional.empty() : Optional.of(budget.reason()));
    }

    private static int[] entries(View view, int... nodes) {
        return Arrays.stream(nodes).map(view::entry).toArray();
    }

    /** Answers with two waves, which are kept for the next question. */
    private <A> A with(Limits limits, BiFunction<Wave, Wave, A> question) {
        var kept = limits.scope() == Scope.ASSETS ? assetWaves : fieldWaves;
        var first = take(kept, limits);
        var second = take(kept, limits);
        A answer = question.apply(first, second);
        kept.offer(first);
        kept.offer(second);
        return answer;
    }

    private Wave take(BlockingQueue<Wave> kept, Limits limits) {
        var wave = kept.poll();
        return wave != null ? wave : new Wave(new View(graph, Direction.DOWNSTREAM, limits, new Budget(1)));
    }
}
