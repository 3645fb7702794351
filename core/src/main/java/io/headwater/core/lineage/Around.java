package io.headwater.core.lineage;

import io.headwater.lineage.graph.Claim;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Limits;
import io.headwater.lineage.graph.NodeKind;
import io.headwater.lineage.graph.Traversal.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks the graph what is around a node, stretch by stretch, and by which ways two nodes are connected. */
public final class Around {
    /** How many ways are looked for where some may differ in jobs alone. */
    private static final int WAYS_EACH = 10;

    private final AssetGraph graph;
    private final Question question;

    /** Questions to a graph. */
    public Around(AssetGraph graph, Question question) {
        this.graph = graph;
        this.question = question;
    }

    /**
     * What is asked.
     *
     * @param depth how many edges away at most
     * @param layers whose claims count
     * @param asOf the moment at which edges hold; empty for those that have not ended
     */
    public record Question(Direction direction, int depth, Set<Layer> layers, Optional<Instant> asOf) {
        public Question {
            layers = Set.copyOf(layers);
        }

        Limits limits(boolean ofFields) {
            return (ofFields ? Limits.ofFields() : Limits.ofAssets())
                    .withDepth(depth)
                    .withLayers(layers)
                    .withMoment(moment());
        }

        long moment() {
            return asOf.map(Instant::getEpochSecond).orElse(Claim.NOT_ENDED);
        }
    }

    /**
     * A node that was reached.
     *
     * @param depth how many edges away it is
     * @param via nodes one edge nearer that it is connected with
     */
    public record Step(Node node, int depth, List<Node> via) {
        public Step {
            via = List.copyOf(via);
        }
    }

    /**
     * A stretch of what was reached, nearest first.
     *
     * @param total how many nodes of which kind were reached in all
     * @param hasMore whether more follow
     * @param cut why nodes may be missing in all; empty where the answer is exact
     */
    public record Reached(List<Step> steps, Map<NodeKind, Integer> total, boolean hasMore, Optional<String> cut) {
        public Reached {
            steps = List.copyOf(steps);
            total = Map.copyOf(total);
        }
    }

    /**
     * What is up or down from a node.
     *
     * @param skip how many of the nearest are left out
     */
    public Reached reach(Node start, int skip, int most) {
        var found = graph.find(start);
        if (found.isEmpty()) {
            return new Reached(List.of(), Map.of(), false, Optional.empty());
        }
        boolean ofFields = !start.isWhole();
        var closure = graph.traversal().closure(question.direction(), question.limits(ofFields), found.getAsInt());
        var depths = new HashMap<Integer, Integer>();
        var order = new ArrayList<Integer>();
        for (int depth = 0; depth <= closure.depth(); depth++) {
            int now = depth;
            closure.at(depth).boxed().sorted(byKind()).forEach(node -> {
                depths.put(node, now);
                order.add(node);
            });
        }
        int first = Math.toIntExact(closure.at(0).count()) + skip;
        var steps = order.stream()
                .skip(first)
                .limit(most)
                .map(node -> step(node, depths, ofFields))
                .toList();
        return new Reached(steps, closure.counts(), order.size() > (long) first + most, closure.cut());
    }

    /** Jobs after datasets; numbers are in the order of names. */
    private Comparator<Integer> byKind() {
        return Comparator.<Integer, Boolean>comparing(node -> graph.graph().kind(node) == NodeKind.JOB)
                .thenComparing(Comparator.naturalOrder());
    }

    private Step step(int node, Map<Integer, Integer> depths, boolean ofFields) {
        int depth = depths.getOrDefault(node, 0);
        var via = new LinkedHashSet<Integer>();
        own(node, ofFields)
                .flatMap(this::neighbours)
                .flatMap(near -> standing(near, ofFields, depths))
                .filter(near -> depths.getOrDefault(near, depth) == depth - 1)
                .forEach(via::add);
        return new Step(graph.node(node), depth, via.stream().map(graph::node).toList());
    }

    /** Of fields an asset as a whole bears on each of its own. */
    private IntStream own(int node, boolean ofFields) {
        Graph all = graph.graph();
        if (!ofFields) {
            return IntStream.concat(IntStream.of(node), all.fieldsOf(node));
        }
        return all.isAsset(node) ? IntStream.of(node) : IntStream.of(node, all.owner(node));
    }

    /** What was reached where an edge ends: a field stands for its asset, and the other way round where all of it is meant. */
    private IntStream standing(int near, boolean ofFields, Map<Integer, Integer> depths) {
        Graph all = graph.graph();
        if (!ofFields) {
            return IntStream.of(all.owner(near));
        }
        return depths.containsKey(near) || !all.isAsset(near) ? IntStream.of(near) : all.fieldsOf(near);
    }

    private IntStream neighbours(int node) {
        Graph all = graph.graph();
        boolean up = question.direction() == Direction.UPSTREAM;
        return (up ? all.edgesFrom(node) : all.edgesInto(node))
                .mapToObj(all::edge)
                .filter(edge -> holds(edge.claim()))
                .mapToInt(edge -> up ? edge.to() : edge.from());
    }

    private boolean holds(Claim claim) {
        boolean begun = question.asOf().isEmpty() || claim.validFrom() <= question.moment();
        boolean goesOn =
                question.asOf().isEmpty() ? claim.validTo() == Claim.NOT_ENDED : question.moment() < claim.validTo();
        return begun && goesOn && question.layers().contains(claim.layer());
    }

    /**
     * Ways from one node to another in the direction of the data, shortest first.
     *
     * @param cut why some may be missing; empty where the answer is exact within the depth
     */
    public record Ways(List<List<Node>> ways, Optional<String> cut) {
        public Ways {
            ways = ways.stream().map(List::copyOf).toList();
        }
    }

    /**
     * At most as many ways as asked for; both ends are fields, or both are assets as wholes. Of ways that differ in jobs
     * alone the shortest one stands for all: where a job connects two datasets, they are connected without it too.
     */
    public Ways ways(Node from, Node to, int most) {
        var start = graph.find(from);
        var end = graph.find(to);
        if (start.isEmpty() || end.isEmpty()) {
            return new Ways(List.of(), Optional.empty());
        }
        boolean ofFields = !from.isWhole() || !to.isWhole();
        var paths =
                graph.traversal().paths(start.getAsInt(), end.getAsInt(), most * WAYS_EACH, question.limits(ofFields));
        var known = new HashSet<List<Integer>>();
        return new Ways(
                paths.paths().stream()
                        .filter(path -> known.add(withoutJobs(path.nodes())))
                        .limit(most)
                        .map(path -> path.nodes().stream().map(graph::node).toList())
                        .toList(),
                paths.cut());
    }

    private List<Integer> withoutJobs(List<Integer> nodes) {
        return nodes.stream()
                .filter(node -> graph.graph().kind(node) != NodeKind.JOB)
                .toList();
    }
}
