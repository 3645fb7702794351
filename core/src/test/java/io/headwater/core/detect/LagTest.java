package io.headwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.LoadChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void saysWhenADayComesAtAnotherHour() {
        var loads = IntStream.range(0, 10)
                .mapToObj(day -> load(
                        START.plus(Duration.ofDays(day)).toString().substring(0, 10),
                        START.plus(Duration.ofDays(day)).plus(Duration.ofHours(day == 9 ? 47 : 30))))
                .toList();

        assertThat(Lateness.lag(loads, Grain.DAY, ZoneOffset.UTC))
                .get()
                .satisfies(lag -> assertThat(lag.isUnusual()).isTrue())
                .satisfies(lag ->
                        assertThat(lag.reasons()).containsExactly("usually 30 h after its window begins; 9 examples"));
    }

    @Test
    void saysNothingOfDaysThatComeByTheHour() {
        var loads = IntStream.range(0, 24 * 5 + 1)
                .mapToObj(hour -> START.plus(Duration.ofHours(hour)))
                .map(hour -> load(hour.toString(), hour.plus(Duration.ofMinutes(75))))
                .toList();

        assertThat(Lateness.lag(loads, Grain.DAY, ZoneOffset.UTC)).isEmpty();
    }

    private static Fact.LoadSeen load(String partition, Instant happened) {
        return new Fact.LoadSeen(
                AssetName.parse("postgres://localhost:5432", "shop.core.orders"),
                partition,
                "1",
                LoadChange.APPENDED,
                OptionalLong.empty(),
                Optional.empty(),
                happened,
                happened);
    }
}
