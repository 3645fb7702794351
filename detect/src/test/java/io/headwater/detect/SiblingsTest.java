package io.headwater.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.Verdict.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What young series learn from siblings. */
class SiblingsTest {
    private static final Detector ALONE = new Detector(List.of(), Settings.DEFAULT);
    private static final int BORN = 70;

    @Test
    void knowsAWeekendWithoutRowsBeforeItsOwnHistoryDoes() {
        var young = young(weekdays(1, 20));

        assertThat(alerts(ALONE, young)).isNotEmpty();
        assertThat(alerts(among(siblings(7)), young)).isEmpty();
    }

    @Test
    void knowsAWeekendOfATableThatNeverMovedYet() {
        double[] values = new double[20];
        Arrays.setAll(values, i -> i % 7 > 4 ? 0 : 115);

        assertThat(alerts(among(siblings(7)), young(values))).isEmpty();
    }

    @Test
    void findsAHalfLoadThatLooksOrdinaryToOneThatIsAlone() {
        double[] values = weekdays(1, 12);
        values[9] = Math.rint(values[9] * 0.5);

        assertThat(alerts(ALONE, young(values))).doesNotContain(9);
        assertThat(alerts(among(siblings(7)), young(values))).containsExactly(9);
    }

    @Test
    void saysWhatItLearntFromWhom() {
        var young = young(weekdays(1, 9));
        var judged = (Judged) among(siblings(7)).judge(young, 8);
        var portrait = among(siblings(7)).portrait(young);

        assertThat(judged.reasons())
                .contains("the week's shape is taken from 7 tables of the same schema: its own history is 8 days long");
        assertThat(portrait.traits())
                .extracting(Portrait.Trait::text)
                .contains("the week's shape is taken from 7 tables of the same schema: its own history is 9 days long");
    }

    @Test
    void learnsAMonthEndFromThem() {
        var siblings = LongStream.range(10, 17)
                .mapToObj(seed -> monthly(seed, 120, 0))
                .map(values -> series(values, 0))
                .toList();
        double[] young = monthly(1, 35, BORN);
        int last = IntStream.range(8, 35)
                .filter(i -> isLastOfMonth(BORN + i))
                .findFirst()
                .orElseThrow();

        assertThat(alerts(
                        among(siblings.stream()
                                .map(SiblingsTest::withoutMonthEnds)
                                .toList()),
                        young(young)))
                .contains(last);
        assertThat(alerts(among(siblings), young(young))).isEmpty();
    }

    @Test
    void needsThreeThatAreOldEnough() {
        var young = young(weekdays(1, 20));
        var babies = LongStream.range(20, 30)
                .mapToObj(seed -> series(weekdays(seed, BORN + 20 - 50), 50))
                .toList();
        var alone = ALONE.replay(young, 0);

        assertThat(among(siblings(2)).replay(young, 0)).isEqualTo(alone);
        assertThat(among(babies).replay(young, 0)).isEqualTo(alone);
        assertThat(among(siblings(3)).replay(young, 0)).isNotEqualTo(alone);
    }

    @Test
    void hasNothingToLearnWhenItIsOldEnough() {
        var old = young(weekdays(1, 60));

        assertThat(among(siblings(7)).replay(old, 35)).isEqualTo(ALONE.replay(old, 35));
        assertThat(among(siblings(7)).replay(old, 34)).isNotEqualTo(ALONE.replay(old, 34));
        assertThat(old.isYoung(34)).isTrue();
        assertThat(old.isYoung(35)).isFalse();
    }

    @Test
    void believesItselfWhereSiblingsAreOtherwise() {
        var random = new Random(5);
        double[] values = new double[30];
        Arrays.setAll(values, _ -> Math.rint(1000 * Math.exp(0.05 * random.nextGaussian())));

        assertThat(alerts(among(siblings(7)), young(values)))
                .as("rows on weekends, on which siblings have none: they are news on the first ones only")
                .allMatch(i -> i < 14);
    }

