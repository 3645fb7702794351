package io.headwater.lineage.select;

import io.headwater.lineage.graph.Drawing;
import io.headwater.lineage.graph.Graph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Text with graphs and selections in it, each in a block between lines of three backticks. In a graph, a line with
 * {@code is} gives an asset its labels.
 */
final class Fixture {
    private final List<Example> examples = new ArrayList<>();
    private Graph graph = Graph.EMPTY;
    private Map<String, Set<String>> labels = Map.of();

    /**
     * An expression and what comes of it.
     *
     * @param expected nodes by name, or {@code nothing}; of a mistake the character from 1, and what is said of it
     */
    record Example(
            Graph graph,
            Map<String, Set<String>> labels,
            String expression,
            String excluded,
            boolean isMistake,
            String expected) {
        @Override
        public String toString() {
            return excluded.isEmpty() ? expression : expression + " --exclude " + excluded;
        }
    }

    static List<Example> read(Path file) {
        var fixture = new Fixture();
        try {
            String kind = "";
            var block = new ArrayList<String>();
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("```")) {
                    fixture.take(kind, block);
                    kind = kind.isEmpty() ? line.substring(3) : "";
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fixture.examples;
    }

    private void take(String kind, List<String> lines) {
        switch (kind) {
            case "graph" -> draw(lines);
            case "selections" -> lines.forEach(this::example);
            default -> {}
        }
    }

    private void draw(List<String> lines) {
        labels = new HashMap<>();
        var drawn = new ArrayList<String>();
        for (String line : lines) {
            int is = line.indexOf(" is ");
            if (is < 0) {
                drawn.add(line);
            } else {
                labels.put(line.substring(0, is), labels(line.substring(is + 4)));
            }
        }
        graph = Drawing.graph(String.join("\n", drawn));
    }

    /** Labels are told apart by spaces, but for those in double quotes. */
    private static Set<String> labels(String text) {
        var labels = new TreeSet<String>();
        for (String label : text.split(" (?=[a-z]+:)", -1)) {
            labels.add(label.replace("\"", ""));
        }
        return labels;
    }

    private void example(String line) {
        boolean isMistake = line.contains("!!");
        int middle = line.indexOf(isMistake ? "!!" : "=>");
        String[] expressions = line.substring(0, middle).stripTrailing().split(" --exclude ", -1);
        examples.add(new Example(
                graph,
                labels,
                expressions[0],
                expressions.length > 1 ? expressions[1] : "",
                isMistake,
                line.substring(middle + 2).strip()));
    }
}
