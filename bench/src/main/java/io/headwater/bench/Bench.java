package io.headwater.bench;

import io.headwater.bench.detect.Detection;
import io.headwater.bench.segment.SegmentScores;
import io.headwater.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater bench}: measures what Headwater costs. */
@Command(
        name = "headwater bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what Headwater costs, and says which bars are kept.",
            "",
            "  collect    20 tables of a million rows: processors beside a SELECT by hand",
            "  small      200 tables of ten thousand rows: wall time beside the same",
            "  distinct   error of distinct counts, a thousand to a million values",
            "  history    one series of a week, read from many",
            "  incidents  the filtered list of ten thousand open incidents",
            "  detect     faults found at how many false alerts, beside others: prints a table in Markdown",
            "  segment    which rows explain a change: real incidents, generated sums, speed",
            "  lineage    exactness beside the cases of others, statements a second, a graph of 100,000 tables"
        },
        footer = {
            "",
            "Examples:",
            "  headwater bench                  all of them, in about half an hour",
            "  headwater bench collect --scale 0.1 --json",
            "",
            "Exit codes: 0 all bars are kept, 1 one is not, 2 a mistake in what was typed."
        })
public final class Bench implements Callable<Integer> {
    private static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "WHAT", description = "which; all of them by default")
    private List<String> wanted = new ArrayList<>();

    @Option(names = "--scale", defaultValue = "1", paramLabel = "X", description = "share of rows and counts")
    private double scale;

    @Option(
            names = "--postgres-bin",
            paramLabel = "DIR",
            description =
                    "programs of the warehouse's PostgreSQL (default: Debian's 15 if it is there, else the bundled)")
    private @Nullable Path binaries;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "../shared/data",
            description = "cases of lineage and segments (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("../shared/data");

    @Option(names = "--json", description = "print the figures as JSON")
    private boolean json;

    private Bench() {}

    /** Measures, prints, and ends with the exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        var figures = new LinkedHashMap<String, List<Figure>>();
        for (var chosen : chosen(line).entrySet()) {
            line.getErr().printf("== %s%n", chosen.getKey());
            figures.put(chosen.getKey(), chosen.getValue().run(text -> say(line.getErr(), text)));
            figures.get(chosen.getKey()).forEach(figure -> say(line.getErr(), figure.text()));
        }
        if (json) {
            say(line.getOut(), Json.write(figures));
        }
        return figures.values().stream().flatMap(List::stream).allMatch(Figure::keepsBar) ? 0 : 1;
    }

    private Map<String, Benchmark> chosen(CommandLine line) {
        if (wanted.contains("lineage") && !hasCases()) {
            throw new ParameterException(
                    line, "no cases of lineage in %s: name their folder with --data".formatted(data));
        }
        var all = all();
        var unknown = wanted.stream().filter(name -> !all.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(line, "no such benchmark: %s; there are %s".formatted(unknown, all.keySet()));
        }
        if (!wanted.isEmpty()) {
            all.keySet().retainAll(wanted);
        }
        return all;
    }

    private Map<String, Benchmark> all() {
        var all = new LinkedHashMap<String, Benchmark>();
        all.put("collect", new Collection(new Orders(scaled(20), scaled(1_000_000)), scaled(3), warehouse()));
        all.put("small", new SmallTables(new Orders(scaled(200), 10_000), scaled(7), warehouse()));
        all.put("distinct", new DistinctCounts(scaled(1_000_000), warehouse()));
        all.put("history", new SeriesReads(scaled(500), scaled(5_000)));
        all.put("incidents", new IncidentList(scaled(10_000), scaled(500)));
        all.put("detect", this::detect);
        all.put("segment", new SegmentScores(data, scaled(200), scaled(40)));
        if (hasCases()) {
            all.put("lineage", this::lineage);
        }
        return all;
    }

    private List<Figure> detect(Consumer<String> progress) {
        var result = new Detection(scaled(300), scaled(100)).run(progress);
        if (!json) {
            say(Objects.requireNonNull(spec).commandLine().getOut(), result.markdown());
        }
        return result.measures().stream()
                .map(one -> new Figure(one.what(), one.value(), one.unit(), one.bar(), one.isMost()))
                .toList();
    }

    private List<Figure> lineage(Consumer<String> progress) throws IOException {
        var figures = new ArrayList<>(new LineageScores(data).run(progress));
        figures.addAll(new LineageSpeed(data, scaled(12)).run(progress));
        if (Packages.isIn(data)) {
            figures.addAll(new LineageGraph(data).run(progress));
        }
        return figures;
    }

    private boolean hasCases() {
        return Files.isDirectory(data.resolve("lineage"));
    }

    private int scaled(int count) {
        return Math.max(1, (int) Math.round(count * scale));
    }

    private Optional<Path> warehouse() {
        return Optional.ofNullable(binaries).or(() -> Optional.of(DEBIAN_15).filter(Files::isDirectory));
    }

    private static void say(PrintWriter to, String text) {
        to.println(text);
        to.flush();
    }
}
