package io.headwater.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.Verdict.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every series, however odd. */
class PromisesTest {
    private static final Detector MEDIUM = new Detector(List.of(), Settings.DEFAULT);
    private static final Instant WINTER = Instant.parse("2026-02-16T23:00:00Z"); // a Monday's end in Berlin

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 20260302})
    void judgesAPointFromThoseBeforeItOnly(long seed) {
        for (var cadence : new Cadence[] {Cadence.DAY, Cadence.HOUR}) {
            double[] values = wild(seed, 900);
            double[] other = values.clone();
            var random = new Random(seed);
            for (int i = other.length - 1; i > 600; i--) {
                int with = 600 + random.nextInt(i - 599);
                double swapped = other[i];
                other[i] = other[with];
                other[with] = swapped;
            }
            var past = MEDIUM.replay(counts(cadence, values), 500).subList(0, 100);

            assertThat(MEDIUM.replay(counts(cadence, other), 500).subList(0, 100))
                    .isEqualTo(past);
            assertThat(MEDIUM.replay(counts(cadence, Arrays.copyOf(values, 600)), 500))
                    .isEqualTo(past);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void saysTheSameOfABucketHoweverItIsAsked(long seed) {
        for (var cadence : Cadence.values()) {
            var series = counts(cadence, wild(seed, 400));
            var replayed = MEDIUM.replay(series, 300);

            for (int i = 300; i < 400; i += 37) {
                assertThat(MEDIUM.judge(series, i)).isEqualTo(replayed.get(i - 300));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 20260302})
    void alertsExactlyWhereAValueLiesOutsideTheBandThatIsDrawn(long seed) {
        for (var cadence : Cadence.values()) {
            for (var verdict : MEDIUM.replay(counts(cadence, wild(seed, 500)), 100)) {
                if (verdict instanceof Judged judged) {
                    assertThat(judged.isAnomaly())
                            .as("%s", judged)
                            .isNotEqualTo(judged.band().holds(judged.value()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void answersWhateverTheSeries(double[] values) {
        for (var cadence : Cadence.values()) {
            for (var kind :
                    new Series.Kind[] {Series.Kind.COUNT, Series.Kind.POSITIVE, Series.Kind.FREE, Series.Kind.CHANGE}) {
                check(Series.of(kind, cadence, WINTER, Company.BERLIN, values));
            }
            double[] rows = new double[values.length];
            Arrays.setAll(rows, i -> i % 5 == 0 ? 0 : 10);
            check(Series.ofRates(cadence, WINTER, Company.BERLIN, values, rows));
        }
    }

    static Stream<double[]> oddities() {
        double[] gaps = wild(5, 250);
        Arrays.fill(gaps, 100, 180, Double.NaN);
        double[] constant = new double[250];
        Arrays.fill(constant, 7);
        double[] unknown = new double[250];
        Arrays.fill(unknown, Double.NaN);
        double[] huge = wild(6, 250);
        huge[200] = 1e308;
        huge[201] = -1e308;
        huge[202] = Double.POSITIVE_INFINITY;
        huge[203] = Double.MIN_VALUE;
        double[] negative = wild(7, 250);
        Arrays.setAll(negative, i -> -negative[i]);
        return Stream.of(
                new double[0],
                new double[] {3},
                new double[] {Double.NaN},
                constant,
                new double[250],
                unknown,
                gaps,
                huge,
                negative);
    }

    @Test
    void judgesAHundredYears() {
        var series = counts(Cadence.DAY, Company.days(1, 36_525));

        assertThat(MEDIUM.replay(series, 36_425)).hasSize(100);
    }

    @ParameterizedTest
    @EnumSource(Cadence.class)
    void isDeterministic(Cadence cadence) {
        var series = counts(cadence, wild(9, 600));

        assertThat(new Detector(List.of(), Settings.DEFAULT).replay(series, 0)).isEqualTo(MEDIUM.replay(series, 0));
    }

    @Test
    void saysNothingWhenClocksChange() {
        int hours = 60 * 24;
        double[] local = new double[hours];
        double[] elsewhere = new double[hours];
        var random = new Random(3);
        for (int i = 0; i < hours; i++) {
            double noise = Math.exp(0.05 * random.nextGaussian());
            local[i] = Math.rint(shape(WINTER.plus(Duration.ofHours(i))
                            .atZone(Company.BERLIN)
                            .getHour())
                    * noise);
            elsewhere[i] = Math.rint(shape((i + 23) % 24) * noise);
        }

        assertThat(alerts(counts(Cadence.HOUR, local))).isEmpty();
        assertThat(alerts(counts(Cadence.HOUR, elsewhere))).isEmpty();
    }

    @Test
    void tellsALevelShiftOnceAndNotItsReturn() {
        double[] values = Company.weekdaysOnly(7, 120);
        var random = new Random(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.rint(1000 * (i >= 90 && i < 98 ? 2 : 1) * Math.exp(0.04 * random.nextGaussian()));
        }

        assertThat(alerts(Company.counts(values))).containsExactly(90, 91, 92, 93);
    }

    @Test
    void tellsADriftThatNoDayShows() {
        double[] values = new double[150];
        var random = new Random(4);
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    Math.rint(1000 * Math.pow(1.012, Math.max(0, i - 100)) * Math.exp(0.03 * random.nextGaussian()));
        }
        var kinds = MEDIUM.replay(Company.counts(values), 60).stream()
                .map(verdict -> ((Judged) verdict).kind())
                .toList();

        assertThat(kinds).contains(Verdict.Kind.DRIFT);
        assertThat(kinds.subList(0, 40)).containsOnly(Verdict.Kind.ORDINARY);
    }

    @Test
    void findsPartialLoadsThatNoSingleDayShows() {
        double[] values = new double[100];
        var random = new Random(12);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.rint(1000 * Math.exp(0.1 * random.nextGaussian()) * (i >= 97 ? 0.72 : 1));
        }
        var kinds = MEDIUM.replay(Company.counts(values), 60).stream()
                .map(verdict -> ((Judged) verdict).kind())
                .toList();

        assertThat(kinds.subList(37, 40)).contains(Verdict.Kind.MULTI_POINT);
        assertThat(kinds.subList(0, 37)).containsOnly(Verdict.Kind.ORDINARY);
    }

    @Test
    void takesEmptyBucketsAsAHabitButNotALongRun() {
        double[] values = new double[120];
        var random = new Random(8);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(10) < 3 || i > 112 ? 0 : 900 + random.nextInt(200);
        }

        assertThat(alerts(Company.counts(values))).isNotEmpty().allMatch(i -> i > 115);
    }

    @Test
    void judgesASparseSeriesByWhatComesWhenAnythingDoes() {
        double[] values = new double[200];
        var random = new Random(8);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(10) < 3 ? Math.rint(1000 * Math.exp(0.1 * random.nextGaussian())) : 0;
        }
        assertThat(alerts(Company.counts(values))).isEmpty();

        values[199] = 6000;
        assertThat(alerts(Company.counts(values))).containsExactly(199);
        Arrays.fill(values, 160, 200, 0);
        assertThat(alerts(Company.counts(values))).isNotEmpty().allMatch(i -> i > 170);
    }

    @Test
    void judgesAValueOnceAWeekAmongUnknownDays() {
        double[] values = new double[280];
        Arrays.fill(values, Double.NaN);
        var random = new Random(8);
        for (int i = 0; i < values.length; i += 7) {
            values[i] = Math.rint(1000 * Math.exp(0.08 * random.nextGaussian()));
        }
        assertThat(alerts(Company.counts(values))).isEmpty();

        values[273] = 5000;
        assertThat(alerts(Company.counts(values))).containsExactly(273);
    }

    @Test
    void learnsWhatAKnownEventDoes() {
        double[] values = new double[120];
        Arrays.setAll(values, i -> i % 20 == 19 ? 300 + i % 7 : 1000 + i % 11);
        var start = Company.counts(values);
        var events = IntStream.range(0, 6)
                .map(i -> 20 * i + 19)
                .mapToObj(i -> new Calendar.Event(
                        start.start(i), start.start(i + 1), Calendar.Kind.MAINTENANCE, "maintenance"))
                .toList();
        var informed = new Detector(List.of(), new Calendar(events), Settings.DEFAULT);
        values[119] = 20;

        assertThat(((Judged) informed.judge(Company.counts(values), 99)).isAnomaly())
                .isFalse();
        assertThat(((Judged) informed.judge(Company.counts(values), 119)).isAnomaly())
                .isTrue();
    }

    private static void check(Series series) {
        MEDIUM.next(series);
        var verdicts = MEDIUM.replay(series, 0);
        assertThat(verdicts).hasSize(series.size());
        for (var verdict : verdicts) {
            assertThat(verdict.reasons()).isNotEmpty();
            if (verdict instanceof Judged judged) {
                var band = judged.band();
                assertThat(band.low()).as("%s", judged).isLessThanOrEqualTo(band.mid());
                assertThat(band.high()).as("%s", judged).isGreaterThanOrEqualTo(band.mid());
                assertThat(judged.z()).isNotNaN();
                assertThat(judged.p()).isBetween(0.0, 1.0);
            }
        }
    }

    private static List<Integer> alerts(Series series) {
        int from = series.cadence() == Cadence.HOUR ? 28 * 24 : 60;
        return MEDIUM.replay(series, from).stream()
                .filter(verdict -> verdict instanceof Judged judged && judged.isAnomaly())
                .map(Verdict::bucket)
                .toList();
    }

    private static double shape(int hour) {
        return hour < 6 ? 0 : 1000 + 800 * Math.sin(Math.PI * (hour - 6) / 18.0);
    }

    /** Counts with everything in them: growth, empty buckets, unknown ones, outliers, other levels. */
    private static double[] wild(long seed, int length) {
        var random = new Random(seed);
        double[] values = new double[length];
        double level = 10 + random.nextInt(5000);
        for (int i = 0; i < length; i++) {
            level *= random.nextInt(100) == 0 ? 0.5 + 2 * random.nextDouble() : 1;
            double noise = Math.exp(0.1 * random.nextGaussian());
            double odd = random.nextInt(60) == 0 ? 6 * random.nextDouble() : 1;
            values[i] = random.nextInt(40) == 0 ? Double.NaN : Math.rint(level * noise * odd);
        }
        return values;
    }

    private static Series counts(Cadence cadence, double[] values) {
        return Series.of(Series.Kind.COUNT, cadence, WINTER, Company.BERLIN, values);
    }
}
