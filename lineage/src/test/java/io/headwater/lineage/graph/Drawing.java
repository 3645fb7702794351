package io.headwater.lineage.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Graphs drawn in text, a line each: {@code a -> b -> c}, jobs in brackets as in {@code a -> [load] -> b}, tables with
 * fields as in {@code orders(amount, status)}, after which {@code orders.amount} is a field. Behind a bar stand relation,
 * layer, {@code from..to} in seconds and confidence, each where it matters.
 */
public final class Drawing {
    private final GraphBuilder builder;
    private final Map<String, Integer> handles = new HashMap<>();

    private Drawing(GraphBuilder builder) {
        this.builder = builder;
    }

    /** The graph of a drawing. */
    public static Graph graph(String drawing) {
        return changed(Graph.EMPTY, drawing);
    }

    /** A graph with what a drawing adds. */
    public static Graph changed(Graph graph, String drawing) {
        var builder = graph.change();
        add(builder, drawing);
        return builder.build();
    }

    static void add(GraphBuilder builder, String drawing) {
        var self = new Drawing(builder);
        drawing.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(self::line);
    }

    /** The number of what a drawing calls so. */
    public static int node(Graph graph, String name) {
        return IntStream.range(0, graph.nodes())
                .filter(node -> name(graph, node).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not drawn: " + name));
    }

    static int[] nodes(Graph graph, String... names) {
        return Arrays.stream(names).mapToInt(name -> node(graph, name)).toArray();
    }

    /** What a drawing calls a node. */
    public static String name(Graph graph, int node) {
        String name = graph.fullName(node);
        return graph.kind(node) == NodeKind.JOB ? "[" + name + "]" : name;
    }

    static List<String> names(Graph graph, IntStream nodes) {
        return nodes.mapToObj(node -> name(graph, node)).sorted().toList();
    }

    /** All of a graph, a line a node and an edge. */
    static List<String> all(Graph graph) {
        var lines = new ArrayList<String>();
        for (int node = 0; node < graph.nodes(); node++) {
            lines.add(graph.kind(node) + " " + graph.fullName(node));
        }
        for (int number = 0; number < graph.edges(); number++) {
            var edge = graph.edge(number);
            lines.add("%s -> %s %s".formatted(name(graph, edge.from()), name(graph, edge.to()), edge.claim()));
        }
        return lines;
    }

    private void line(String line) {
        int bar = line.indexOf('|');
        String ways = bar < 0 ? line : line.substring(0, bar).strip();
        if (!ways.contains("->")) {
            declare(ways);
            return;
        }
        var claim = claim(bar < 0 ? "" : line.substring(bar + 1).strip());
        String[] stops = ways.split("\\s*->\\s*", -1);
        for (int i = 0; i + 1 < stops.length; i++) {
            builder.edge(handle(stops[i]), handle(stops[i + 1]), claim);
        }
    }

    private void declare(String line) {
        int open = line.indexOf('(');
        int table = handle(open < 0 ? line : line.substring(0, open));
        if (open >= 0) {
            String name = line.substring(0, open);
            for (String field : line.substring(open + 1, line.length() - 1).split(",\\s*", -1)) {
                handles.put(name + "." + field, builder.field(table, field));
            }
        }
    }

    private int handle(String name) {
        return handles.computeIfAbsent(
                name,
                _ -> name.startsWith("[")
                        ? builder.asset(NodeKind.JOB, name.substring(1, name.length() - 1))
                        : builder.dataset(name));
    }

    private static Claim claim(String words) {
        var claim = Claim.of(Relation.FLOW, Layer.SQL);
        for (String word : words.isEmpty() ? new String[0] : words.split("\\s+", -1)) {
            claim = with(claim, word);
        }
        return claim;
    }

    private static Claim with(Claim claim, String word) {
        if (word.contains("..")) {
            String[] ends = word.split("\\.\\.", -1);
            return claim.valid(
                    ends[0].isEmpty() ? Claim.EVER : Long.parseLong(ends[0]),
                    ends[1].isEmpty() ? Claim.NOT_ENDED : Long.parseLong(ends[1]));
        }
        if (Character.isDigit(word.charAt(0))) {
            return claim.withConfidence(Double.parseDouble(word));
        }
        return Arrays.stream(Layer.values()).anyMatch(layer -> layer.name().equals(word))
                ? new Claim(
                        claim.relation(), Layer.valueOf(word), claim.validFrom(), claim.validTo(), claim.confidence())
                : new Claim(
                        Relation.valueOf(word), claim.layer(), claim.validFrom(), claim.validTo(), claim.confidence());
    }
}
