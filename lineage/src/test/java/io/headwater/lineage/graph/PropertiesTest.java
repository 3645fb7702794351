package io.headwater.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.lineage.graph.Limits.Scope;
import io.headwater.lineage.graph.Paths.Path;
import io.headwater.lineage.graph.Traversal.Direction;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All questions, on small graphs of all shapes, against plain ways to the same answers. */
class PropertiesTest {
    private static final int GRAPHS = 100;

    record Case(long seed, Graph graph, Limits limits, int from, int to) {
        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    static Stream<Case> cases() {
        return IntStream.range(0, GRAPHS).mapToObj(seed -> {
            var random = new Random(seed);
            int assets = 4 + random.nextInt(4);
            var graph = RandomGraph.of(RandomGraph.edges(random, assets, 4 + random.nextInt(6 * assets)));
            return new Case(seed, graph, limits(random), random.nextInt(graph.nodes()), random.nextInt(graph.nodes()));
        });
    }

    private static Limits limits(Random random) {
        var limits = random.nextBoolean() ? Limits.ofAssets() : Limits.ofFields();
        if (random.nextInt(3) == 0) {
            limits = limits.withRelations(EnumSet.allOf(Relation.class));
        }
        if (random.nextInt(3) == 0) {
            limits = limits.withRelations(EnumSet.of(Relation.FLOW, Relation.AGGREGATION));
        }
        if (random.nextInt(3) == 0) {
            limits = limits.withLayers(EnumSet.of(Layer.WAREHOUSE, Layer.DBT));
        }
        if (random.nextInt(3) == 0) {
            limits = limits.withMoment(random.nextInt(40));
        }
        return random.nextInt(3) == 0 ? limits.withDepth(random.nextInt(4)) : limits;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reachesWhatAPlainSearchReaches(Case each) {
        for (var direction : Direction.values()) {
            var closure = new Traversal(each.graph()).closure(direction, each.limits(), each.from());

            assertThat(depths(each.graph(), closure))
                    .isEqualTo(new Reference(each.graph(), each.limits()).distances(direction, each.from()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reachesFromSeveralStartsAsFromTheNearest(Case each) {
        var closure = new Traversal(each.graph()).downstream(each.limits(), each.from(), each.to());

        assertThat(depths(each.graph(), closure))
                .isEqualTo(new Reference(each.graph(), each.limits())
                        .distances(Direction.DOWNSTREAM, each.from(), each.to()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsAsShortAPathAsThereIs(Case each) {
        var found = new Traversal(each.graph()).shortestPath(each.from(), each.to(), each.limits());
        var all = new Reference(each.graph(), each.limits()).paths(each.from(), each.to());

        assertThat(found.complete()).isTrue();
        assertThat(found.paths()).hasSize(Math.min(1, all.size()));
        found.paths().forEach(path -> {
            assertThat(path.length()).isEqualTo(Reference.length(all.getFirst()));
            assertThat(all).contains(path.toString());
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsAllPathsThereAre(Case each) {
        var found = new Traversal(each.graph()).paths(each.from(), each.to(), 100_000, each.limits());
        var all = new Reference(each.graph(), each.limits()).paths(each.from(), each.to());

        assertThat(found.complete()).isTrue();
        assertThat(found.paths().stream().map(Path::toString)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(found.paths().stream().map(Path::length)).isSorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheAncestorsThatNodesHaveInCommon(Case each) {
        var reference = new Reference(each.graph(), each.limits());
        var common = reference.distances(Direction.UPSTREAM, each.from());
        var others = reference.distances(Direction.UPSTREAM, each.to());
        common.keySet().retainAll(others.keySet());
        common.replaceAll((node, distance) -> Math.max(distance, others.getOrDefault(node, 0)));

        var found = new Traversal(each.graph()).commonAncestors(each.limits(), each.from(), each.to());
        assertThat(depths(each.graph(), found)).isEqualTo(common);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsBetween(Case each) {
        var reference = new Reference(each.graph(), each.limits());
        var down = reference.distances(Direction.DOWNSTREAM, each.from());
        reference.allDistances(Direction.UPSTREAM, each.to()).forEach((node, rest) -> {
            String name = Drawing.name(each.graph(), node);
            down.computeIfPresent(
                    name, (_, distance) -> distance + rest <= each.limits().depth() ? ~distance : null);
        });
        down.values().removeIf(distance -> distance >= 0);
        down.replaceAll((_, distance) -> ~distance);

        var found = new Traversal(each.graph()).between(new int[] {each.from()}, new int[] {each.to()}, each.limits());
        assertThat(depths(each.graph(), found)).isEqualTo(down);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void putsIntoOneComponentWhatReachesEachOther(Case each) {
        var limits = each.limits().withDepth(Limits.ANY_DEPTH);
        var components = Components.of(each.graph(), limits);
        int nodes = limits.scope() == Scope.ASSETS
                ? each.graph().assets()
                : each.graph().nodes();
        var reached = IntStream.range(0, nodes)
                .mapToObj(node -> new Reference(each.graph(), limits).allDistances(Direction.DOWNSTREAM, node))
                .toList();

        for (int a = 0; a < nodes; a++) {
            for (int b = 0; b < nodes; b++) {
                boolean mutual = reached.get(a).containsKey(b) && reached.get(b).containsKey(a);
                assertThat(components.component(a) == components.component(b)).isEqualTo(mutual);
            }
        }
        assertThat(leadsUp(components)).isTrue();
    }

    private static boolean leadsUp(Components components) {
        return IntStream.range(0, components.count())
                .allMatch(component -> components.successors(component).allMatch(next -> next > component));
    }

    private static Map<String, Integer> depths(Graph graph, Closure closure) {
        var depths = new TreeMap<String, Integer>();
        for (int depth = 0; depth <= closure.depth(); depth++) {
            for (int node : closure.at(depth).toArray()) {
                assertThat(depths.put(Drawing.name(graph, node), depth)).isNull();
            }
        }
        return depths;
    }
}
