package io.headwater.server.explain;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Collector.Breakdown;
import io.headwater.core.collect.Collector.Part;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.MeasurementPlan.FieldMetric;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Planning.TimeField;
import io.headwater.core.incident.Explanations.Asked;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.segment.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A window beside windows before it that are like it: the same day of the week, the same hour of the day.
 *
 * @param fields by whose values the rows are told apart
 * @param before the windows like it, the latest first
 */
record Comparison(Asked asked, List<String> fields, TimeField time, Grain grain, ZoneId zone, List<Instant> before) {
    private static final int FIELDS = 8;
    private static final long COMBINATIONS = 50_000;
    private static final int WEEKS = 4;
    private static final int DAYS = 7;
    private static final int HOURS = 24;

    /**
     * What is compared.
     *
     * @param values of fields that have few, by field
     */
    static Comparison of(Asked asked, Map<String, Set<String>> values, TimeField time, Grain grain, ZoneId zone) {
        int step = grain == Grain.HOUR ? HOURS : DAYS;
        int count = grain == Grain.HOUR ? DAYS : WEEKS;
        var before = Stream.iterate(1, i -> i <= count, i -> i + 1)
                .map(i -> grain.plus(asked.bucket(), -(long) i * step, zone))
                .toList();
        return new Comparison(asked, fields(asked, values, time), time, grain, zone, before);
    }

    /** Whether rows of such an anomaly can be told apart. */
    static boolean isFit(Signal signal) {
        return signal == Signal.MEAN || signal.metric().filter(Metric::addsUp).isPresent();
    }

    /** The field itself explains nothing: that its nulls are null is known. */
    private static List<String> fields(Asked asked, Map<String, Set<String>> values, TimeField time) {
        var fields = new ArrayList<String>();
        long combinations = 1;
        var fewestFirst = values.entrySet().stream()
                .filter(field ->
                        !field.getKey().equals(asked.field()) && !field.getKey().equals(time.name()))
                .sorted(Comparator.comparingInt((Map.Entry<String, Set<String>> field) ->
                                field.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (var field : fewestFirst) {
            combinations *= field.getValue().size() + 1L; // null too
            if (fields.size() == FIELDS || combinations > COMBINATIONS) {
                break; // those after it have no fewer
            }
            fields.add(field.getKey());
        }
        return List.copyOf(fields);
    }

    /** What the source is asked. */
    Breakdown plan(AssetName dataset, Instant now) {
        var windows = new ArrayList<Instant>();
        windows.add(asked.bucket());
        windows.addAll(before);
        if (isDifference()) {
            List.copyOf(windows).forEach(window -> windows.add(previous(window)));
        }
        var all = windows.stream().distinct().sorted().toList();
        var span =
                new Span.Windows(time.name(), time.type(), grain, all.getFirst(), grain.plus(all.getLast(), 1, zone));
        var metric = asked.signal().metric().orElse(Metric.ROWS);
        return new Breakdown(dataset, new FieldMetric(asked.field(), metric), fields, all, span, zone, now);
    }

    private boolean isDifference() {
        return asked.signal() == Signal.DELTA;
    }

    private Instant previous(Instant window) {
        return grain.plus(window, -1, zone);
    }

    /** The same rows now and before. */
    private static final class Sums {
        private double now;
        private double rowsNow;
        private double before;
        private double rowsBefore;
    }

    /** What the parts say, as a question. */
    Question question(List<Part> parts) {
        var sums = new LinkedHashMap<List<@Nullable String>, Sums>();
        var filled = new HashSet<Instant>();
        for (Part part : parts) {
            var sum = sums.computeIfAbsent(part.values(), _ -> new Sums());
            add(sum, part, part.window(), 1);
            if (isDifference()) {
                add(sum, part, grain.plus(part.window(), 1, zone), -1);
            }
            filled.add(part.window());
        }
        var rows = new ArrayList<Question.Row>();
        sums.forEach(
                (values, sum) -> rows.add(new Question.Row(values, sum.now, sum.rowsNow, sum.before, sum.rowsBefore)));
        long windows = before.stream().filter(filled::contains).count();
        return new Question(kind(), fields, rows, Math.max(1, windows));
    }

    private void add(Sums sum, Part part, Instant window, int sign) {
        if (window.equals(asked.bucket())) {
            sum.now += sign * part.value();
            sum.rowsNow += part.rows();
        } else if (before.contains(window)) {
            sum.before += sign * part.value();
            sum.rowsBefore += part.rows();
        }
    }

    private Question.Kind kind() {
        if (isDifference()) {
            return Question.Kind.SUM;
        }
        if (asked.signal() == Signal.MEAN) {
            return Question.Kind.MEAN;
        }
        return asked.signal().isShare() ? Question.Kind.RATE : Question.Kind.COUNT;
    }
}
