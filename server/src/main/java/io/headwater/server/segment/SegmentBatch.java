package io.headwater.server.segment;

import io.headwater.detect.segment.Explainer;
import io.headwater.detect.segment.Explanation;
import io.headwater.detect.segment.Question;
import io.headwater.detect.segment.Question.Kind;
import io.headwater.detect.segment.Question.Row;
import io.headwater.detect.segment.Segment;
import io.headwater.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Questions about changes as JSON, one object a line, and their explanations the same way.
 *
 * <p>In: {@code id}, {@code kind} (rate, count, sum or mean), {@code dimensions} [name], {@code rows} [[a value of each
 * dimension…, value now, count now, value before, count before]], {@code windows_before} (default 1). Out: {@code id},
 * {@code verdict}, for means {@code moved} (VALUES, or the MIX of rows), {@code segments} [{{@code conditions} {dimension: value}, {@code share}, {@code confidence},
 * {@code chosen}}], {@code reasons} [text].
 */
public final class SegmentBatch {
    private static final int NUMBERS = 4;
    private static final String KINDS =
            Stream.of(Kind.values()).map(SegmentBatch::word).collect(Collectors.joining(", "));

    private SegmentBatch() {}

    /**
     * The explanation of one change.
     *
     * @throws io.headwater.wire.MalformedException where the line is no JSON
     * @throws IllegalArgumentException where it is no question; says what is wrong and what is wanted
     */
    public static String line(String line) {
        var about = Json.readTree(line);
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("id", id(about));
        var question = question(about);
        var explanation = Explainer.explain(question);
        out.put("verdict", explanation.verdict());
        if (question.kind() == Kind.MEAN) {
            out.put("moved", explanation.moved());
        }
        out.put("segments", segments(explanation));
        out.put("reasons", explanation.reasons());
        return Json.write(out);
    }

    private static String id(JsonNode about) {
        var id = about.get("id");
        if (id == null || !(id.isString() || id.isNumber())) {
            throw new IllegalArgumentException("\"id\" is missing: give each question a text or a number");
        }
        return id.asString();
    }

    private static Question question(JsonNode about) {
        var dimensions = new ArrayList<String>();
        for (JsonNode name : list(about, "dimensions", "the names of the dimensions")) {
            if (!name.isString()) {
                throw new IllegalArgumentException("\"dimensions\" holds %s: give names as texts".formatted(name));
            }
            dimensions.add(name.asString());
        }
        var rows = new ArrayList<Row>();
        var kind = kind(about);
        for (JsonNode row : list(about, "rows", "a row for each combination of values")) {
            rows.add(row(row, dimensions, kind, rows.size() + 1));
        }
        return new Question(kind, dimensions, rows, windows(about));
    }

    private static JsonNode list(JsonNode about, String name, String wanted) {
        var list = about.get(name);
        if (list == null || !list.isArray()) {
            throw new IllegalArgumentException("\"%s\" is no list: give %s in one".formatted(name, wanted));
        }
        return list;
    }

    private static Kind kind(JsonNode about) {
        var word = about.get("kind");
        return Stream.of(Kind.values())
                .filter(kind ->
                        word != null && word.isString() && word.asString().equals(word(kind)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"kind\" is %s: it has to be one of %s".formatted(word == null ? "missing" : word, KINDS)));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static double windows(JsonNode about) {
        var windows = about.get("windows_before");
        if (windows == null || windows.isNull()) {
            return 1;
        }
        if (!windows.isNumber()) {
            throw new IllegalArgumentException(
                    "\"windows_before\" is %s: give the number of windows that the values of before are sums over"
                            .formatted(windows));
        }
        return windows.asDouble();
    }

    private static Row row(JsonNode row, List<String> dimensions, Kind kind, int number) {
        int wanted = dimensions.size() + NUMBERS;
        if (!row.isArray() || row.size() != wanted) {
            throw new IllegalArgumentException(
                    "row %d has %s entries: give %d, a value for each of %s, then value now, count now, value before, count before"
                            .formatted(number, row.isArray() ? row.size() : "no", wanted, dimensions));
        }
        @Nullable String[] values = new @Nullable String[dimensions.size()];
        for (int d = 0; d < values.length; d++) {
            values[d] = row.get(d).isNull() ? null : value(row.get(d), number);
        }
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            boolean mayMiss = (kind == Kind.COUNT || kind == Kind.SUM) && i % 2 == 1; // counts of rows
            numbers[i] = number(row.get(dimensions.size() + i), mayMiss, number);
        }
        return new Row(Arrays.asList(values), numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static String value(JsonNode value, int number) {
        if (value.isContainer()) {
            throw new IllegalArgumentException(
                    "row %d has %s as a value: give a text, a number, true, false or null".formatted(number, value));
        }
        return value.asString();
    }

    /** What is null was not measured; the engine leaves such a row out and says so. */
    private static double number(JsonNode value, boolean mayMiss, int number) {
        if (value.isNull()) {
            return mayMiss ? 0 : Double.NaN;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(
                    "row %d has %s where a number belongs: give a number or null".formatted(number, value));
        }
        return value.asDouble();
    }

    /** A segment by the names of the format. */
    private record Line(Map<String, @Nullable String> conditions, double share, double confidence, boolean chosen) {}

    private static List<Line> segments(Explanation explanation) {
        return explanation.segments().stream()
                .map(segment -> new Line(conditions(segment), segment.share(), segment.confidence(), segment.chosen()))
                .toList();
    }

    private static Map<String, @Nullable String> conditions(Segment segment) {
        var conditions = new LinkedHashMap<String, @Nullable String>();
        segment.conditions().forEach(condition -> conditions.put(condition.dimension(), condition.value()));
        return conditions;
    }
}
