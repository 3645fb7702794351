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

    @Test
    void whatIsFoundWithinHoursIsOnePieceOfNews() {
        var first = anomaly(SOME_ROWS_GONE);
        var known = Set.of(first.fingerprint());
        var flapping = new Placement.Candidate(
                incident(7, first, BEFORE), known, known, Set.of(), Map.of(), Optional.of(BEFORE), Set.of(), Set.of());

        assertThat(Placement.of(first, List.of(flapping, told(8, NOW.minus(Duration.ofHours(1)))), NOW))
                .isInstanceOfSatisfying(
                        Placement.Joins.class,
                        joins -> assertThat(joins.incident().value()).isEqualTo(8));
        assertThat(Placement.of(first, List.of(flapping, told(8, NOW.minus(Duration.ofHours(6)))), NOW))
                .isInstanceOfSatisfying(
                        Placement.Recurs.class,
                        recurs -> assertThat(recurs.incident().value()).isEqualTo(7));
    }

    private static Placement placed(OutOfBand now) {
        return placed(now, false, false);
    }

    private static Placement placed(OutOfBand now, boolean healed, boolean over) {
        var first = anomaly(SOME_ROWS_GONE);
        var known = Set.of(first.fingerprint());
        var incident = new Placement.Candidate(
                incident(7, first, BEFORE),
                known,
                healed ? known : Set.of(),
                over ? known : Set.of(),
                Map.of(first.fingerprint(), SOME_ROWS_GONE),
                Optional.of(BEFORE),
                Set.of(),
                Set.of());
        return Placement.of(anomaly(now), List.of(incident), NOW);
    }

    /** An open incident with nothing in it that failed before. */
    private static Placement.Candidate told(long id, Instant news) {
        var incident = incident(id, anomaly(SOME_ROWS_GONE), news);
        return new Placement.Candidate(
                incident, Set.of(), Set.of(), Set.of(), Map.of(), Optional.of(news), Set.of(), Set.of());
    }

    private static Incident incident(long id, Anomaly first, Instant detected) {
        return new Incident(
                new IncidentId(id),
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
                new Incident.Clock(detected, detected, detected),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
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
