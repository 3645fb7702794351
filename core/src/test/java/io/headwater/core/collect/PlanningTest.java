package io.headwater.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant NEXT = MIDNIGHT.plus(Duration.ofDays(1));

    @Test
    void takesADayAsWrittenWhenALoadNamesTheDay() {
        assertThat(written("2026-03-02", Grain.DAY, MIDNIGHT.plusSeconds(3_600)))
                .contains(new DataWindow(MIDNIGHT, NEXT));
    }

    @Test
    void takesNoDayAsWrittenWhenOneOfItsHoursIs() {
        String hour = MIDNIGHT.toString();

        assertThat(written(hour, Grain.DAY, MIDNIGHT.plusSeconds(3_700))).isEmpty();
        assertThat(written(hour, Grain.DAY, NEXT)).contains(new DataWindow(MIDNIGHT, NEXT));
    }

    @Test
    void takesAnHourAsWrittenWhenALoadNamesIt() {
        var hour = new DataWindow(MIDNIGHT, MIDNIGHT.plusSeconds(3_600));

        assertThat(written(MIDNIGHT.toString(), Grain.HOUR, MIDNIGHT.plusSeconds(60)))
                .contains(hour);
    }

    @Test
    void passesOverPartitionsThatAreNoTime() {
        assertThat(written("part-00017.csv", Grain.DAY, NEXT)).isEmpty();
        assertThat(written("", Grain.DAY, NEXT)).isEmpty();
    }

    private static Optional<DataWindow> written(String partition, Grain grain, Instant now) {
        var load = new Fact.LoadSeen(
                new AssetName("postgres://db:5432", List.of("shop", "core", "orders")),
                partition,
                "1",
                LoadChange.APPENDED,
                OptionalLong.empty(),
                Optional.empty(),
                now,
                now);
        return Planning.written(List.of(load), grain, BAHIA, now);
    }
}
