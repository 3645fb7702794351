package io.headwater.detect.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The combinations of a question, each once, with their values as numbers. Their order, and that of values, depends on the
 * combinations alone, so that no answer depends on the order of rows.
 */
final class Leaves {
    /** Beyond, sums of many are no numbers any more. */
    private static final double MOST = 1e18;

    /** By dimension, then leaf. */
    private final int[][] codes;

    /** By dimension, then code. */
    private final List<List<@Nullable String>> values;

    private final double[] now;

    private final double[] countNow;

    private final double[] before;

    private final double[] countBefore;

    /** How many rows were left out because one of their numbers is none, or below zero where it cannot be. */
    private final int odd;

    private Leaves(
            int[][] codes,
            List<List<@Nullable String>> values,
            double[] now,
            double[] countNow,
            double[] before,
            double[] countBefore,
            int odd) {
        this.codes = codes;
        this.values = values;
        this.now = now;
        this.countNow = countNow;
        this.before = before;
        this.countBefore = countBefore;
        this.odd = odd;
    }

    static Leaves of(Question question) {
        var rows = question.rows().stream()
                .filter(row -> isSound(row, question.kind()))
                .toList();
        var values = new ArrayList<List<@Nullable String>>();
        int[][] codes = new int[question.dimensions().size()][];
        for (int d = 0; d < codes.length; d++) {
            codes[d] = encode(rows, d, values);
        }
        return merge(rows, codes, values, question.rows().size() - rows.size());
    }

    int size() {
        return now.length;
    }

    private static boolean isSound(Question.Row row, Question.Kind kind) {
        if (!(Math.abs(row.now()) <= MOST && Math.abs(row.before()) <= MOST)) {
            return false;
        }
        if (kind == Question.Kind.SUM) {
            return true;
        }
        if (kind == Question.Kind.MEAN) {
            return isRows(row.countNow()) && isRows(row.countBefore());
        }
        boolean isCount = row.now() >= 0 && row.before() >= 0;
        return kind == Question.Kind.COUNT ? isCount : isCount && isRows(row.countNow()) && isRows(row.countBefore());
    }

    private static boolean isRows(double count) {
        return count >= 0 && count <= MOST;
    }

    private static int[] encode(List<Question.Row> rows, int dimension, List<List<@Nullable String>> values) {
        var seen = new HashMap<@Nullable String, Integer>();
        int[] codes = new int[rows.size()];
        for (int i = 0; i < codes.length; i++) {
            String value = rows.get(i).values().get(dimension);
            Integer code = seen.get(value);
            if (code == null) {
                code = seen.size();
                seen.put(value, code);
            }
            codes[i] = code;
        }
        var sorted = new ArrayList<>(seen.keySet());
        sorted.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
        int[] places = new int[sorted.size()];
        for (int place = 0; place < places.length; place++) {
            places[seen.getOrDefault(sorted.get(place), 0)] = place;
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = places[codes[i]];
        }
        values.add(sorted);
        return codes;
    }

    private static Leaves merge(List<Question.Row> rows, int[][] codes, List<List<@Nullable String>> values, int odd) {
        int[] order = order(rows.size(), codes, values);
        int[] starts = new int[rows.size() + 1];
        int leaves = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || !isSame(codes, order[i - 1], order[i])) {
                starts[++leaves] = i;
            }
        }
        int[][] merged = new int[codes.length][leaves];
        double[][] numbers = new double[4][leaves];
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int d = 0; d < codes.length; d++) {
                merged[d][leaf] = codes[d][order[starts[leaf]]];
            }
            add(rows, order, starts[leaf], starts[leaf + 1], leaf, numbers);
        }
        return new Leaves(merged, values, numbers[0], numbers[1], numbers[2], numbers[3], odd);
    }

    /** Rows by their combination: a stable sort by one dimension after the other. */
    private static int[] order(int rows, int[][] codes, List<List<@Nullable String>> values) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        for (int d = codes.length - 1; d >= 0; d--) {
            int[] next = new int[values.get(d).size() + 1];
            for (int code : codes[d]) {
                next[code + 1]++;
            }
            for (int code = 1; code < next.length; code++) {
                next[code] += next[code - 1];
            }
            int[] sorted = new int[rows];
            for (int row : order) {
                sorted[next[codes[d][row]]++] = row;
            }
            order = sorted;
        }
        return order;
    }

    private static boolean isSame(int[][] codes, int one, int other) {
        for (int[] dimension : codes) {
            if (dimension[one] != dimension[other]) {
                return false;
            }
        }
        return true;
    }

    private static void add(List<Question.Row> rows, int[] order, int from, int to, int leaf, double[][] numbers) {
        var same = new ArrayList<Question.Row>();
        for (int i = from; i < to; i++) {
            same.add(rows.get(order[i]));
        }
        if (same.size() > 1) { // sums of floating point depend on their order
            same.sort(Comparator.comparingDouble(Question.Row::now)
                    .thenComparingDouble(Question.Row::before)
                    .thenComparingDouble(Question.Row::countNow)
                    .thenComparingDouble(Question.Row::countBefore));
        }
        for (Question.Row row : same) {
            numbers[0][leaf] += row.now();
            numbers[1][leaf] += row.countNow();
            numbers[2][leaf] += row.before();
            numbers[3][leaf] += row.countBefore();
        }
    }

    int[][] codes() {
        return codes;
    }

    List<List<@Nullable String>> values() {
        return values;
    }

    double[] now() {
        return now;
    }

    double[] countNow() {
        return countNow;
    }

    double[] before() {
        return before;
    }

    double[] countBefore() {
        return countBefore;
    }

    int odd() {
        return odd;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
