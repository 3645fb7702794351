package io.headwater.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headwater.lineage.graph.Components;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.Limits;
import io.headwater.lineage.graph.Traversal;
import io.headwater.lineage.graph.Traversal.Direction;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worst shape that is at hand: what a large graph of real things looks like. */
class PackagesTest {
    private static Graph graph = Graph.EMPTY;

    @BeforeAll
    static void read() {
        var data = Path.of("../../shared/data");
        assumeTrue(Packages.isIn(data), "the folder shared/data/graph is not beside the project");
        graph = new Packages(data).graph();
    }

    @Test
    void holdsAllOfIt() {
        assertThat(graph.assets()).isEqualTo(63_436);
        assertThat(graph.edges()).isEqualTo(264_122);
        assertThat(IntStream.range(0, graph.assets())
                        .mapToLong(node -> graph.edgesFrom(node).count())
                        .max())
                .hasValue(21_808);
    }

    @Test
    void condensesItsCycles() {
        var components = Components.of(graph, Limits.ofAssets());
        var cyclic = new BitSet();
        for (int component = 0; component < components.count(); component++) {
            if (components.size(component) > 1 || cyclic.get(component)) {
                cyclic.set(component);
                components.successors(component).forEach(cyclic::set);
            }
        }

        assertThat(cyclic.stream().map(components::size).sum()).isEqualTo(49_523);
    }

    @Test
    void reachesWhatAPlainSearchReaches() {
        var traversal = new Traversal(graph);
        var random = new Random(1);
        for (int i = 0; i < 20; i++) {
            int start = random.nextInt(graph.assets());
            for (var direction : Direction.values()) {
                assertThat(traversal
                                .closure(direction, Limits.ofAssets(), start)
                                .nodes())
                        .containsExactlyInAnyOrderElementsOf(
                                plain(start, direction).stream().boxed().toList());
            }
        }
    }

    @Test
    void findsPathsAsShortAsItsWavesReach() {
        var traversal = new Traversal(graph);
        var random = new Random(2);
        for (int i = 0; i < 40; i++) {
            int start = random.nextInt(graph.assets());
            int end = random.nextInt(graph.assets());
            var closure = traversal.downstream(Limits.ofAssets(), start);
            int depth = IntStream.rangeClosed(0, closure.depth())
                    .filter(level -> closure.at(level).anyMatch(node -> node == end))
                    .findFirst()
                    .orElse(-1);

            var paths = traversal.shortestPath(start, end, Limits.ofAssets()).paths();
            assertThat(paths.isEmpty() ? -1 : paths.getFirst().length()).isEqualTo(depth);
        }
    }

    private static BitSet plain(int start, Direction direction) {
        var seen = new BitSet();
        var queue = new ArrayDeque<Integer>();
        seen.set(start);
        queue.add(start);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            var edges = direction == Direction.DOWNSTREAM ? graph.edgesFrom(node) : graph.edgesInto(node);
            edges.mapToObj(graph::edge)
                    .mapToInt(edge -> direction == Direction.DOWNSTREAM ? edge.to() : edge.from())
                    .filter(next -> !seen.get(next))
                    .forEach(next -> {
                        seen.set(next);
                        queue.add(next);
                    });
        }
        return seen;
    }
}
