package io.headwater.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.headwater.detect.Verdict.Judged;
import io.headwater.detect.Verdict.Learning;
import io.headwater.detect.Verdict.NotKnown;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private static final Detector MEDIUM = new Detector(List.of(), Settings.DEFAULT);
    private static final int DAYS = 90;
    private static final int TODAY = DAYS - 1;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 20260302})
    void judgesAPointFromThoseBeforeItOnly(long seed) {
        double[] values = Company.days(seed, DAYS);
        double[] otherFuture = values.clone();
        for (int i = 60; i < DAYS; i++) {
            otherFuture[i] = values[DAYS + 59 - i] * 7;
        }
        otherFuture[59] = values[59];

        assertThat(MEDIUM.judge(Company.counts(otherFuture), 59)).isEqualTo(MEDIUM.judge(Company.counts(values), 59));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 20260302})
    void alertsExactlyOutsideTheBand(long seed) {
        double[] values = Company.days(seed, DAYS);
        var random = new Random(seed);
        values[TODAY] *= 3 * random.nextDouble();

        var verdict = (Judged) MEDIUM.judge(Company.counts(values), TODAY);

        assertThat(verdict.isAnomaly())
                .isEqualTo(verdict.value() < verdict.band().low()
                        || verdict.value() > verdict.band().high());
    }

    @Test
    void findsEveryMissingLoadAndSaysLittleElse() {
        long missed =
                LongStream.range(0, 40).filter(seed -> !isAnomaly(seed, 0)).count();
        long alarms = LongStream.range(0, 40)
                .map(seed -> MEDIUM.replay(Company.counts(Company.days(seed, 200)), 35).stream()
                        .filter(verdict -> verdict instanceof Judged judged && judged.isAnomaly())
                        .count())
                .sum();
        double perThousand = alarms * 1000.0 / (40 * 165);
        System.err.printf(
                "missing loads missed %d of 40, false alarms per 1000 monitor-days %.2f%n", missed, perThousand);

        assertThat(missed).isZero();
        assertThat(perThousand).isLessThan(2.0);
    }

    @Test
    void findsMostPartialAndDoubledLoads() {
        long partial =
                LongStream.range(0, 40).filter(seed -> isAnomaly(seed, 0.4)).count();
        long doubled =
                LongStream.range(0, 40).filter(seed -> isAnomaly(seed, 2)).count();
        System.err.printf("partial loads found %d of 40, doubled %d of 40%n", partial, doubled);

        assertThat(partial).isGreaterThan(28);
        assertThat(doubled).isGreaterThan(26);
    }

    @Test
    void saysNothingOfWeekendsWithoutRows() {
        var verdicts = MEDIUM.replay(Company.counts(Company.weekdaysOnly(7, DAYS)), 28);

        assertThat(verdicts).noneMatch(verdict -> verdict instanceof Judged judged && judged.isAnomaly());
    }

    @Test
    void callsAnEmptyLoadMissing() {
        double[] values = Company.days(3, DAYS);
        values[TODAY] = 0;

        assertThat(((Judged) MEDIUM.judge(Company.counts(values), TODAY)).kind())
                .isEqualTo(Verdict.Kind.MISSING);
    }

    @Test
    void tellsALevelShiftAndThenLearnsIt() {
        double[] values = Company.weekdaysOnly(7, 120);
        for (int i = 0; i < values.length; i++) {
            values[i] = (1000 + i % 7) * (i >= 90 ? 3 : 1);
        }
        var series = Company.counts(values);

        assertThat(((Judged) MEDIUM.judge(series, 93)).kind()).isEqualTo(Verdict.Kind.LEVEL_SHIFT);
        assertThat(((Judged) MEDIUM.judge(series, 100)).isAnomaly()).isFalse();
    }

    @Test
    void learnsForAWeekFirst() {
        var verdict = MEDIUM.judge(Company.counts(Company.days(1, 5)), 4);

        assertThat(verdict).isInstanceOf(Learning.class);
        assertThat(verdict.reasons()).containsExactly("still learning: 3 more days with data are needed");
    }

    @Test
    void keepsATrueIncidentOutOfTraining() {
        double[] values = Company.days(5, DAYS);
        double[] hit = values.clone();
        Arrays.fill(hit, 80, 87, 0);
        var masked = new Label(day(80), day(87), Label.Outcome.FIXED);

        var clean = (Judged) MEDIUM.judge(Company.counts(values), TODAY);
        var healed = (Judged) new Detector(List.of(masked), Settings.DEFAULT).judge(Company.counts(hit), TODAY);

        assertThat(healed.band().mid())
                .isCloseTo(clean.band().mid(), org.assertj.core.data.Percentage.withPercentage(15));
    }

    @Test
    void widensTheBandAfterAFalseAlarm() {
        double[] values = Company.days(5, DAYS);
        values[80] *= 2.5;
        var said = new Label(day(80), day(81), Label.Outcome.FALSE_POSITIVE);

        var before = (Judged) MEDIUM.judge(Company.counts(values), TODAY);
        var after = (Judged) new Detector(List.of(said), Settings.DEFAULT).judge(Company.counts(values), TODAY);

        assertThat(after.band().high()).isGreaterThan(before.band().high());
        assertThat(after.reasons()).contains("wider because a person called an alarm here false");
    }

    @Test
    void becomesLessSensitiveAfterTwoFalseAlarmsInAMonth() {
        double[] values = Company.days(5, DAYS);
        var one = new Label(day(60), day(61), Label.Outcome.FALSE_POSITIVE);
        var other = new Label(day(80), day(81), Label.Outcome.FALSE_POSITIVE);

        var once = (Judged) new Detector(List.of(one), Settings.DEFAULT).judge(Company.counts(values), TODAY);
        var twice = (Judged) new Detector(List.of(one, other), Settings.DEFAULT).judge(Company.counts(values), TODAY);

        assertThat(twice.band().high()).isGreaterThan(once.band().high());
        assertThat(twice.band().low()).isLessThan(once.band().low());
        assertThat(twice.reasons()).contains("less sensitive because two alarms within 30 days were called false");
    }

    @Test
    void narrowsTheBandOnTheSideWhereSomethingWasMissed() {
        double[] values = Company.days(5, DAYS);
        var before = (Judged) MEDIUM.judge(Company.counts(values), 80);
        values[80] = before.band().high() * 0.97;
        var said = new Label(day(80), day(81), Label.Outcome.MISSED);

        var without = (Judged) MEDIUM.judge(Company.counts(values), TODAY);
        var with = (Judged) new Detector(List.of(said), Settings.DEFAULT).judge(Company.counts(values), TODAY);

        assertThat(with.band().high()).isLessThan(without.band().high());
        assertThat(with.reasons()).contains("narrower because something like this was missed before");
    }

    @Test
    void forgetsWhatPeopleSaidByHalfInSixtyDays() {
        double[] values = Company.days(5, 200);
        values[40] *= 2.5;
        var said = new Label(day(40), day(41), Label.Outcome.FALSE_POSITIVE);
        var detector = new Detector(List.of(said), Settings.DEFAULT);

        assertThat(extra(detector, values, 60)).isGreaterThan(1.5 * extra(detector, values, 180));
    }

    /** By how much the band of a day is wider for what was said, as a share of what is expected. */
    private static double extra(Detector detector, double[] values, int day) {
        var with = ((Judged) detector.judge(Company.counts(values), day)).band();
        var without = ((Judged) MEDIUM.judge(Company.counts(values), day)).band();
        return (with.high() - without.high()) / without.mid();
    }

    @Test
    void beginsAnewAtANewNormal() {
        double[] values = Company.days(5, 120);
        for (int i = 100; i < 120; i++) {
            values[i] *= 10;
        }
        var said = new Label(day(100), day(101), Label.Outcome.EXPECTED_NORMAL);

        var verdict = (Judged) new Detector(List.of(said), Settings.DEFAULT).judge(Company.counts(values), 112);

        assertThat(verdict.isAnomaly()).isFalse();
    }

    @Test
    void obeysAFixedThresholdFromTheFirstDay() {
        var strict =
                new Detector(List.of(), new Settings(Settings.Sensitivity.MEDIUM, Optional.of(10.0), Optional.empty()));

        assertThat(((Judged) strict.judge(Company.counts(new double[] {9}), 0)).isAnomaly())
                .isTrue();
        assertThat(((Judged) strict.judge(Company.counts(new double[] {10}), 0)).isAnomaly())
                .isFalse();
    }

    @Test
    void judgesTheStepsOfARunningTotal() {
        double[] total = new double[60];
        for (int i = 1; i < total.length; i++) {
            total[i] = total[i - 1] + 100 + i % 5;
        }
        double[] jump = total.clone();
        jump[59] += 5000;

        assertThat(((Judged) MEDIUM.judge(Company.counts(total), 59)).isAnomaly())
                .isFalse();
        assertThat(((Judged) MEDIUM.judge(Company.counts(jump), 59)).isAnomaly())
                .isTrue();
    }

    @Test
    void takesARunningTotalForOneThoughItWasCorrectedOnce() {
        double[] total = new double[60];
        for (int i = 1; i < total.length; i++) {
            total[i] = total[i - 1] + 100 + i % 5 - (i == 20 ? 400 : 0);
        }
        total[59] = total[58] - 600;

        assertThat(((Judged) MEDIUM.judge(Company.counts(total), 59)).isAnomaly())
                .isTrue();
    }

    @Test
    void doesNotTakeTheWayToANewLevelForNoise() {
        double[] values = Company.days(7, DAYS);
        double[] moved = values.clone();
        for (int i = 60; i < DAYS; i++) {
            moved[i] *= 8;
        }
        var band = ((Judged) MEDIUM.judge(Company.counts(values), TODAY)).band();
        var after = ((Judged) MEDIUM.judge(Company.counts(moved), TODAY)).band();

        assertThat((after.high() - after.low()) / after.mid())
                .isLessThan(1.3 * (band.high() - band.low()) / band.mid());
    }

    @Test
    void noticesNullsInAFieldThatNeverHadAny() {
        double[] shares = new double[40];
        double[] rows = new double[40];
        Arrays.fill(rows, 1000);
        shares[39] = 0.18;
        var series = Series.ofRates(Cadence.DAY, Company.START, Company.BERLIN, shares, rows);

        assertThat(((Judged) MEDIUM.judge(series, 38)).isAnomaly()).isFalse();
        assertThat(((Judged) MEDIUM.judge(series, 39)).isAnomaly()).isTrue();
    }

    @Test
    void answersWhateverTheSeries() {
        double[][] odd = {
            {},
            {Double.NaN},
            new double[50],
            nan(50),
            {1, Double.POSITIVE_INFINITY, 2, Double.NaN, 3, -5, 1e300, 0, 0, 0, 0, 0, 0, 0, 0},
            Company.days(1, 36_500)
        };
        for (double[] values : odd) {
            for (var kind : new Series.Kind[] {Series.Kind.COUNT, Series.Kind.POSITIVE, Series.Kind.FREE}) {
                var series = Series.of(kind, Cadence.DAY, Company.START, Company.BERLIN, values);
                assertThatCode(() -> {
                            MEDIUM.next(series);
                            MEDIUM.replay(series, Math.max(0, values.length - 20));
                        })
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void knowsThatAValueIsMissing() {
        assertThat(MEDIUM.judge(Company.counts(nan(30)), 29)).isInstanceOf(NotKnown.class);
    }

    @Test
    void drawsTheSameBandForTheNextBucketAsItJudgesBy() {
        double[] values = Company.days(8, DAYS);
        var judged = (Judged) MEDIUM.judge(Company.counts(values), TODAY);
        var next = (Detector.Outlook.Expected) MEDIUM.next(Company.counts(Arrays.copyOf(values, TODAY)));

        assertThat(next.band()).isEqualTo(judged.band());
    }

    private static boolean isAnomaly(long seed, double factor) {
        double[] values = Company.days(seed, DAYS);
        values[TODAY] = Math.rint(values[TODAY] * factor);
        return ((Judged) MEDIUM.judge(Company.counts(values), TODAY)).isAnomaly();
    }

    private static Instant day(int index) {
        return Company.START.atZone(Company.BERLIN).plusDays(index).toInstant();
    }

    private static double[] nan(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
