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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fields that lost their values in the same rows are told as one. */
class LostValuesTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void tellsFieldsThatLostAsMuchAsOne() {
        var marked = mark(
                nulls("line1", MONDAY, 0.12),
                nulls("city", MONDAY, 0.12),
                nulls("zip", MONDAY, 0.12),
                nulls("note", MONDAY, 0.12),
                nulls("age", MONDAY, 0.5));

        assertThat(Headline.of(marked))
                .isEqualTo("nulls in 4 fields of core.orders rose together: city, line1, note and 1 more lost 11.1 % of"
                        + " their values each; a join that found nothing may be why; and 1 more");
        assertThat(marked.getFirst().reasons())
                .containsExactly("expected 1 %", "city, line1, note and zip lost 11.1 % of their values together");
        assertThat(marked.getLast().lost()).isEmpty();
        assertThat(Headline.of(marked.getFirst()))
                .as("one of them by itself")
                .isEqualTo("12 % of core.orders.line1 is null; 1 % is normal");
    }

    @Test
    void tellsTwoFieldsByName() {
        assertThat(Headline.of(mark(nulls("line1", MONDAY, 1), nulls("city", MONDAY, 1))))
                .isEqualTo("nulls in 2 fields of core.orders rose together: city and line1 lost 100 % of their values"
                        + " each; a join that found nothing may be why");
    }

    @Test
    void putsNothingTogetherThatIsOfTwoWindowsOrFellOrIsOfASegment() {
        var tuesday = MONDAY.plus(Duration.ofDays(1));
        var fell = anomaly("zip", Segment.ALL, MONDAY, new OutOfBand(0.12, 0.3, 0.4, 0.5, 12));
        var part = anomaly("city", Segment.of("channel", "web"), MONDAY, new OutOfBand(0.12, 0, 0.01, 0.02, 12));

        assertThat(mark(nulls("line1", MONDAY, 0.12), nulls("city", tuesday, 0.12), fell, part))
                .extracting(Anomaly::lost)
                .containsOnly(Optional.empty());
    }

    private static List<Anomaly> mark(Anomaly... anomalies) {
        return LostValues.mark(List.of(anomalies), _ -> 20_000);
    }

    private static Anomaly nulls(String field, Instant bucket, double share) {
        return anomaly(field, Segment.ALL, bucket, new OutOfBand(share, 0, 0.01, 0.02, 40));
    }

    private static Anomaly anomaly(String field, Segment segment, Instant bucket, OutOfBand reading) {
        var subject = new Anomaly.Subject(
                new MonitorId(field.hashCode()),
                Signal.NULL_RATE,
                new AssetId(1),
                new AssetName("postgres://shop:5432", List.of("shop", "core", "orders")),
                DomainName.GENERAL,
                field,
                segment);
        return new Anomaly(subject, Optional.empty(), bucket, bucket, reading, List.of("expected 1 %"));
    }
}
