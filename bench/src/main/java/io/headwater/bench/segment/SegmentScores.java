package io.headwater.bench.segment;

import io.headwater.bench.Benchmark;
import io.headwater.bench.Figure;
import io.headwater.detect.segment.Explainer;
import io.headwater.detect.segment.Question;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How well and how fast segments are found.
 *
 * @param data the folder that holds {@code segments}; without it the real incidents are left out
 * @param cases how many of each generated set
 * @param searches how many are timed
 */
public record SegmentScores(Path data, int cases, int searches) implements Benchmark {
    private static final long SEED = 20_000;
    private static final int LEAVES = 100_000;
    private static final int WARM_UP = 5;

    /** RiskLoc's figure on a set, as published of 60 cases, and what has to be reached. */
    private record Bar(GeneratedSums set, double riskLoc, double least) {}

    private static final List<Bar> SUMS =
            List.of(new Bar(GeneratedSums.S, 0.61, 0.77), new Bar(GeneratedSums.L, 0.71, 0.72));

    /** Shapes of a hundred thousand combinations: by how many values their dimensions have. */
    private static final List<int[]> SHAPES =
            List.of(new int[] {10, 10, 10, 10, 10}, new int[] {100, 100, 10}, new int[] {4, 4, 4, 4, 4, 4, 4, 4, 4, 4});

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException {
        var figures = new ArrayList<Figure>();
        if (RateIncidents.isIn(data)) {
            progress.accept("reading real incidents");
            figures.addAll(rates());
        }
        for (Bar bar : SUMS) {
            progress.accept("generating set " + bar.set().name());
            figures.addAll(sums(bar));
        }
        for (int[] shape : SHAPES) {
            progress.accept("searching %,d combinations of %d dimensions".formatted(LEAVES, shape.length));
            figures.addAll(speed(shape));
        }
        return figures;
    }

    private List<Figure> rates() throws IOException {
        var tally = new Tally();
        var incidents = RateIncidents.read(data);
        incidents.forEach(incident -> tally.add(incident.causes(), Explainer.explain(incident.question())));
        String what = "%d real incidents of rates, ".formatted(incidents.size());
        return List.of(
                Figure.atLeast(what + "top 1", tally.top(1), "", 0.70),
                Figure.atLeast(what + "top 3", tally.top(3), "", 0.93),
                Figure.atLeast(what + "top 5", tally.top(5), "", 0.98),
                Figure.atLeast(what + "F1 of the chosen set", tally.f1(), "", 0.66),
                Figure.of(what + "confidence less share right", tally.overconfidence(), ""));
    }

    private List<Figure> sums(Bar bar) {
        var ours = new Tally();
        var riskLoc = new Tally();
        for (int i = 0; i < cases; i++) {
            var about = bar.set().generate(SEED + i);
            riskLoc.add(about.causes(), RiskLoc.causes(about));
            ours.add(named(about.causes()), Explainer.explain(about.question()));
        }
        String what = "set %s, %d cases, ".formatted(bar.set().name(), cases);
        return List.of(
                Figure.of(what + "F1 of RiskLoc less its figure (valid within 0.05)", riskLoc.f1() - bar.riskLoc(), ""),
                Figure.of(what + "F1 of RiskLoc", riskLoc.f1(), ""),
                Figure.atLeast(what + "F1 of exact sets", ours.f1(), "", bar.least()));
    }

    private static Set<Map<String, String>> named(Set<List<Integer>> causes) {
        var named = new HashSet<Map<String, String>>();
        for (List<Integer> cause : causes) {
            var values = new TreeMap<String, String>();
            for (int d = 0; d < cause.size(); d++) {
                if (cause.get(d) >= 0) {
                    values.put(SumCase.dimension(d), String.valueOf(cause.get(d)));
                }
            }
            named.add(values);
        }
        return named;
    }

    private List<Figure> speed(int[] shape) {
        var figures = new ArrayList<Figure>();
        for (Question.Kind kind : Question.Kind.values()) {
            double[] took = new double[searches];
            for (int i = 0; i < WARM_UP + searches; i++) {
                var question = large(kind, shape, new SplittableRandom(SEED + i));
                long start = processor();
                var explanation = Explainer.explain(question);
                if (i >= WARM_UP && !explanation.reasons().isEmpty()) {
                    took[i - WARM_UP] = (processor() - start) / 1e6;
                }
            }
            Arrays.sort(took);
            String what = "%,d combinations of %d dimensions, %s, processor time of 95 of 100"
                    .formatted(LEAVES, shape.length, kind);
            figures.add(Figure.of(what, took[(int) Math.ceil(0.95 * searches) - 1], "ms", 200));
        }
        return figures;
    }

    /** Nanoseconds that this thread has had; what others did on the machine meanwhile does not count. */
    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Combinations in which those of two values changed. */
    private static Question large(Question.Kind kind, int[] shape, SplittableRandom random) {
        var dimensions = new ArrayList<String>();
        for (int d = 0; d < shape.length; d++) {
            dimensions.add(SumCase.dimension(d));
        }
        int all = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        var rows = new ArrayList<Question.Row>(LEAVES);
        for (int i = 0; i < LEAVES; i++) {
            int left = all > LEAVES ? random.nextInt(all) : i;
            String[] values = new String[shape.length];
            boolean isHit = left % shape[0] == 1 && left / shape[0] % shape[1] == 2;
            for (int d = 0; d < shape.length; d++) {
                values[d] = String.valueOf(left % shape[d]);
                left /= shape[d];
            }
            double size = 1 + Math.rint(-100 * Math.log(1 - random.nextDouble()));
            double noisy = size * (1 + 0.1 * random.nextGaussian()) * (isHit ? 0.4 : 1);
            rows.add(
                    switch (kind) {
                        case RATE ->
                            new Question.Row(
                                    Arrays.asList(values),
                                    Math.rint(size * (isHit ? 0.5 : 0.02)),
                                    size,
                                    Math.rint(size * 0.02),
                                    size);
                        case COUNT ->
                            new Question.Row(Arrays.asList(values), Math.max(0, Math.rint(noisy)), 0, size, 0);
                        case SUM -> new Question.Row(Arrays.asList(values), noisy, 0, size, 0);
                        case MEAN ->
                            new Question.Row(
                                    Arrays.asList(values),
                                    7 * noisy,
                                    Math.ceil(size / 9),
                                    7 * size,
                                    Math.ceil(size / 9));
                    });
        }
        return new Question(kind, dimensions, rows, 1);
    }
}
