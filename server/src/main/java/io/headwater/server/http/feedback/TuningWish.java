package io.headwater.server.http.feedback;

import io.headwater.core.collect.Segment;
import io.headwater.core.monitor.Tuning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tuning to be tried.
 *
 * @param segment the series to try it on; absent for all rows
 * @param low a fixed lower threshold in place of the learnt one
 * @param high a fixed upper threshold in place of the learnt one
 */
public record TuningWish(
        @Nullable Map<String, String> segment,
        Tuning.Sensitivity sensitivity,
        @Nullable Double low,
        @Nullable Double high) {
    Tuning tuning() {
        return new Tuning(sensitivity, Optional.ofNullable(low), Optional.ofNullable(high), fields());
    }

    /** Without them the series of a segment is not there to be judged. */
    private List<String> fields() {
        return segment == null ? List.of() : segment.keySet().stream().sorted().toList();
    }

    Segment of() {
        return segment == null ? Segment.ALL : new Segment(segment);
    }
}
