package io.headwater.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Trouble;
import io.headwater.core.collect.Trouble.Kind;
import io.headwater.core.monitor.Spells.Unmeasured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpellsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Optional<Instant> UNTOLD = Optional.empty();
    private static final Optional<Instant> LAST_WEEK = Optional.of(NOON.minus(Duration.ofDays(7)));

    @Test
    void letsOneFailurePass() {
        assertThat(news(table("a", Kind.LOCKED, 1, UNTOLD))).isEmpty();
        assertThat(news(table("a", Kind.LOCKED, 2, UNTOLD))).hasSize(1);
    }

    @Test
    void tellsNothingTwice() {
        assertThat(news(table("a", Kind.LOCKED, 9, LAST_WEEK))).isEmpty();
    }

    @Test
    void tellsOfTheSourceAloneThoughATableIsKnown() {
        var source =
                new Unmeasured(Optional.empty(), new Trouble(Kind.UNREACHABLE, ""), NOON.minusSeconds(90), 2, UNTOLD);

        assertThat(news(source, table("a", Kind.PERMISSION, 9, LAST_WEEK), table("b", Kind.PERMISSION, 9, UNTOLD)))
                .containsExactly(source);
    }

    @Test
    void tellsAtOnceOfAnotherKindOfTrouble() {
        var slow = table("b", Kind.TOO_SLOW, 2, UNTOLD);

        assertThat(news(table("a", Kind.PERMISSION, 9, Optional.of(NOON.minusSeconds(60))), slow))
                .containsExactly(slow);
    }

    @Test
    void tellsOfMoreOfTheSameAnHourAfterTheLastTime() {
        var more = table("b", Kind.PERMISSION, 2, UNTOLD);

        assertThat(news(table("a", Kind.PERMISSION, 9, Optional.of(NOON.minusSeconds(3_599))), more))
                .isEmpty();
        assertThat(news(table("a", Kind.PERMISSION, 9, Optional.of(NOON.minusSeconds(3_600))), more))
                .containsExactly(more);
    }

    @Test
    void waitsADayWithAFewMoreOfMany() {
        var all = new ArrayList<>(IntStream.range(0, 10)
                .mapToObj(i -> table("t" + i, Kind.BUDGET, 9, LAST_WEEK))
                .toList());
        all.add(table("more", Kind.BUDGET, 2, UNTOLD));
        assertThat(Spells.news(all, NOON)).isEmpty();

        assertThat(Spells.news(all, NOON.plus(Duration.ofDays(1)))).hasSize(1);
    }

    private static List<Unmeasured> news(Unmeasured... all) {
        return Spells.news(List.of(all), NOON);
    }

    private static Unmeasured table(String name, Kind kind, int attempts, Optional<Instant> told) {
        var dataset = new AssetName("postgres://shop:5432", List.of("shop", "core", name));
        return new Unmeasured(Optional.of(dataset), new Trouble(kind, ""), NOON.minusSeconds(90), attempts, told);
    }
}
