package io.headwater.lineage.project;

import io.headwater.lineage.graph.Claim;
import io.headwater.lineage.graph.Components;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.GraphBuilder;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Limits;
import io.headwater.lineage.graph.NodeKind;
import io.headwater.lineage.graph.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which files come before which.
 *
 * @param models what is read by others first; those of a cycle by path
 * @param cycles paths of files that need each other
 */
record Order(List<Model> models, List<List<String>> cycles) {

    static Order of(List<Model> models) {
        var graph = needs(models);
        var components = Components.of(graph, Limits.ofAssets());
        int[] depths = components.depths();
        var depthOf = new HashMap<Model, Integer>();
        for (Model model : models) {
            int node = graph.find(NodeKind.JOB, model.script().path()).orElseThrow();
            depthOf.put(model, depths[components.component(node)]);
        }
        var ordered = models.stream().sorted(Comparator.comparing(depthOf::get)).toList(); // keeps the order of paths
        var cycles = IntStream.range(0, components.count())
                .filter(component -> components.size(component) > 1)
                .mapToObj(component -> components
                        .members(component)
                        .mapToObj(graph::name)
                        .sorted()
                        .toList())
                .toList();
        return new Order(ordered, cycles);
    }

    private static Graph needs(List<Model> models) {
        var writers = new HashMap<String, List<String>>();
        for (Model model : models) {
            for (String table : Project.keys(model.lineage().outputs())) {
                writers.computeIfAbsent(table, _ -> new ArrayList<>())
                        .add(model.script().path());
            }
        }
        var builder = Graph.EMPTY.change();
        models.forEach(model -> job(builder, model.script().path()));
        for (Model model : models) {
            String reader = model.script().path();
            Project.keys(model.lineage().inputs()).stream()
                    .flatMap(table -> writers.getOrDefault(table, List.of()).stream())
                    .filter(writer -> !writer.equals(reader))
                    .distinct()
                    .forEach(writer -> builder.edge(
                            job(builder, writer), job(builder, reader), Claim.of(Relation.FLOW, Layer.SQL)));
        }
        return builder.build();
    }

    private static int job(GraphBuilder builder, String path) {
        return builder.asset(NodeKind.JOB, path);
    }
}
