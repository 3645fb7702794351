package io.headwater.server.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.FieldType;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Planning.TimeField;
import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.incident.Explanations.Asked;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which fields rows are told apart by: as many as a statement can group by. */
class ComparisonTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void takesTheFieldsWithTheFewestValues() {
        var fields =
                fields(Map.of("channel", values(4), "country", values(30), "plan", values(3), "city", values(900)));

        assertThat(fields).containsExactly("plan", "channel", "country");
    }

    @Test
    void leavesOutTheFieldItselfAndTheTime() {
        assertThat(fields(Map.of("amount", values(2), "at", values(2), "plan", values(3))))
                .containsExactly("plan");
    }

    @Test
    void asksOfAHundredFieldsNoMoreThanOfAFew() {
        var many = IntStream.range(100, 200)
                .boxed()
                .collect(Collectors.toMap(i -> "f" + i, _ -> values(63))); // products of 64 run over to nought

        assertThat(fields(many)).containsExactly("f100", "f101");
    }

    private static Set<String> values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "v" + i).collect(Collectors.toSet());
    }

    private static List<String> fields(Map<String, Set<String>> values) {
        var asked = new Asked(
                1,
                new IncidentId(1),
                new MonitorId(1),
                Signal.NULL_RATE,
                "amount",
                MONDAY,
                new OutOfBand(0.5, 0, 0.01, 0.02, 40));
        return Comparison.of(asked, values, new TimeField("at", FieldType.TIMESTAMP), Grain.DAY, ZoneOffset.UTC)
                .fields();
    }
}
