package io.headwater.lineage.project;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Influence;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.graph.Claim;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.GraphBuilder;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import java.util.List;

/** Tables and fields of all files as a graph. Names that differ in case alone are one node: files are of one warehouse. */
final class ProjectGraph {
    private final GraphBuilder builder = Graph.EMPTY.change();

    private ProjectGraph() {}

    static Graph of(List<Model> models) {
        var graph = new ProjectGraph();
        models.stream().flatMap(model -> model.lineage().statements().stream()).forEach(graph::add);
        return graph.builder.build();
    }

    private void add(StatementLineage statement) {
        for (TableName output : statement.outputs()) {
            int target = node(output);
            for (TableName input : statement.inputs()) {
                builder.edge(node(input), target, Claim.of(Relation.FLOW, Layer.SQL));
            }
            statement.indirect().forEach(influence -> add(influence, target));
        }
        statement.columns().forEach(this::add);
    }

    private void add(Influence influence, int target) {
        if (influence.source() != null) {
            builder.edge(
                    builder.field(node(influence.source()), influence.sourceColumn()),
                    target,
                    Claim.of(Relation.of(influence.kind()), Layer.SQL));
        }
    }

    private void add(ColumnEdge edge) {
        if (edge.source() != null && edge.target() != null) {
            builder.edge(
                    builder.field(node(edge.source()), edge.sourceColumn()),
                    builder.field(node(edge.target()), edge.targetColumn()),
                    Claim.of(Relation.of(edge.kind()), Layer.SQL));
        }
    }

    private int node(TableName table) {
        return builder.dataset(Project.key(table));
    }
}
