package io.headwater.detect.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.headwater.detect.segment.Explanation.Verdict;
import io.headwater.detect.segment.Question.Kind;
import io.headwater.detect.segment.Question.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
    private static final List<String> CHANNELS = List.of("search", "tiktok", "mail", "shop");
    private static final List<String> COUNTRIES = List.of("BR", "TR", "DE", "FR", "JP");

    @Test
    void namesTheChannelWhoseRowsBecameNull() {
        var explanation = rates((channel, country) -> channel.equals("tiktok") ? 0.6 : 0.02);

        assertThat(explanation.verdict()).isEqualTo(Verdict.SEGMENTS);
        assertThat(chosen(explanation)).containsExactly("channel = tiktok");
        assertThat(explanation.chosen().getFirst().share()).isBetween(0.95, 1.05);
        assertThat(explanation.reasons().getFirst())
                .startsWith("100 % of the change: channel = tiktok; 2 % before, 60 % now");
    }

    @Test
    void namesTheCombinationAndNotItsChannel() {
        var explanation = rates((channel, country) -> channel.equals("tiktok") && country.equals("DE") ? 0.6 : 0.02);

        assertThat(chosen(explanation)).containsExactly("channel = tiktok and country = DE");
    }

    @Test
    void namesTwoCountriesRatherThanTheirCombinations() {
        var explanation = rates((channel, country) -> country.equals("DE") || country.equals("FR") ? 0.5 : 0.02);

        assertThat(chosen(explanation)).containsExactlyInAnyOrder("country = DE", "country = FR");
    }

    @Test
    void saysThatItIsEverywhereWhenAllMovedAlike() {
        var explanation = rates((channel, country) -> 0.2);

        assertThat(explanation.verdict()).isEqualTo(Verdict.EVERYWHERE);
        assertThat(explanation.chosen()).isEmpty();
        assertThat(explanation.reasons()).containsExactly("no segment stands out: 2 % before, 20 % now");
    }

    @Test
    void saysThatNothingChanged() {
        var explanation = rates((channel, country) -> 0.02);

        assertThat(explanation.verdict()).isEqualTo(Verdict.NO_CHANGE);
        assertThat(explanation.chosen()).isEmpty();
    }

    @Test
    void namesTheValueWhoseRowsVanished() {
        var explanation = explain(Kind.COUNT, rows((channel, country) -> channel.equals("mail") ? 0 : 500, 500 * 7), 7);

        assertThat(chosen(explanation)).containsExactly("channel = mail");
        assertThat(explanation.reasons()).contains("elsewhere 7500 before, 7500 now");
    }

    @Test
    void namesANewValueOfWhichNothingWasExpected() {
        var rows = rows((channel, country) -> 500, 500);
        COUNTRIES.forEach(country -> rows.add(new Row(List.of("new", country), 400, 400, 0, 0)));

        var explanation = explain(Kind.COUNT, rows, 1);

        assertThat(chosen(explanation)).containsExactly("channel = new");
    }

    @Test
    void takesNullForAValueLikeOthers() {
        var rows = rows((channel, country) -> 500, 500);
        COUNTRIES.forEach(country -> rows.add(new Row(Arrays.asList(null, country), 900, 900, 100, 100)));

        var explanation = explain(Kind.COUNT, rows, 1);

        assertThat(chosen(explanation)).containsExactly("channel is null");
    }

    @Test
    void namesTheCountryWhoseSumsFellByHalf() {
        var random = new SplittableRandom(5);
        var explanation = explain(
                Kind.SUM,
                rows(
                        (channel, country) ->
                                9000 * (1 + 0.03 * random.nextGaussian()) * (country.equals("TR") ? 0.5 : 1),
                        9000),
                1);

        assertThat(chosen(explanation)).containsExactly("country = TR");
    }

    @Test
    void saysThatSumsFellEverywhere() {
        var random = new SplittableRandom(5);
        var explanation =
                explain(Kind.SUM, rows((channel, country) -> 6000 * (1 + 0.03 * random.nextGaussian()), 9000), 1);

        assertThat(explanation.verdict()).isEqualTo(Verdict.EVERYWHERE);
    }

    @ParameterizedTest
    @EnumSource
    void saysTheSameOfRowsInAnyOrder(Kind kind) {
        var random = new SplittableRandom(17);
        var rows =
                rows((channel, country) -> 300 + 100 * random.nextDouble() + (channel.equals("shop") ? 500 : 0), 333);
        rows.addAll(rows((channel, country) -> 0.1 + 0.7 * random.nextDouble(), 0.3));
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(explain(kind, shuffled, 1)).isEqualTo(explain(kind, rows, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void answersWhateverTheNumbersAre(int dimensions) {
        double[] odd = {
            0,
            -0.0,
            1,
            -1,
            3,
            1e-300,
            1e300,
            -1e300,
            1e18,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        var random = new Random(dimensions);
        for (int round = 0; round < 60; round++) {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < round; i++) {
                var values = random.ints(dimensions, 0, 4)
                        .mapToObj(value -> value == 0 ? null : "v" + value)
                        .toList();
                double[] numbers =
                        random.ints(4, 0, odd.length).mapToDouble(at -> odd[at]).toArray();
                rows.add(new Row(values, numbers[0], numbers[1], numbers[2], numbers[3]));
            }
            for (Kind kind : Kind.values()) {
                var question = new Question(kind, names(dimensions), rows, 1 + round);
                assertThatCode(() -> isSound(Explainer.explain(question))).doesNotThrowAnyException();
            }
        }
    }

    private static void isSound(Explanation explanation) {
        assertThat(explanation.segments()).hasSizeLessThanOrEqualTo(10).allSatisfy(segment -> {
            assertThat(segment.confidence()).isBetween(0.0, 1.0);
            assertThat(segment.share()).isFinite();
            assertThat(segment.conditions()).isNotEmpty();
        });
        assertThat(explanation.chosen().isEmpty()).isEqualTo(explanation.verdict() != Verdict.SEGMENTS);
    }

    @Test
    void answersWithoutRowsOrDimensions() {
        assertThat(explain(Kind.RATE, List.of(), 1).verdict()).isEqualTo(Verdict.NO_CHANGE);
        var whole = new Question(Kind.COUNT, List.of(), List.of(new Row(List.of(), 90, 90, 10, 10)), 1);
        assertThat(Explainer.explain(whole).verdict()).isEqualTo(Verdict.EVERYWHERE);
    }

    @Test
    void tellsOfRowsThatItLeftOut() {
        var rows = rows((channel, country) -> 500, 500);
        rows.add(new Row(List.of("shop", "BR"), Double.NaN, 1, 1, 1));

        assertThat(explain(Kind.COUNT, rows, 1).reasons())
                .contains("1 rows were left out: their numbers are none, or below zero where they count");
    }

    @Test
    void refusesRowsThatDoNotFitTheirDimensions() {
        var row = new Row(List.of("shop"), 1, 1, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(Kind.COUNT, List.of("channel", "country"), List.of(row), 1))
                .withMessage("1 values for 2 dimensions: [shop]");
    }

    /** What is measured of a channel in a country. */
    private interface Value {
        double of(String channel, String country);
    }

    private static Explanation rates(Value rate) {
        var rows = new ArrayList<Row>();
        for (String channel : CHANNELS) {
            for (String country : COUNTRIES) {
                rows.add(new Row(List.of(channel, country), 1000 * rate.of(channel, country), 1000, 140, 7000));
            }
        }
        return explain(Kind.RATE, rows, 7);
    }

    private static List<Row> rows(Value now, double before) {
        var rows = new ArrayList<Row>();
        for (String channel : CHANNELS) {
            for (String country : COUNTRIES) {
                double value = now.of(channel, country);
                rows.add(new Row(List.of(channel, country), value, value, before, before));
            }
        }
        return rows;
    }

    private static Explanation explain(Kind kind, List<Row> rows, int windows) {
        return Explainer.explain(new Question(kind, List.of("channel", "country"), rows, windows));
    }

    private static List<String> names(int dimensions) {
        return IntStream.range(0, dimensions).mapToObj(d -> "d" + d).toList();
    }

    private static List<String> chosen(Explanation explanation) {
        return explanation.chosen().stream().map(Segment::text).toList();
    }
}
