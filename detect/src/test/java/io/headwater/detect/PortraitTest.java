package io.headwater.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.Portrait.Kind;
import io.headwater.detect.Portrait.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortraitTest {
    private static final Detector PLAIN = new Detector(List.of(), Settings.DEFAULT);
    private static final int DAYS = 140;

    @Test
    void saysThatTooLittleIsKnown() {
        var portrait = PLAIN.portrait(Company.counts(new double[] {100, 110, 90}));

        assertThat(portrait.kind()).isEqualTo(Kind.LEARNING);
        assertThat(portrait.traits())
                .singleElement()
                .satisfies(trait -> assertThat(trait.text()).startsWith("still learning: 4 more days"));
    }

    @Test
    void namesTheBusiestAndTheQuietestDay() {
        var portrait = PLAIN.portrait(Company.counts(Company.days(1, DAYS)));

        assertThat(portrait.kind()).isEqualTo(Kind.DENSE_COUNT);
        assertThat(text(portrait, Topic.TRAINING)).startsWith("learnt from 140 of the last 140 days, since Jan 6");
        assertThat(text(portrait, Topic.SEASON)).contains("most on ", "least on ");
        assertThat(text(portrait, Topic.NOISE)).startsWith("two of three days lie within ");
    }

    @Test
    void tellsKindsApart() {
        double[] days = Company.days(1, DAYS);
        double[] sums = days.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        double[] same = new double[DAYS];
        Arrays.fill(same, 412);
        double[] few = new double[DAYS];
        double[] rare = new double[DAYS];
        double[] gaps = new double[DAYS];
        for (int i = 0; i < DAYS; i++) {
            few[i] = 3 + i % 4;
            rare[i] = i * 7 % 11 < 4 ? 0 : 40 + i % 9;
            gaps[i] = i % 3 == 0 ? days[i] : Double.NaN;
        }

        assertThat(kind(sums)).isEqualTo(Kind.RUNNING_TOTAL);
        assertThat(kind(same)).isEqualTo(Kind.CONSTANT);
        assertThat(kind(few)).isEqualTo(Kind.LOW_COUNT);
        assertThat(kind(rare)).isEqualTo(Kind.ZERO_INFLATED);
        assertThat(kind(gaps)).isEqualTo(Kind.SPARSE);
    }

    @Test
    void datesALevelThatWasLearntAnew() {
        double[] days = Company.days(1, DAYS);
        for (int i = 100; i < DAYS; i++) {
            days[i] *= 2;
        }

        var portrait = PLAIN.portrait(Company.counts(days));

        assertThat(portrait.shifts()).singleElement().satisfies(shift -> {
            assertThat(Duration.between(Company.START, shift.since()).toDays()).isBetween(98L, 103L);
            assertThat(shift.after() / shift.before()).isBetween(1.6, 2.4);
        });
    }

    @Test
    void saysWhatTaughtNothingAndWhy() {
        double[] days = Company.days(1, DAYS);
        days[50] = Double.NaN;
        var label = new Label(day(60), day(63), Label.Outcome.FIXED);
        var sale = new Calendar.Event(day(70), day(72), Calendar.Kind.CAMPAIGN, "summer sale");
        var coming = new Calendar.Event(day(150), day(152), Calendar.Kind.CAMPAIGN, "summer sale");

        var portrait = new Detector(List.of(label), new Calendar(List.of(sale, coming)), Settings.DEFAULT)
                .portrait(Company.counts(days));

        assertThat(portrait.leftOut())
                .containsExactlyInAnyOrder(
                        new Portrait.LeftOut(1, "no value"),
                        new Portrait.LeftOut(3, "an incident that was fixed"),
                        new Portrait.LeftOut(2, "an event that is known: summer sale"));
        assertThat(portrait.used()).isEqualTo(DAYS - 6);
        assertThat(text(portrait, Topic.FEEDBACK)).endsWith("a real incident; left out");
        assertThat(text(portrait, Topic.CALENDAR)).startsWith("summer sale: once, what it does is known; next on Jun");
    }

    @Test
    void doesNotDependOnTheLocale() {
        var series = Company.counts(Company.days(1, DAYS));
        var here = PLAIN.portrait(series);
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(PLAIN.portrait(series)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Kind kind(double[] values) {
        return PLAIN.portrait(Company.counts(values)).kind();
    }

    private static String text(Portrait portrait, Topic topic) {
        return portrait.traits().stream()
                .filter(trait -> trait.topic() == topic)
                .map(Portrait.Trait::text)
                .collect(Collectors.joining("\n"));
    }

    private static java.time.Instant day(int day) {
        return Cadence.DAY.at(Company.START, day, Company.BERLIN);
    }
}
