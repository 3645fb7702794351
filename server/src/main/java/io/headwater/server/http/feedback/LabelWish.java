package io.headwater.server.http.feedback;

import io.headwater.core.collect.Segment;
import io.headwater.detect.Label;
import io.headwater.server.feedback.Teaching;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to say of a stretch of a series.
 *
 * @param segment absent for all rows
 * @param from the first moment it is about
 * @param to the first moment it is no longer about; at most 400 days later
 * @param event for EXPECTED_ONCE: what it was; kept as an event of the asset in place of a label
 */
public record LabelWish(
        @Nullable Map<String, String> segment,
        Instant from,
        Instant to,
        Label.Outcome outcome,
        @Nullable EventNamed event) {
    private static final Duration LONGEST = Duration.ofDays(400);

    Teaching teaching() {
        if (event == null) {
            return new Teaching.Says(label());
        }
        if (outcome != Label.Outcome.EXPECTED_ONCE) {
            throw new IllegalArgumentException("event: only what was expected once is an event");
        }
        var label = label();
        return new Teaching.Foresees(event.foreseen().from(label.from(), label.to()));
    }

    private Label label() {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to: must be after from, not " + to);
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("to: at most 400 days after from, not " + to);
        }
        return new Label(from, to, outcome);
    }

    Segment of() {
        return segment == null ? Segment.ALL : new Segment(segment);
    }
}
