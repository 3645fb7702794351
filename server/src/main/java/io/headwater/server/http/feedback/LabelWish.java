package io.headwater.server.http.feedback;

import io.headwater.core.collect.Segment;
import io.headwater.detect.Label;
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
 */
public record LabelWish(@Nullable Map<String, String> segment, Instant from, Instant to, Label.Outcome outcome) {
    private static final Duration LONGEST = Duration.ofDays(400);

    Label label() {
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
