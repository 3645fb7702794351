package io.headwater.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Segment;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.incident.Bucket;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.SeverityRule;
import io.headwater.core.incident.Stage;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T05:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void saysOnceThatItIsExpected() {
        var seen = new Reading.OutOfBand(0.9, 0.03, 0.2, 0.45, 9);

        assertThat(expected(Signal.NULL_RATE, seen, "expected 3 to 45 %, most likely 20 %"))
                .isEqualTo("3 to 45 %, most likely 20 %");
    }

    @Test
    void saysByWhenDataWasDue() {
        var late = new Reading.Late(MONDAY.minusSeconds(7200), MONDAY, BERLIN);

        assertThat(expected(Signal.FRESHNESS, late, "at this hour: usually after 1 h, at most 2 h (9 updates)"))
                .matches("new data by .*06:00.*; at this hour: usually after 1 h, at most 2 h \\(9 updates\\)");
    }

    private static String expected(Signal signal, Reading reading, String reason) {
        var subject = new Anomaly.Subject(
                new MonitorId(1),
                signal,
                new AssetId(2),
                AssetName.parse("postgres://localhost:5432", "shop.core.orders"),
                DomainName.GENERAL,
                "channel",
                Segment.ALL);
        var anomaly = new Anomaly(subject, Optional.empty(), MONDAY, MONDAY, reading, List.of(reason));
        var opened = new IncidentChange.Opened(incident(anomaly), List.of(anomaly), "nothing like it is open");
        var message =
                Wording.of(opened, "many read it", ZoneOffset.UTC, URI.create("http://localhost"), "you are told");
        return message.facts().stream()
                .filter(line -> line.label().equals("Expected"))
                .map(Message.Line::text)
                .findFirst()
                .orElseThrow();
    }

    private static Incident incident(Anomaly anomaly) {
        var subject = anomaly.subject();
        return new Incident(
                new IncidentId(3),
                "it broke",
                subject.asset(),
                subject.name(),
                subject.domain(),
                subject.signal().family(),
                Stage.NOTIFIED,
                SeverityRule.rate(anomaly),
                Bucket.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Incident.Clock(MONDAY, MONDAY, MONDAY),
                Optional.empty(),
                Optional.empty(),
                0,
                1);
    }
}
