package io.headwater.bench;

import io.headwater.lineage.graph.Claim;
import io.headwater.lineage.graph.Components;
import io.headwater.lineage.graph.Graph;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Limits;
import io.headwater.lineage.graph.Paths;
import io.headwater.lineage.graph.Relation;
import io.headwater.lineage.graph.Traversal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a large graph costs: memory, building, closures, paths. Times are CPU times of one thread, after a warm-up; those
 * of questions are of starts taken at random, and of the tables with the most edges.
 */
final class LineageGraph implements Benchmark {
    private static final int TABLES = 100_000;
    private static final int FIELDS = 10;
    private static final int EDGES = 2_030_000;
    private static final int QUESTIONS = 400;
    private static final int HUBS = 100;
    private static final double BAR_MEMORY = 250;
    private static final double BAR_BUILD = 3_000;
    private static final double BAR_CLOSURE = 50;
    private static final double BAR_PATH = 100;

    private final List<Figure> figures = new ArrayList<>();
    private final Random random = new Random(3);
    private final Path data;
    private Graph last = Graph.EMPTY;

    /** @param data the folder that holds {@code graph} */
    LineageGraph(Path data) {
        this.data = data;
    }

    @Override
    public List<Figure> run(Consumer<String> progress) {
        var packages = new Packages(data);
        progress.accept("a graph of packages");
        questions("packages", measureBuild("packages", packages::graph));
        progress.accept("a graph of an estate");
        var estate = new GraphEstate(packages, TABLES, FIELDS, EDGES);
        questions("estate", measureBuild("estate", estate::build));
        return figures;
    }

    private Graph measureBuild(String name, Supplier<Graph> build) {
        var times = new double[5];
        for (int i = 0; i < times.length; i++) {
            times[i] = cpuMillis(() -> last = build.get());
        }
        last = Graph.EMPTY;
        long before = usedMemory();
        var graph = build.get();
        double megabytes = (usedMemory() - before) / 1e6;
        String size = "%s: %,d tables, %,d fields, %,d edges"
                .formatted(name, graph.assets(), graph.nodes() - graph.assets(), graph.edges());
        figures.add(Figure.of(size, 0, ""));
        figures.add(Figure.of(name + ": memory of the graph", megabytes, "MB", BAR_MEMORY));
        figures.add(Figure.of(name + ": build, first time", times[0], "ms", BAR_BUILD));
        figures.add(Figure.of(name + ": build, median of 5", sorted(times)[2], "ms", BAR_BUILD));
        return graph;
    }

    private void questions(String name, Graph graph) {
        var traversal = new Traversal(graph);
        int[] hubs = hubs(graph);
        int[] tables = random.ints(QUESTIONS, 0, graph.assets()).toArray();
        closures(name + ": downstream of a table", traversal, Limits.ofAssets(), tables);
        closures(name + ": downstream of a hub", traversal, Limits.ofAssets(), hubs);
        closures(
                name + ": downstream of a hub, as of a moment",
                traversal,
                Limits.ofAssets().withMoment(1_710_000_000),
                hubs);
        if (graph.nodes() > graph.assets()) {
            int[] fields = random.ints(QUESTIONS, graph.assets(), graph.nodes()).toArray();
            int[] hubFields = Arrays.stream(hubs)
                    .map(hub -> graph.fieldsOf(hub).findFirst().orElseThrow())
                    .toArray();
            closures(name + ": downstream of a field", traversal, Limits.ofFields(), fields);
            closures(name + ": downstream of a hub's field", traversal, Limits.ofFields(), hubFields);
            paths(name + ": field", traversal, Limits.ofFields(), fields);
        }
        paths(name + ": table", traversal, Limits.ofAssets(), tables);
        paths(name + ": hub", traversal, Limits.ofAssets(), hubs);
        others(name, graph, traversal, tables);
    }

    private void closures(String what, Traversal traversal, Limits limits, int[] starts) {
        quantiles(
                what,
                starts,
                Optional.of(BAR_CLOSURE),
                start -> check(traversal.downstream(limits, start).complete()));
        double mean = Arrays.stream(starts)
                .map(start -> traversal.downstream(limits, start).size())
                .average()
                .orElse(0);
        figures.add(Figure.of(what + ": nodes on average", mean, ""));
    }

