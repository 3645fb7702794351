package io.headwater.server.http.feedback;

import io.headwater.core.detect.Judgements.Saying;
import io.headwater.detect.Label;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a stretch of a series.
 *
 * @param from the first moment it is about
 * @param to the first moment it is no longer about
 * @param occasion the incident it was said about; absent when it was said by itself
 */
public record LabelRow(
        long number,
        Map<String, String> segment,
        Instant from,
        Instant to,
        Label.Outcome outcome,
        String by,
        Instant at,
        @Nullable String occasion) {
    public LabelRow {
        segment = Map.copyOf(segment);
    }

    static LabelRow of(Saying saying) {
        var label = saying.label();
        var said = saying.said();
        return new LabelRow(
                saying.number(),
                saying.segment().values(),
                label.from(),
                label.to(),
                label.outcome(),
                said.by(),
                said.at(),
                said.occasion().orElse(null));
    }
}
