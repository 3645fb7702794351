package io.headwater.detect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.segment.Explanation.Moved;
import io.headwater.detect.segment.Explanation.Verdict;
import io.headwater.detect.segment.Question.Kind;
import io.headwater.detect.segment.Question.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a mean moved: rows drawn one by one, with values that are often small and seldom large. */
class MeansTest {
    private static final int WINDOWS = 4;
    private static final int SEEDS = 6;

    /** How many dimensions of how many values, how many rows a window. */
    private record Shape(int dimensions, int values, int rows) {}

    /** What happens to a row: its values may be drawn anew, and its number is multiplied. */
    private interface Fault {
        double on(int[] values, Random random);
    }

    private static final Fault NONE = (_, _) -> 1;
    private static final Fault FALLS = (values, _) -> values[0] == 1 ? 0.4 : 1;
    private static final Fault RISES_IN_A_PAIR = (values, _) -> values[0] == 1 && values[1] == 0 ? 3 : 1;
    private static final Fault EVERYWHERE = (_, _) -> 1.4;

    /** More rows are of a kind that always has six times as much. */
    private static final Fault MIX = (values, random) -> {
        values[0] = random.nextDouble() < 0.25 ? 1 : values[0];
        return 1;
    };

    @ParameterizedTest
    @CsvSource({"1, 3, 2000", "2, 4, 20000", "5, 6, 5000", "8, 3, 10000"})
    void namesTheSegmentWhoseValuesFell(int dimensions, int values, int rows) {
        assertThat(answers(new Shape(dimensions, values, rows), FALLS))
                .containsEntry("SEGMENTS VALUES [d0 = v1]", SEEDS);
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 20000", "5, 6, 5000", "8, 3, 10000"})
    void namesThePairWhoseValuesRose(int dimensions, int values, int rows) {
        assertThat(answers(new Shape(dimensions, values, rows), RISES_IN_A_PAIR))
                .hasEntrySatisfying("SEGMENTS VALUES [d0 = v1 and d1 = v0]", MeansTest::most);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 2000", "2, 4, 20000", "5, 6, 5000", "8, 3, 10000"})
    void saysThatItIsTheMixOfRows(int dimensions, int values, int rows) {
        assertThat(answers(new Shape(dimensions, values, rows), MIX))
                .hasEntrySatisfying("SEGMENTS MIX [d0 = v1]", MeansTest::most);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 2000", "2, 4, 20000", "5, 6, 5000", "8, 3, 10000"})
    void saysThatItIsEverywhere(int dimensions, int values, int rows) {
        assertThat(answers(new Shape(dimensions, values, rows), EVERYWHERE))
                .hasEntrySatisfying("EVERYWHERE VALUES []", MeansTest::most);
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 20000", "8, 3, 10000"})
    void seldomNamesASegmentWhereNothingChanged(int dimensions, int values, int rows) {
        int named = answers(new Shape(dimensions, values, rows), NONE).entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("SEGMENTS"))
                .mapToInt(Map.Entry::getValue)
                .sum();

        assertThat(named).isLessThanOrEqualTo(1);
    }

    @Test
    void saysHowTheMeanCameAbout() {
        var explanation = explain(
                row("tiktok", 4_000, 100, 4_000, 400),
                row("mail", 1_000, 100, 4_100, 400),
                row("web", 980, 100, 4_000, 400),
                row("shop", 1_000, 100, 4_000, 400));

        assertThat(explanation.verdict()).isEqualTo(Verdict.SEGMENTS);
        assertThat(explanation.moved()).isEqualTo(Moved.VALUES);
        assertThat(explanation.reasons())
                .containsExactly(
                        "100 % of the change: channel = tiktok; 10 before, 40 now",
                        "elsewhere 10.1 before, 9.93 now",
                        "values alone would have moved the mean from 10.1 to 17.4, the mix of rows alone to 10.1");
    }

    @Test
    void saysHowTheMixOfRowsHasChanged() {
        var explanation = explain(
                row("tiktok", 30_000, 300, 40_000, 400),
                row("mail", 1_000, 100, 4_000, 400),
                row("web", 1_000, 100, 4_000, 400),
                row("shop", 1_000, 100, 4_000, 400));

        assertThat(explanation.moved()).isEqualTo(Moved.MIX);
        assertThat(explanation.chosen()).extracting(Segment::text).containsExactly("channel = tiktok");
        assertThat(explanation.chosen().getFirst().share()).isBetween(0.99, 1.01);
        assertThat(explanation.reasons())
                .containsExactly(
                        "100 % of the change: channel = tiktok; 25 % of rows before, 50 % now",
                        "elsewhere 75 % of rows before, 50 % now",
                        "values alone would have moved the mean from 32.5 to 32.5, the mix of rows alone to 55");
    }

    @Test
    void takesValuesOfBothSigns() {
        var explanation = explain(
                row("tiktok", -9_000, 100, 400, 400),
                row("mail", 100, 100, 500, 400),
                row("web", -120, 100, -500, 400),
                row("shop", 90, 100, 400, 400));

        assertThat(explanation.chosen()).extracting(Segment::text).containsExactly("channel = tiktok");
    }

    @Test
    void expectsOfANewValueWhatIsUsual() {
        var explanation = explain(
                row("new", 9_000, 100, 0, 0),
                row("mail", 1_000, 100, 4_000, 400),
                row("web", 1_010, 100, 4_100, 400),
                row("shop", 1_000, 100, 4_000, 400));

        assertThat(explanation.moved()).isEqualTo(Moved.VALUES);
        assertThat(explanation.chosen()).extracting(Segment::text).containsExactly("channel = new");
    }

    private static Row row(String channel, double now, double countNow, double before, double countBefore) {
        return new Row(List.of(channel), now, countNow, before, countBefore);
    }

    private static Explanation explain(Row... rows) {
        return Explainer.explain(new Question(Kind.MEAN, List.of("channel"), List.of(rows), WINDOWS));
    }

    private static void most(int count) {
        assertThat(count).isGreaterThanOrEqualTo(SEEDS - 1);
    }

    /** How often which answer was given. */
    private static Map<String, Integer> answers(Shape shape, Fault fault) {
        var answers = new HashMap<String, Integer>();
        for (int seed = 0; seed < SEEDS; seed++) {
            var explanation = Explainer.explain(question(shape, fault, new Random(seed)));
            var chosen = explanation.chosen().stream().map(Segment::text).toList();
            answers.merge("%s %s %s".formatted(explanation.verdict(), explanation.moved(), chosen), 1, Integer::sum);
        }
        return answers;
    }

    private static Question question(Shape shape, Fault fault, Random random) {
        double[][] usual = IntStream.range(0, shape.dimensions())
                .mapToObj(_ -> random.doubles(shape.values(), 0.6, 1.7).toArray())
                .toArray(double[][]::new);
        var sums = new HashMap<List<String>, double[]>();
        for (int row = 0; row < shape.rows() * (WINDOWS + 1); row++) {
            boolean isNow = row < shape.rows();
            int[] values = random.doubles(shape.dimensions())
                    .mapToInt(at -> (int) (shape.values() * Math.pow(at, 1.5)))
                    .toArray();
            double number = 20 * Math.exp(0.8 * random.nextGaussian()) * (isNow ? fault.on(values, random) : 1);
            for (int d = 0; d < values.length; d++) {
                number *= usual[d][values[d]];
            }
            number *= fault == MIX && values[0] == 1 ? 6 : 1;
            double[] sum = sums.computeIfAbsent(
                    Arrays.stream(values).mapToObj(value -> "v" + value).toList(), _ -> new double[4]);
            sum[isNow ? 0 : 2] += number;
            sum[isNow ? 1 : 3]++;
        }
        var rows = new ArrayList<Row>();
        sums.forEach((values, sum) -> rows.add(new Row(values, sum[0], sum[1], sum[2], sum[3])));
        var names =
                IntStream.range(0, shape.dimensions()).mapToObj(d -> "d" + d).toList();
        return new Question(Kind.MEAN, names, rows, WINDOWS);
    }
}