    /** Half of the ends are downstream of their starts, half are any. */
    private void paths(String what, Traversal traversal, Limits limits, int[] starts) {
        int[] ends = new int[starts.length];
        for (int i = 0; i < ends.length; i++) {
            int[] below = traversal.downstream(limits, starts[i]).nodes().toArray();
            ends[i] = i % 2 == 0 ? below[random.nextInt(below.length)] : starts[random.nextInt(starts.length)];
        }
        int[] pairs = IntStream.range(0, starts.length).toArray();
        quantiles(
                what + ": shortest path",
                pairs,
                Optional.of(BAR_PATH),
                i -> check(traversal.shortestPath(starts[i], ends[i], limits).complete()));
        quantiles(
                what + ": five shortest paths",
                pairs,
                Optional.of(BAR_PATH),
                i -> traversal.paths(starts[i], ends[i], 5, limits));
        double length = Arrays.stream(pairs)
                .mapToObj(i -> traversal.shortestPath(starts[i], ends[i], limits))
                .flatMap(found -> found.paths().stream())
                .mapToInt(Paths.Path::length)
                .average()
                .orElse(0);
        figures.add(Figure.of(what + ": shortest path, edges on average", length, ""));
        long cut = Arrays.stream(pairs)
                .filter(i -> !traversal.paths(starts[i], ends[i], 5, limits).complete())
                .count();
        figures.add(Figure.of(what + ": five shortest paths, cut by the budget", (double) cut, ""));
    }

    private void others(String name, Graph graph, Traversal traversal, int[] tables) {
        quantiles(
                name + ": common ancestors of two tables",
                tables,
                Optional.empty(),
                table -> traversal.commonAncestors(Limits.ofAssets(), table, tables[0]));
        figures.add(Figure.of(
                name + ": components", sorted(times(5, _ -> Components.of(graph, Limits.ofAssets())))[2], "ms"));
        figures.add(
                Figure.of(name + ": a change of 1,000 edges merged in", sorted(times(5, _ -> change(graph)))[2], "ms"));
    }

    private void change(Graph graph) {
        var change = graph.change();
        for (int i = 0; i < 1_000; i++) {
            change.edge(
                    change.dataset(graph.name(random.nextInt(graph.assets()))),
                    change.dataset("new_" + random.nextInt(500)),
                    Claim.of(Relation.FLOW, Layer.SQL));
            change.end(random.nextInt(graph.edges()), 1_720_000_000);
        }
        change.build();
    }

    private void quantiles(String what, int[] arguments, Optional<Double> bar, IntConsumer question) {
        for (int argument : arguments) { // warms up
            question.accept(argument);
        }
        var times = new double[arguments.length];
        for (int i = 0; i < times.length; i++) {
            int argument = arguments[i];
            times[i] = cpuMillis(() -> question.accept(argument));
        }
        double[] sorted = sorted(times);
        figures.add(Figure.of(what + ": median", sorted[sorted.length / 2], "ms"));
        figures.add(new Figure(what + ": p95", sorted[(int) Math.ceil(sorted.length * 0.95) - 1], "ms", bar, true));
        figures.add(Figure.of(what + ": largest", sorted[sorted.length - 1], "ms"));
    }

    private static int[] hubs(Graph graph) {
        return IntStream.range(0, graph.assets())
                .boxed()
                .sorted((a, b) -> Long.compare(
                        graph.edgesFrom(b).count(), graph.edgesFrom(a).count()))
                .limit(HUBS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double[] times(int rounds, IntConsumer work) {
        return IntStream.range(0, rounds)
                .mapToDouble(round -> cpuMillis(() -> work.accept(round)))
                .toArray();
    }

    private static double cpuMillis(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static double[] sorted(double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static void check(boolean complete) {
        if (!complete) {
            throw new IllegalStateException("an answer was cut short");
        }
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
