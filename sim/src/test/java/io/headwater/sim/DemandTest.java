package io.headwater.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final Founding FOUNDING =
            new Founding(MONDAY.atStartOfDay(BERLIN).toInstant(), 1, BERLIN, 1);

    private final Demand demand = new Demand(FOUNDING, Script.quiet());

    @Test
    void isHighInTheEveningAndLowAtNight() {
        assertThat(demand.at(MONDAY.atTime(20, 0).atZone(BERLIN).toInstant()))
                .isGreaterThan(4 * demand.at(MONDAY.atTime(3, 0).atZone(BERLIN).toInstant()));
    }

    @Test
    void growsByAQuarterInHalfAYear() {
        assertThat(week(demand, MONDAY.plusWeeks(26)) / week(demand, MONDAY)).isCloseTo(1.24, within(0.04));
    }

    @Test
    void isAboutOneAtFirst() {
        assertThat(week(demand, MONDAY) / (7 * 24)).isCloseTo(1, within(0.05));
    }

    @Test
    void fallsOnAHoliday() {
        var christmas = LocalDate.parse("2026-12-25");

        assertThat(day(demand, christmas)).isLessThan(0.6 * day(demand, christmas.minusWeeks(1)));
    }

    @Test
    void risesInACampaign() {
        var now = MONDAY.plusDays(90).atTime(9, 0).atZone(BERLIN).toInstant();
        var script = Script.demo(now, BERLIN);
        var day = script.faults().getFirst().window().from().atZone(BERLIN).toLocalDate();

        assertThat(day(new Demand(FOUNDING, script), day) / day(demand, day)).isCloseTo(1.6, within(0.001));
    }

    @Test
    void isAnotherForAnotherSeed() {
        var other = new Demand(new Founding(FOUNDING.founded(), 2, BERLIN, 1), Script.quiet());

        assertThat(other.at(FOUNDING.founded())).isNotEqualTo(demand.at(FOUNDING.founded()));
    }

    private static double week(Demand demand, LocalDate monday) {
        return IntStream.range(0, 7)
                .mapToDouble(i -> day(demand, monday.plusDays(i)))
                .sum();
    }

    private static double day(Demand demand, LocalDate day) {
        return IntStream.range(0, 24)
                .mapToDouble(
                        hour -> demand.at(day.atTime(hour, 0).atZone(BERLIN).toInstant()))
                .sum();
    }
}
