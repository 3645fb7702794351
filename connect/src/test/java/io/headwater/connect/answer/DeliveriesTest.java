package io.headwater.connect.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.wire.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final String NOW = "Mon, 02 Mar 2026 07:00:00 GMT";

    @Test
    void waitsUntilADateByTheReceiversOwnClock() {
        var answered = answered(Map.of("date", NOW, "retry-after", "Mon, 02 Mar 2026 07:05:00 GMT"));

        assertThat(Deliveries.retryAfter(answered)).contains(Duration.ofMinutes(5));
    }

    @Test
    void waitsAMinuteWhereTheReceiverHasNoClock() {
        var answered = answered(Map.of("retry-after", "Mon, 02 Mar 2026 07:05:00 GMT"));

        assertThat(Deliveries.retryAfter(answered)).contains(Duration.ofMinutes(1));
    }

    @Test
    void waitsAMinuteForWhatIsNoDate() {
        var answered = answered(Map.of("date", NOW, "retry-after", "later"));

        assertThat(Deliveries.retryAfter(answered)).contains(Duration.ofMinutes(1));
    }

    @Test
    void waitsForNothingThatWasNotAsked() {
        assertThat(Deliveries.retryAfter(answered(Map.of("date", NOW)))).isEmpty();
    }

    private static Answer.Answered answered(Map<String, String> headers) {
        return new Answer.Answered(503, headers, "");
    }
}
