package io.headwater.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphBuilderTest {
    private static final Claim CLAIM = Claim.of(Relation.FLOW, Layer.SQL);

    @Test
    void leavesTheGraphBeforeAsItWas() {
        var before = Drawing.graph("a -> b");
        var after = Drawing.changed(before, "b -> c");

        assertThat(edges(before)).containsExactly("a -> b");
        assertThat(edges(after)).containsExactly("a -> b", "b -> c");
    }

    @Test
    void joinsClaimsOfTimesThatMeet() {
        var graph = Drawing.graph("""
            a -> b | 10..20 0.5
            a -> b | 30..40
            a -> b | 20..25 0.75
            a -> b | DBT 5..50
            """);

        assertThat(claims(graph))
                .containsExactly(
                        new Claim(Relation.FLOW, Layer.SQL, 10, 25, 0.75),
                        new Claim(Relation.FLOW, Layer.SQL, 30, 40, Double.NaN),
                        new Claim(Relation.FLOW, Layer.DBT, 5, 50, Double.NaN));
    }

    @Test
    void keepsMomentsFrom1970To2106() {
        var graph = Drawing.graph("a -> b | 0..5000000000");
        var never = Graph.EMPTY.change();
        never.edge(never.dataset("a"), never.dataset("b"), CLAIM.valid(-9, -7));

        assertThat(claims(graph)).containsExactly(CLAIM.valid(1, 4_294_967_294L));
        assertThat(never.build().edges()).isZero();
    }

    @Test
    void endsEdgesAndTakesThemAway() {
        var before = Drawing.graph("""
            a -> b | 10..
            b -> c | 10..
            c -> d | 10..
            """);
        var after = before.change().end(0, 30).end(1, 10).removeEdge(2).build();

        assertThat(edges(after)).containsExactly("a -> b");
        assertThat(claims(after)).containsExactly(CLAIM.valid(10, 30));
    }

    @Test
    void goesOnWithWhatALayerClaimsAgain() {
        var before = Drawing.graph("""
            mart(total)
            orders -> mart | SQL 10..
            refunds -> mart | SQL 10..
            refunds -> mart.total | SQL 10..
            orders -> mart | PERSON 10..
            """);
        var change = before.change().endInto(Drawing.node(before, "mart"), Layer.SQL, 50);
        Drawing.add(change, "orders -> mart | SQL 50..");
        var after = change.build();

        assertThat(Drawing.all(after).stream().skip(4))
                .containsExactly(
                        "orders -> mart " + CLAIM.valid(10, Claim.NOT_ENDED),
                        "orders -> mart "
                                + Claim.of(Relation.FLOW, Layer.PERSON).valid(10, Claim.NOT_ENDED),
                        "refunds -> mart " + CLAIM.valid(10, 50),
                        "refunds -> mart.total " + CLAIM.valid(10, 50));
    }

    @Test
    void takesNodesAwayWithAllThatBelongsToThem() {
        var before = Drawing.graph("""
            b(x, y)
            a -> b -> c
            a -> b.x -> c
            """);
        var after = before.change().removeNode(Drawing.node(before, "b")).build();

        assertThat(Drawing.all(after)).containsExactly("DATASET a", "DATASET c");
    }

    @Test
    void beginsAfreshWithANodeThatIsTakenAwayAndAddedAgain() {
        var before = Drawing.graph("b(x)\na -> b -> c");
        var change = before.change().removeNode(Drawing.node(before, "b"));
        Drawing.add(change, "b(y)\nb -> c");

        assertThat(Drawing.all(change.build()).stream().map(line -> line.replaceAll(" Claim.*", "")))
                .containsExactly("DATASET a", "DATASET b", "DATASET c", "FIELD b.y", "b -> c");
    }

    @Test
    void refusesWhatItDidNotGiveOut() {
        var builder = Graph.EMPTY.change();
        int a = builder.dataset("a");

        assertThatThrownBy(() -> builder.edge(a, 1, CLAIM)).hasMessage("not a handle of this builder: 1");
        assertThatThrownBy(() -> builder.edge(~0, a, CLAIM)).hasMessage("not a handle of this builder: -1");
        assertThatThrownBy(() -> builder.field(5, "x")).hasMessage("not the handle of an asset: 5");
        assertThatThrownBy(() -> builder.asset(NodeKind.FIELD, "x"))
                .hasMessage("a field is named by its asset: field(asset, name), not x");
    }

    @Test
    void buildsOnce() {
        var builder = Graph.EMPTY.change();
        builder.build();

        assertThatThrownBy(builder::build).hasMessage("this builder has built its graph: begin another with change()");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void makesTheSameGraphByChangesAsAtOnce(long seed) {
        var random = new Random(seed);
        var graph = Graph.EMPTY;
        for (int round = 0; round < 12; round++) {
            var changes = new Changes(graph, random);
            graph = changes.changed();

            assertThat(Drawing.all(graph)).isEqualTo(Drawing.all(changes.rebuilt()));
        }
    }

    /** Changes of all kinds, made to a graph, and to the list of what is in it. */
    private static final class Changes {
        private final Graph before;
        private final GraphBuilder change;
        private final GraphBuilder rebuild = Graph.EMPTY.change();

        Changes(Graph before, Random random) {
            this.before = before;
            this.change = before.change();
            var gone = IntStream.range(0, before.nodes())
                    .filter(_ -> random.nextInt(20) == 0)
                    .boxed()
                    .toList();
            gone.forEach(change::removeNode);
            IntStream.range(0, before.nodes()).filter(node -> stays(node, gone)).forEach(node -> handle(rebuild, node));
            IntStream.range(0, before.edges()).forEach(edge -> keepOrEnd(edge, gone, random));
            var more = RandomGraph.edges(random, 8, 20);
            more.forEach(edge -> edge.addTo(change));
            more.forEach(edge -> edge.addTo(rebuild));
        }

        Graph changed() {
            return change.build();
        }

        Graph rebuilt() {
            return rebuild.build();
        }

        private boolean stays(int node, List<Integer> gone) {
            return !gone.contains(node) && !gone.contains(before.owner(node));
        }

        private void keepOrEnd(int number, List<Integer> gone, Random random) {
            var edge = before.edge(number);
            long end = Math.min(edge.claim().validTo(), random.nextInt(4) == 0 ? random.nextInt(40) : Claim.NOT_ENDED);
            change.end(number, end);
            if (stays(edge.from(), gone)
                    && stays(edge.to(), gone)
                    && edge.claim().validFrom() < end) {
                rebuild.edge(
                        handle(rebuild, edge.from()),
                        handle(rebuild, edge.to()),
                        edge.claim().valid(edge.claim().validFrom(), end));
            }
        }

        private int handle(GraphBuilder builder, int node) {
            int owner = before.owner(node);
            int asset = builder.asset(before.kind(owner), before.name(owner));
            return owner == node ? asset : builder.field(asset, before.name(node));
        }
    }

    private static List<String> edges(Graph graph) {
        return IntStream.range(0, graph.edges())
                .mapToObj(graph::edge)
                .map(edge -> Drawing.name(graph, edge.from()) + " -> " + Drawing.name(graph, edge.to()))
                .toList();
    }

    private static List<Claim> claims(Graph graph) {
        return IntStream.range(0, graph.edges())
                .mapToObj(edge -> graph.edge(edge).claim())
                .toList();
    }
}
