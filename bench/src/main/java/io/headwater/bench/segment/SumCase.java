package io.headwater.bench.segment;

import io.headwater.detect.segment.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A generated change of a sum with what caused it.
 */
final class SumCase {
    /** How many values each dimension has. */
    private final int[] sizes;

    /** A value for each combination of values, the last dimension's running fastest. */
    private final double[] real;

    /** What was expected for each. */
    private final double[] expected;

    /** Each with the value of every dimension, -1 where it may be any. */
    private final Set<List<Integer>> causes;

    SumCase(int[] sizes, double[] real, double[] expected, Set<List<Integer>> causes) {
        this.sizes = sizes;
        this.real = real;
        this.expected = expected;
        this.causes = causes;
    }

    /** The value of a dimension in a combination. */
    int value(int leaf, int dimension) {
        int below = 1;
        for (int d = dimension + 1; d < sizes.length; d++) {
            below *= sizes[d];
        }
        return leaf / below % sizes[dimension];
    }

    Question question() {
        var rows = new ArrayList<Question.Row>(real.length);
        String[][] names = new String[sizes.length][];
        for (int d = 0; d < sizes.length; d++) {
            names[d] = new String[sizes[d]];
            Arrays.setAll(names[d], String::valueOf);
        }
        for (int leaf = 0; leaf < real.length; leaf++) {
            String[] values = new String[sizes.length];
            for (int d = 0; d < sizes.length; d++) {
                values[d] = names[d][value(leaf, d)];
            }
            rows.add(new Question.Row(Arrays.asList(values), real[leaf], 1, expected[leaf], 1));
        }
        var dimensions = new ArrayList<String>();
        for (int d = 0; d < sizes.length; d++) {
            dimensions.add(dimension(d));
        }
        return new Question(Question.Kind.SUM, dimensions, rows, 1);
    }

    static String dimension(int number) {
        return String.valueOf((char) ('a' + number));
    }

    int[] sizes() {
        return sizes;
    }

    double[] real() {
        return real;
    }

    double[] expected() {
        return expected;
    }

    Set<List<Integer>> causes() {
        return causes;
    }
}
