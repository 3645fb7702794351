package io.headwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.detect.Lateness.Arrival;
import io.headwater.core.detect.Lateness.Past;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Freshness before any arrival was seen, from the windows that were there. */
class LatenessTest {
    private static final ZoneId BAHIA = ZoneId.of("America/Bahia_Banderas");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T06:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Monitor FRESHNESS = new Monitor(
            new MonitorId(1),
            new AssetId(1),
            Signal.FRESHNESS,
            "",
            Tuning.DEFAULT,
            "a test",
            Monitor.Origin.AUTOMATIC,
            true,
            Optional.empty(),
            1);

    @Test
    void givesTheNextWindowAWindowMoreThanItEverTook() {
        var lookedAt = MIDNIGHT.plus(Duration.ofHours(9));

        var arrival = judge(days(30), Duration.ofHours(9), List.of(), lookedAt);

        assertThat(arrival).isInstanceOfSatisfying(Arrival.InTime.class, inTime -> {
            assertThat(inTime.due()).isEqualTo(lookedAt.plus(DAY.multipliedBy(2)));
            assertThat(inTime.reasons().getFirst()).contains("until arrivals are seen", "30 windows");
        });
        assertThat(judge(days(30), Duration.ofHours(9), List.of(), lookedAt.plus(Duration.ofHours(49))))
                .isInstanceOf(Arrival.Late.class);
    }

    @Test
    void keepsQuietAboutATableThatWasOldWhenItWasFirstLookedAt() {
        assertThat(judge(days(30), Duration.ofDays(3), List.of(), MIDNIGHT.plus(Duration.ofDays(9))))
                .isInstanceOf(Arrival.Learning.class);
    }

    @Test
    void keepsQuietWhileFewWindowsAreKnown() {
        assertThat(judge(days(10), Duration.ofHours(9), List.of(), MIDNIGHT.plus(Duration.ofDays(9))))
                .isInstanceOf(Arrival.Learning.class);
    }

    @Test
    void standsInForArrivalsOnlyUntilThreeWereSeen() {
        var loads = IntStream.range(0, 3)
                .mapToObj(day -> load(MIDNIGHT.plus(DAY.multipliedBy(day))))
                .toList();

        assertThat(Lateness.needsPast(loads.subList(0, 2))).isTrue();
        assertThat(Lateness.needsPast(loads)).isFalse();
    }

    /** Loads with hours of jitter and days off, looked at first at some hour of some day. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void neverTellsEarlierThanWhoeverSawThemCome(long seed) {
        var random = new Random(seed);
        double off = random.nextDouble() * 0.3;
        var ends = new ArrayList<Instant>();
        var seen = new ArrayList<Fact.LoadSeen>();
        for (int day = -45; day <= 0; day++) {
            Instant end = MIDNIGHT.plus(DAY.multipliedBy(day));
            if (day == 0 || random.nextDouble() >= off) {
                ends.add(end);
                seen.add(load(end.plusSeconds(random.nextInt(1, 6 * 3_600))));
            }
        }
        var last = seen.getLast().happened();
        var lookedAt = last.plusSeconds(random.nextInt(1, 12 * 3_600));

        var real = Lateness.judge(FRESHNESS, seen, BAHIA, last);
        var supposed = judge(ends, Duration.between(MIDNIGHT, lookedAt), List.of(), lookedAt);

        if (real instanceof Arrival.InTime known && supposed instanceof Arrival.InTime guessed) {
            assertThat(guessed.due()).isAfterOrEqualTo(known.due());
        } else {
            assertThat(supposed).isInstanceOf(Arrival.InTime.class);
        }
    }

    private static Arrival judge(List<Instant> ends, Duration lag, List<Fact.LoadSeen> loads, Instant now) {
        return Lateness.judge(FRESHNESS, loads, new Past(ends, lag), BAHIA, now);
    }

    /** The last of them ends at midnight. */
    private static List<Instant> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> MIDNIGHT.minus(DAY.multipliedBy(count - 1L - day)))
                .toList();
    }

    private static Fact.LoadSeen load(Instant happened) {
        var orders = new AssetName("postgres://db:5432", List.of("shop", "core", "orders"));
        return new Fact.LoadSeen(
                orders,
                "",
                happened.toString(),
                LoadChange.APPENDED,
                OptionalLong.empty(),
                Optional.empty(),
                happened,
                happened);
    }
}
