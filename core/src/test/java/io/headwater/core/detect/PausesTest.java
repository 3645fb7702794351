package io.headwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.detect.Lateness.Arrival;
import io.headwater.detect.Calendar;
import io.headwater.detect.Calendar.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Instant DUE = at(MONDAY, 8);
    private static final Arrival LATE = new Arrival.Late(at(MONDAY.minusDays(3), 6), DUE, List.of("usual"));
    private static final Instant NINE = at(MONDAY, 9);

    @Test
    void nothingIsLateUnderMaintenance() {
        var event = event(at(MONDAY, 7), at(MONDAY, 10), Kind.MAINTENANCE, "new disks");

        var heeded = heed(event, everyDay(), NINE);

        assertThat(heeded).isInstanceOfSatisfying(Arrival.InTime.class, inTime -> {
            assertThat(inTime.due()).isEqualTo(at(MONDAY, 11));
            assertThat(inTime.reasons().getFirst())
                    .startsWith("due later, by Mar 2, 11:00")
                    .endsWith("new disks");
        });
        assertThat(heed(event, everyDay(), at(MONDAY, 12))).isInstanceOf(Arrival.Late.class);
    }

    @Test
    void maintenanceAfterTheDeadlineExcusesNothing() {
        assertThat(heed(event(at(MONDAY, 10), at(MONDAY, 12), Kind.MAINTENANCE, "late"), everyDay(), NINE))
                .isEqualTo(LATE);
    }

    @Test
    void onAHolidayNothingIsDueWhereNothingComesAtWeekends() {
        var holiday = event(at(MONDAY, 0), at(MONDAY.plusDays(1), 0), Kind.HOLIDAY, "Carnival");

        assertThat(heed(holiday, weekdays(), NINE))
                .isInstanceOfSatisfying(
                        Arrival.InTime.class, inTime -> assertThat(inTime.due()).isEqualTo(at(MONDAY.plusDays(1), 8)));
        assertThat(heed(holiday, everyDay(), NINE)).isEqualTo(LATE);
    }

    @Test
    void aCampaignPutsNothingOff() {
        var campaign = event(at(MONDAY, 0), at(MONDAY.plusDays(1), 0), Kind.CAMPAIGN, "sale");

        assertThat(heed(campaign, weekdays(), NINE)).isEqualTo(LATE);
    }

    private static Arrival heed(Calendar.Event event, List<Fact.LoadSeen> loads, Instant now) {
        return Pauses.heed(LATE, new Calendar(List.of(event)), loads, BAHIA, now);
    }

    private static Calendar.Event event(Instant from, Instant to, Kind kind, String name) {
        return new Calendar.Event(from, to, kind, name);
    }

    private static List<Fact.LoadSeen> everyDay() {
        return loads(7);
    }

    private static List<Fact.LoadSeen> weekdays() {
        return loads(5);
    }

    private static List<Fact.LoadSeen> loads(int days) {
        var loads = new ArrayList<Fact.LoadSeen>();
        for (var day = MONDAY.minusDays(42); day.isBefore(MONDAY); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= days) {
                loads.add(load(at(day, 6)));
            }
        }
        return loads;
    }

    private static Fact.LoadSeen load(Instant happened) {
        return new Fact.LoadSeen(
                new AssetName("postgres://db:5432", List.of("shop", "core", "orders")),
                "",
                happened.toString(),
                LoadChange.APPENDED,
                OptionalLong.empty(),
                Optional.empty(),
                happened,
                happened);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(BAHIA).toInstant();
    }
}