    @Test
    void learnsLittleFromThoseThatDisagree() {
        var random = new Random(9);
        var strangers = new ArrayList<Series>();
        for (int stranger = 0; stranger < 9; stranger++) {
            double[] week = IntStream.range(0, 7)
                    .mapToDouble(_ -> Math.exp(random.nextGaussian()))
                    .toArray();
            double noise = Math.exp(-4 + 3 * random.nextDouble());
            double[] values = new double[BORN + 35];
            Arrays.setAll(values, i -> Math.rint(5000 * week[i % 7] * Math.exp(noise * random.nextGaussian())));
            strangers.add(series(values, 0));
        }

        int alone = 0;
        int beside = 0;
        for (long seed = 1; seed <= 20; seed++) {
            alone += alerts(ALONE, young(even(seed, 30))).size();
            beside += alerts(among(strangers), young(even(seed, 30))).size();
        }
        assertThat(beside).isLessThanOrEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void knowsNothingOfWhatCameLater(long seed) {
        for (var cadence : new Cadence[] {Cadence.DAY, Cadence.HOUR}) {
            int perDay = cadence.perDay();
            var young = Series.of(
                    Series.Kind.COUNT,
                    cadence,
                    cadence.at(Company.START, BORN * perDay, Company.BERLIN),
                    Company.BERLIN,
                    wild(seed, 12 * perDay));
            var siblings = wild(seed, cadence, 5, (BORN + 12) * perDay);
            int now = 9 * perDay;
            var other = siblings.stream()
                    .map(one -> shuffledFrom(one, young.start(now), seed))
                    .toList();

            assertThat(among(other).replay(young, 0).subList(0, now))
                    .isEqualTo(among(siblings).replay(young, 0).subList(0, now));
        }
    }

    @ParameterizedTest
    @EnumSource(Cadence.class)
    void doesNotDependOnTheirOrderNorOnHowItIsAsked(Cadence cadence) {
        int perDay = cadence.perDay();
        var young = Series.of(
                Series.Kind.COUNT,
                cadence,
                cadence.at(Company.START, BORN * perDay, Company.BERLIN),
                Company.BERLIN,
                wild(4, 10 * perDay));
        var siblings = wild(4, cadence, 6, (BORN + 10) * perDay);
        var shuffled = new ArrayList<>(siblings);
        Collections.shuffle(shuffled, new Random(2));
        var replayed = among(siblings).replay(young, 0);

        assertThat(among(shuffled).replay(young, 0)).isEqualTo(replayed);
        for (int i = 0; i < young.size(); i += 1 + young.size() / 9) {
            assertThat(among(siblings).judge(young, i)).isEqualTo(replayed.get(i));
        }
    }

    @Test
    void answersWhateverTheSiblings() {
        double[] none = {};
        double[] unknown = new double[100];
        Arrays.fill(unknown, Double.NaN);
        double[] constant = new double[100];
        Arrays.fill(constant, 7);
        double[] huge = wild(6, 100);
        huge[60] = 1e308;
        huge[61] = Double.POSITIVE_INFINITY;
        double[] total = wild(7, 100);
        Arrays.parallelPrefix(total, (a, b) -> a + (b > 0 ? b : 0));
        for (var kind :
                new Series.Kind[] {Series.Kind.COUNT, Series.Kind.POSITIVE, Series.Kind.FREE, Series.Kind.CHANGE}) {
            for (var odd : List.of(none, unknown, constant, new double[100], huge, total)) {
                var siblings = Stream.generate(() -> of(kind, odd, 0)).limit(4).toList();
                for (var values : List.of(none, unknown, constant, new double[100], huge, wild(8, 30))) {
                    for (var verdict : among(siblings).replay(of(kind, values, BORN), 0)) {
                        assertThat(verdict.reasons()).isNotEmpty();
                        if (verdict instanceof Judged judged) {
                            assertThat(judged.band().low())
                                    .isLessThanOrEqualTo(judged.band().mid());
                            assertThat(judged.band().high())
                                    .isGreaterThanOrEqualTo(judged.band().mid());
                            assertThat(judged.isAnomaly())
                                    .isNotEqualTo(judged.band().holds(judged.value()));
                        }
                    }
                }
            }
        }
    }

    private static Detector among(List<Series> siblings) {
        return ALONE.among(siblings, "tables of the same schema");
    }

    private static List<Series> siblings(int count) {
        return LongStream.range(20, 20 + count)
                .mapToObj(seed -> series(weekdays(seed, BORN + 60), 0))
                .toList();
    }

    private static double[] weekdays(long seed, int days) {
        var random = new Random(seed);
        double size = 500 * Math.exp(2 * random.nextDouble());
        double[] values = new double[days];
        Arrays.setAll(values, i -> i % 7 > 4 ? 0 : Math.rint(size * Math.exp(0.06 * random.nextGaussian())));
        return values;
    }

    private static double[] even(long seed, int days) {
        var random = new Random(seed);
        double[] values = new double[days];
        Arrays.setAll(values, _ -> Math.rint(1000 * Math.exp(0.08 * random.nextGaussian())));
        return values;
    }

    private static double[] monthly(long seed, int days, int from) {
        double[] values = even(seed, days);
        Arrays.setAll(values, i -> isLastOfMonth(from + i) ? 3 * values[i] : values[i]);
        return values;
    }

    private static boolean isLastOfMonth(int day) {
        var date = Company.START.atZone(Company.BERLIN).toLocalDate().plusDays(day);
        return date.getDayOfMonth() == date.lengthOfMonth();
    }

    private static Series withoutMonthEnds(Series series) {
        double[] values = new double[series.size()];
        Arrays.setAll(values, i -> isLastOfMonth(i) ? 1000 : series.value(i));
        return series(values, 0);
    }

    private static List<Series> wild(long seed, Cadence cadence, int count, int size) {
        return LongStream.range(100 * seed, 100 * seed + count)
                .mapToObj(one -> Series.of(Series.Kind.COUNT, cadence, Company.START, Company.BERLIN, wild(one, size)))
                .toList();
    }

    private static double[] wild(long seed, int length) {
        var random = new Random(seed);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            double odd = random.nextInt(60) == 0 ? 6 * random.nextDouble() : 1;
            values[i] =
                    random.nextInt(40) == 0 ? Double.NaN : Math.rint(800 * Math.exp(0.1 * random.nextGaussian()) * odd);
        }
        return values;
    }

    private static Series shuffledFrom(Series series, Instant moment, long seed) {
        var random = new Random(seed);
        double[] values = new double[series.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.start(i).isBefore(moment) ? series.value(i) : 1e5 * random.nextDouble();
        }
        return Series.of(Series.Kind.COUNT, series.cadence(), series.start(0), series.zone(), values);
    }

    private static Series young(double[] values) {
        return series(values, BORN);
    }

    private static Series series(double[] values, int from) {
        return of(Series.Kind.COUNT, values, from);
    }

    private static Series of(Series.Kind kind, double[] values, int from) {
        return Series.of(
                kind, Cadence.DAY, Cadence.DAY.at(Company.START, from, Company.BERLIN), Company.BERLIN, values);
    }

    private static List<Integer> alerts(Detector detector, Series series) {
        return detector.replay(series, 0).stream()
                .filter(verdict -> verdict instanceof Judged judged && judged.isAnomaly())
                .map(Verdict::bucket)
                .toList();
    }
}
