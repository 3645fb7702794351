package io.headwater.bench;

import io.headwater.lineage.graph.Claim;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The packages of Debian bookworm and what they depend on: a graph with hubs of twenty thousand edges, of which four
 * nodes in five lie in or behind cycles.
 */
final class Packages {
    private static final String NODES = "debian_bookworm_main_nodes.csv.gz";
    private static final String EDGES = "debian_bookworm_main_edges.csv.gz";

    final List<String> names = new ArrayList<>();
    final int[] from;
    final int[] to;

    /** @param data the folder that holds {@code graph} */
    Packages(Path data) {
        var folder = data.resolve("graph");
        Map<String, Integer> numbers = new HashMap<>();
        for (String[] row : rows(folder.resolve(NODES))) {
            numbers.put(row[0], names.size());
            names.add("debian." + row[1] + "." + row[0]);
        }
        var edges = rows(folder.resolve(EDGES));
        from = edges.stream().mapToInt(row -> numbers.getOrDefault(row[0], -1)).toArray();
        to = edges.stream().mapToInt(row -> numbers.getOrDefault(row[1], -1)).toArray();
    }

    /** Whether a folder has them. */
    static boolean isIn(Path data) {
        return Files.exists(data.resolve("graph").resolve(EDGES));
    }

    /** A table each, a flow for each dependence. */
    Graph graph() {
        var builder = Graph.EMPTY.change();
        int[] handles = names.stream().mapToInt(builder::dataset).toArray();
        var claim = Claim.of(Relation.FLOW, Layer.SQL);
        for (int i = 0; i < from.length; i++) {
            builder.edge(handles[from[i]], handles[to[i]], claim);
        }
        return builder.build();
    }

    private static List<String[]> rows(Path file) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
