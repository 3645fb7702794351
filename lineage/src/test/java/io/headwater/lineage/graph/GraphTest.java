package io.headwater.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.graph.Graph.Edge;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Graph SHOP = Drawing.graph("""
        orders(status, amount)
        revenue(total)
        orders -> [load] -> revenue
        orders.amount -> revenue.total | AGGREGATION WAREHOUSE 10..20 0.8
        orders.amount -> revenue.total | AGGREGATION SQL
        """);

    @Test
    void numbersAssetsByNameAndThenTheirFields() {
        assertThat(Drawing.all(SHOP).stream().limit(6))
                .containsExactly(
                        "JOB load",
                        "DATASET orders",
                        "DATASET revenue",
                        "FIELD orders.amount",
                        "FIELD orders.status",
                        "FIELD revenue.total");
        assertThat(SHOP.assets()).isEqualTo(3);
        assertThat(SHOP.nodes()).isEqualTo(6);
    }

    @Test
    void findsNodesByTheirNames() {
        int orders = SHOP.find(NodeKind.DATASET, "orders").orElseThrow();
        int amount = SHOP.findField(orders, "amount").orElseThrow();

        assertThat(SHOP.fullName(amount)).isEqualTo("orders.amount");
        assertThat(SHOP.owner(amount)).isEqualTo(orders);
        assertThat(SHOP.fieldsOf(orders)).hasSize(2).contains(amount);
        assertThat(SHOP.find(NodeKind.JOB, "orders")).isEqualTo(OptionalInt.empty());
        assertThat(SHOP.findField(orders, "total")).isEmpty();
        assertThat(SHOP.findField(orders, "no such name")).isEmpty();
    }

    @Test
    void keepsWhatEachLayerSaysOfAnEdge() {
        int amount = Drawing.node(SHOP, "orders.amount");
        int total = Drawing.node(SHOP, "revenue.total");

        assertThat(SHOP.edgesFrom(amount).mapToObj(SHOP::edge))
                .containsExactly(
                        new Edge(amount, total, new Claim(Relation.AGGREGATION, Layer.WAREHOUSE, 10, 20, 0.8)),
                        new Edge(amount, total, Claim.of(Relation.AGGREGATION, Layer.SQL)));
        assertThat(SHOP.edgesInto(total).toArray())
                .isEqualTo(SHOP.edgesFrom(amount).toArray());
    }

    @Test
    void tellsAJobFromATableOfTheSameName() {
        var graph = Drawing.graph("[orders] -> orders");

        assertThat(graph.assets()).isEqualTo(2);
        assertThat(graph.find(NodeKind.JOB, "orders")).isNotEqualTo(graph.find(NodeKind.DATASET, "orders"));
    }

    @Test
    void keepsNamesOfAllScripts() {
        var graph = Drawing.graph("größe(İstanbul, 表)\n注文 -> größe");

        assertThat(Drawing.names(graph, IntStream.range(0, graph.nodes())))
                .containsExactly("größe", "größe.İstanbul", "größe.表", "注文");
    }

    @Test
    void hasARelationForEachKindOfEdge() {
        for (var kind : EdgeKind.values()) {
            assertThat(Relation.of(kind).name()).isEqualTo(kind.name());
            assertThat(Relation.of(kind).isDirect()).isEqualTo(kind.isDirect());
        }
    }

    @Test
    void refusesEdgesThatEndBeforeTheyBegin() {
        var claim = Claim.of(Relation.FLOW, Layer.SQL);

        assertThatThrownBy(() -> claim.valid(20, 20)).hasMessage("an edge ends after it begins, not from 20 to 20");
        assertThatThrownBy(() -> claim.withConfidence(1.5)).hasMessage("confidence is from 0 to 1, not 1.5");
    }

    @Test
    void isEmptyToBeginWith() {
        assertThat(Graph.EMPTY.nodes()).isZero();
        assertThat(Graph.EMPTY.change().build().edges()).isZero();
    }
}
