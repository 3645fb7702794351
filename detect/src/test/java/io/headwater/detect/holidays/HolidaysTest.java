package io.headwater.detect.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = LocalDate.of(2026, 12, 31);

    @Test
    void knowsThoseThatHoldInAllOfTheCountry() {
        var german = Holidays.of(List.of("DE"), NEW_YEAR, END, BERLIN);

        assertThat(german).hasSize(9).first().satisfies(event -> {
            assertThat(event.from()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
            assertThat(event.name()).isEqualTo("New Year's Day");
        });
    }

    @Test
    void saysWhatIsWrongWithACode() {
        assertThatThrownBy(() -> Holidays.of(List.of("Prussia"), NEW_YEAR, END, BERLIN))
                .hasMessageContaining("Prussia")
                .hasMessageContaining("ISO code");
    }
}
