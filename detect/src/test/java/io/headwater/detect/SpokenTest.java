package io.headwater.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.0312345, 3.1 %",
        "0.03, 3 %",
        "0.0004, 0.04 %",
        "0.00001, under 0.01 %",
        "0.99973, 99.97 %",
        "1, 100 %",
        "-0.182, -18.2 %"
    })
    void saysSharesInPercent(double share, String said) {
        assertThat(Spoken.share(share)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9999, 9999",
        "12413, 12.4 k",
        "1234567, 1.23 M",
        "8.7512, 8.75",
        "18.96, 19",
        "7.5, 7.5",
        "0.0004123, 0.00041"
    })
    void saysNumbersWithThreeDigits(double number, String said) {
        assertThat(Spoken.number(number)).isEqualTo(said);
    }

    @Test
    void saysRanges() {
        assertThat(Spoken.range(0.002, 0.011, true)).isEqualTo("0.2 to 1.1 %");
        assertThat(Spoken.range(Double.NEGATIVE_INFINITY, 0.05, true)).isEqualTo("at most 5 %");
        assertThat(Spoken.range(3, Double.POSITIVE_INFINITY, false)).isEqualTo("at least 3");
        assertThat(Spoken.range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false))
                .isEqualTo("anything");
    }

    @Test
    void saysTimesInTheirZone() {
        assertThat(Spoken.moment(Instant.parse("2026-11-25T05:30:12Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo("Nov 25, 06:30 CET");
        assertThat(Spoken.length(Duration.ofMinutes(190))).isEqualTo("3 h 10 min");
        assertThat(Spoken.length(Duration.ofDays(3))).isEqualTo("3 d");
    }
}
