package io.headwater.detect.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.detect.Cadence;
import io.headwater.detect.Detector;
import io.headwater.detect.Series;
import io.headwater.detect.Settings;
import io.headwater.detect.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LostTogetherTest {
    private static final int DAYS = 60;
    private static final double ROWS = 20_000;

    @Test
    void isOneFindingOfFieldsThatLostAsMuch() {
        var rates = Map.of(
                "email", lost(1, 0.02, 0.12),
                "phone", lost(2, 0.3, 0.12),
                "zip", lost(3, 0, 0.12),
                "name", lost(4, 0.01, 0),
                "age", lost(5, 0.01, 0.4));

        var groups = LostTogether.of(rates, ROWS);

        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().fields()).containsExactly("email", "phone", "zip");
        assertThat(groups.getFirst().rows()).isBetween(2300.0, 2500.0);
        assertThat(groups.getFirst().words())
                .matches("email, phone and zip lost 1[12](\\.\\d)? % of their values together");
    }

    @Test
    void tellsTwoGroupsApart() {
        var rates = Map.of(
                "a", lost(1, 0.02, 0.12),
                "b", lost(2, 0.05, 0.12),
                "c", lost(3, 0.02, 0.5),
                "d", lost(4, 0.1, 0.5));

        assertThat(LostTogether.of(rates, ROWS).stream().map(LostTogether::fields))
                .containsExactly(List.of("c", "d"), List.of("a", "b"));
    }

    @Test
    void saysNothingOfOneFieldNorOfThoseThatAreAsUsual() {
        assertThat(LostTogether.of(Map.of("a", lost(1, 0.02, 0.12), "b", lost(2, 0.02, 0)), ROWS))
                .isEmpty();
        assertThat(LostTogether.of(Map.of("a", lost(1, 0.02, 0), "b", lost(2, 0.02, 0)), ROWS))
                .isEmpty();
        assertThat(LostTogether.of(Map.of(), 0)).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfFields() {
        var rates = new HashMap<String, Verdict>();
        for (int i = 0; i < 30; i++) {
            rates.put("f" + i, lost(i, 0.02, 0.1 + i / 300.0));
        }
        var sorted = new TreeMap<>(rates);

        assertThat(LostTogether.of(sorted.descendingMap(), ROWS)).isEqualTo(LostTogether.of(sorted, ROWS));
    }

    @Test
    void takesColumnsThatAreAllNullForOneProblem() {
        var groups = LostTogether.of(Map.of("a", lost(1, 0, 1), "b", lost(2, 0.2, 1)), ROWS);

        assertThat(groups.getFirst().words()).isEqualTo("a and b lost 100 % of their values together");
    }

    /** The verdict on the last of sixty days, in which a share of the values is lost. */
    private static Verdict lost(long seed, double nulls, double lost) {
        var random = new Random(seed);
        double[] shares = new double[DAYS];
        double[] rows = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            double usual = nulls * Math.exp(0.05 * random.nextGaussian());
            double share = day == DAYS - 1 ? usual + lost * (1 - usual) : usual;
            double noise = Math.sqrt(ROWS * share * (1 - share)) * random.nextGaussian();
            shares[day] = Math.max(0, Math.min(1, Math.rint(ROWS * share + noise) / ROWS));
            rows[day] = ROWS;
        }
        var series = Series.ofRates(Cadence.DAY, Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC, shares, rows);
        return new Detector(List.of(), Settings.DEFAULT).judge(series, DAYS - 1);
    }
}
