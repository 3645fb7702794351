package io.headwater.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Segment;
import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(1));
    private static final OutOfBand SOME_ROWS_GONE = new OutOfBand(700, 900, 1_000, 1_100, 12);

    @Test
    void whatFailsAsBeforeIsNoNews() {
        assertThat(placed(new OutOfBand(680, 900, 1_000, 1_100, 13))).isInstanceOf(Placement.Continues.class);
    }

    @Test
    void whatBecomesGraverIsNews() {
        assertThat(placed(new OutOfBand(400, 900, 1_000, 1_100, 24)))
                .isInstanceOfSatisfying(
                        Placement.Recurs.class,
                        recurs -> assertThat(recurs.reason()).isEqualTo("it has become much worse"));
    }

    @Test
    void whatLiesThreeTimesAsFarOutIsNews() {
        assertThat(placed(new OutOfBand(640, 900, 1_000, 1_100, 37))).isInstanceOf(Placement.Recurs.class);
    }

    @Test
    void whatFailsAgainAfterADayIsTheSameProblem() {
        assertThat(placed(SOME_ROWS_GONE, true, false)).isInstanceOf(Placement.Recurs.class);
    }

    @Test
    void whatFailsAgainAfterItWasOverIsAnotherProblem() {
        assertThat(placed(SOME_ROWS_GONE, true, true)).isInstanceOf(Placement.Opens.class);
    }

    private static Placement placed(OutOfBand now) {
        return placed(now, false, false);
    }

    private static Placement placed(OutOfBand now, boolean healed, boolean over) {
        var first = anomaly(SOME_ROWS_GONE);
        var incident = new Incident(
                new IncidentId(7),
                "30 % fewer rows",
                first.subject().asset(),
                first.subject().name(),
                first.subject().domain(),
                Signal.Family.VOLUME,
                Stage.NOTIFIED,
                SeverityRule.rate(first),
                Bucket.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Incident.Clock(BEFORE, BEFORE, BEFORE),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
        var candidate = new Placement.Candidate(
                incident,
                Set.of(first.fingerprint()),
                healed ? Set.of(first.fingerprint()) : Set.of(),
                over ? Set.of(first.fingerprint()) : Set.of(),
                Map.of(first.fingerprint(), SOME_ROWS_GONE),
                Set.of(),
                Set.of());
        return Placement.of(anomaly(now), List.of(candidate), NOW);
    }

    private static Anomaly anomaly(OutOfBand reading) {
        var subject = new Anomaly.Subject(
                new MonitorId(1),
                Signal.VOLUME,
                new AssetId(1),
                new AssetName("postgres://shop", List.of("shop", "public", "orders")),
                DomainName.GENERAL,
                "",
                Segment.ALL);
        return new Anomaly(subject, Optional.empty(), NOW, NOW, reading, List.of());
    }
}
