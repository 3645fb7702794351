package io.headwater.lineage.graph;

import io.headwater.lineage.graph.Limits.Scope;
import io.headwater.lineage.graph.Paths.Path;
import io.headwater.lineage.graph.Traversal.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The questions again, answered from a list of edges in the plainest way. */
final class Reference {
    private static final int FAR = 1_000_000;

    private final Graph graph;
    private final Limits limits;

    Reference(Graph graph, Limits limits) {
        this.graph = graph;
        this.limits = limits;
    }

    private record Step(int to, int cost, boolean isPassing) {}

    /** How far all nodes are by edges that pass; those merely passed through are left out. */
    Map<String, Integer> distances(Direction direction, int... starts) {
        var reached = new TreeMap<String, Integer>();
        var distances = allDistances(direction, starts);
        for (int start : starts) {
            reached.put(name(entry(start)), 0);
        }
        distances.forEach((node, distance) -> steps(node, direction)
                .filter(step -> !step.isPassing() && distance + step.cost() <= limits.depth())
                .forEach(step -> reached.merge(name(step.to()), distance + step.cost(), Math::min)));
        return reached;
    }

    Map<Integer, Integer> allDistances(Direction direction, int... starts) {
        var distances = new HashMap<Integer, Integer>();
        for (int start : starts) {
            distances.put(entry(start), 0);
        }
        for (int round = 0; round < 2 * graph.nodes(); round++) {
            for (int node = 0; node < graph.nodes(); node++) {
                int distance = distances.getOrDefault(node, FAR);
                steps(node, direction)
                        .filter(step -> distance + step.cost() <= limits.depth() && distance < FAR)
                        .forEach(step -> distances.merge(step.to(), distance + step.cost(), Math::min));
            }
        }
        return distances;
    }

    /** All simple paths, shortest first, as {@code length: nodes}. */
    List<String> paths(int from, int to) {
        var found = new ArrayList<Path>();
        extend(new LinkedHashSet<>(List.of(entry(from))), 0, entry(from), entry(to), found);
        return found.stream()
                .filter(path -> path.length() <= limits.depth())
                .map(Path::toString)
                .distinct()
                .sorted(Comparator.comparingInt(Reference::length))
                .toList();
    }

    static int length(String path) {
        return Integer.parseInt(path.replaceAll(".*length=(\\d+).*", "$1"));
    }

    private void extend(Set<Integer> way, int length, int last, int end, List<Path> found) {
        if (last == end) {
            found.add(new Path(List.copyOf(way), length));
            return;
        }
        var best = new HashMap<Integer, Integer>();
        steps(last, Direction.DOWNSTREAM).forEach(step -> best.merge(step.to(), step.cost(), Math::min));
        best.forEach((node, cost) -> {
            if (way.add(node)) {
                extend(way, length + cost, node, end, found);
                way.remove(node);
            }
        });
    }

    private Stream<Step> steps(int node, Direction direction) {
        var steps = new ArrayList<Step>();
        for (int number = 0; number < graph.edges(); number++) {
            var edge = graph.edge(number);
            int from = entry(direction == Direction.DOWNSTREAM ? edge.from() : edge.to());
            int to = entry(direction == Direction.DOWNSTREAM ? edge.to() : edge.from());
            if (from == node && passes(edge.claim())) {
                steps.add(new Step(to, 1, false));
            }
        }
        if (limits.scope() == Scope.FIELDS && direction == Direction.UPSTREAM && !graph.isAsset(node)) {
            steps.add(new Step(graph.owner(node), 0, true));
        }
        if (limits.scope() == Scope.FIELDS && direction == Direction.DOWNSTREAM && graph.isAsset(node)) {
            graph.fieldsOf(node).forEach(field -> steps.add(new Step(field, 0, false)));
        }
        return steps.stream();
    }

    private boolean passes(Claim claim) {
        return limits.relations().contains(claim.relation())
                && limits.layers().contains(claim.layer())
                && isValid(claim);
    }

    private boolean isValid(Claim claim) {
        if (limits.asOf().isEmpty()) {
            return true;
        }
        long moment = limits.asOf().getAsLong();
        return claim.validFrom() <= moment && moment < claim.validTo();
    }

    private int entry(int node) {
        return limits.scope() == Scope.ASSETS ? graph.owner(node) : node;
    }

    private String name(int node) {
        return Drawing.name(graph, node);
    }
}
