package io.headwater.lineage.graph;

import io.headwater.lineage.graph.Paths.Path;
import io.headwater.lineage.graph.View.Budget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Simple paths in the order of their lengths (Yen, Finding the K Shortest Loopless Paths in a Network, 1971): each path
 * after the first one leaves one found before at some node, its spur, by a step that no path with the same beginning has
 * taken. It is looked for only where its forerunner did not come from (Lawler 1972), so that no path is found twice.
 */
final class SimplePaths {
    private final View view;
    private final Wave distances;
    private final int end;
    private final List<Way> found = new ArrayList<>();
    private final PriorityQueue<Way> candidates =
            new PriorityQueue<>(Comparator.comparingInt(Way::length).thenComparingInt(way -> way.nodes.size()));

    /**
     * A search.
     *
     * @param distances a wave against the data from the end, as far as paths may be long
     */
    SimplePaths(View view, Wave distances, int end) {
        this.view = view;
        this.distances = distances;
        this.end = end;
    }

    /**
     * Nodes and how many edges lead to each of them.
     *
     * @param spur from which place on it is a way of its own
     */
    private record Way(List<Integer> nodes, List<Integer> lengths, int spur) {
        int length() {
            return lengths.getLast();
        }

        /** Whether it has the same first nodes, and one more. */
        boolean beginsAs(Way other, int places) {
            return nodes.size() > places && nodes.subList(0, places).equals(other.nodes.subList(0, places));
        }
    }

    /** The first paths of at most that many edges. */
    Paths from(int start, int most, int depth, Budget budget) {
        var search = new SpurSearch(view, distances, end, depth);
        search.find(new Way(List.of(start), List.of(0), 0), Set.of()).ifPresent(candidates::add);
        while (found.size() < most && !candidates.isEmpty() && !budget.isSpent()) {
            var next = candidates.remove();
            found.add(next);
            if (found.size() < most) {
                leave(next, search);
            }
        }
        boolean complete = found.size() == most || !budget.isSpent();
        return new Paths(
                found.stream().map(way -> new Path(way.nodes, way.length())).toList(),
                complete ? Optional.empty() : Optional.of(budget.reason()));
    }

    /** Looks for the shortest ways that leave one at each of its places. */
    private void leave(Way way, SpurSearch search) {
        for (int place = way.spur; place + 1 < way.nodes.size(); place++) {
            var taken = new HashSet<Integer>();
            for (var other : found) {
                if (other.beginsAs(way, place + 1)) {
                    taken.add(other.nodes.get(place + 1));
                }
            }
            var root = new Way(way.nodes.subList(0, place + 1), way.lengths.subList(0, place + 1), place);
            search.find(root, taken).ifPresent(candidates::add);
        }
    }

    /**
     * A shortest way on from the end of another, by A* (Hart, Nilsson and Raphael 1968) with the distance in the whole
     * graph as the estimate, which is exact but where the way itself bars the way.
     */
    private static final class SpurSearch {
        private final View view;
        private final Wave distances;
        private final int end;
        private final int depth;
        private final BitSet closed = new BitSet();
        private final BitSet noted = new BitSet();
        private final Ints nodes = new Ints();
        private final Ints lengths = new Ints();
        private final Ints parents = new Ints();
        private final Ints near = new Ints();
        private final Map<Integer, int[]> steps = new HashMap<>();
        /** Entries that are open, by how much longer than {@link #least} a path through them is at least. */
        private final List<Ints> open = new ArrayList<>();

        private int least;

        SpurSearch(View view, Wave distances, int end, int depth) {
            this.view = view;
            this.distances = distances;
            this.end = end;
            this.depth = depth;
        }

        /** The way with what was found behind it; empty where nothing is, or the budget ended. */
        Optional<Way> find(Way root, Set<Integer> taken) {
            begin(root);
            for (int beyond = 0; beyond < open.size(); beyond++) {
                while (!open.get(beyond).isEmpty() && !view.isExhausted()) {
                    int entry = open.get(beyond).pop();
                    int node = nodes.get(entry);
                    if (node == end) {
                        return Optional.of(joined(root, entry));
                    }
                    if (!closed.get(node)) {
                        closed.set(node);
                        follow(entry, entry == 0 ? taken : Set.of());
                    }
                }
            }
            return Optional.empty();
        }

        private void begin(Way root) {
            closed.clear();
            nodes.clear();
            lengths.clear();
            parents.clear();
            open.clear();
            view.take(root.nodes.size());
            root.nodes.subList(0, root.nodes.size() - 1).forEach(closed::set);
            int spur = root.nodes.getLast();
            if (distances.hasSeen(spur)) {
                least = root.length() + distances.depthOf(spur);
                open(spur, root.length(), -1);
            }
        }

        private void follow(int entry, Set<Integer> taken) {
            int[] next = steps.computeIfAbsent(nodes.get(entry), this::steps);
            view.take(next.length);
            for (int step : next) {
                int node = step >> 1;
                if (!closed.get(node) && !taken.contains(node)) {
                    open(node, lengths.get(entry) + (step & 1), entry);
                }
            }
        }

        /**
         * The nodes that are next and from which the end is reached, twice their number each, one more for an edge; last
         * ones first, as the last one opened is the first one followed.
         */
        private int[] steps(int node) {
            near.clear();
            view.addParts(node, near);
            int parts = near.size();
            view.addNeighbours(node, near);
            var found = new Ints();
            for (int i = 0; i < near.size(); i++) {
                if (distances.hasSeen(near.get(i)) && !noted.get(near.get(i))) {
                    noted.set(near.get(i));
                    found.add(near.get(i) << 1 | (i < parts ? 0 : 1));
                }
            }
            int[] next = found.reversed();
            for (int step : next) {
                noted.clear(step >> 1);
            }
            return next;
        }

        private void open(int node, int length, int parent) {
            int whole = length + distances.depthOf(node);
            if (whole > depth) {
                return;
            }
            int beyond = whole - least;
            while (open.size() <= beyond) {
                open.add(new Ints());
            }
            open.get(beyond).add(nodes.size());
            nodes.add(node);
            lengths.add(length);
            parents.add(parent);
        }

        private Way joined(Way root, int last) {
            var wayNodes = new ArrayList<Integer>();
            var wayLengths = new ArrayList<Integer>();
            for (int entry = last; entry > 0; entry = parents.get(entry)) {
                wayNodes.add(nodes.get(entry));
                wayLengths.add(lengths.get(entry));
            }
            wayNodes.addAll(root.nodes.reversed());
            wayLengths.addAll(root.lengths.reversed());
            return new Way(List.copyOf(wayNodes.reversed()), List.copyOf(wayLengths.reversed()), root.spur);
        }
    }
}
