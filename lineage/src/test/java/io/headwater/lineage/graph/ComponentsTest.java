package io.headwater.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    @Test
    void putsNodesOfACycleTogether() {
        var graph = Drawing.graph("a -> b -> c -> b\nc -> d");

        assertThat(sets(graph)).containsExactly("a", "b c", "d");
    }

    @Test
    void leadsFromLowerToHigherNumbers() {
        var components = Components.of(Drawing.graph("z -> y -> x -> w\nz -> w"), Limits.ofAssets());

        assertThat(components.successors(0)).containsExactly(1, 3);
        assertThat(components.depths()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void seesOnlyTheEdgesThatTheLimitsLetPass() {
        var graph = Drawing.graph("a -> b\nb -> a | 10..20");

        assertThat(Components.of(graph, Limits.ofAssets()).count()).isEqualTo(1);
        assertThat(Components.of(graph, Limits.ofAssets().withMoment(30)).count())
                .isEqualTo(2);
    }

    @Test
    void followsChainsAsLongAsTheGraph() {
        var builder = Graph.EMPTY.change();
        int length = 200_000;
        for (int i = 0; i < length; i++) {
            builder.edge(
                    builder.dataset("t" + i),
                    builder.dataset("t" + (i + 1) % length),
                    Claim.of(Relation.FLOW, Layer.SQL));
        }
        var graph = builder.build();

        assertThat(Components.of(graph, Limits.ofAssets()).count()).isEqualTo(1);
        assertThat(new Traversal(graph).downstream(Limits.ofAssets(), 0).depth())
                .isEqualTo(length - 1);
    }

    private static List<String> sets(Graph graph) {
        var components = Components.of(graph, Limits.ofAssets());
        return IntStream.range(0, components.count())
                .mapToObj(set -> String.join(" ", Drawing.names(graph, components.members(set))))
                .toList();
    }
}
