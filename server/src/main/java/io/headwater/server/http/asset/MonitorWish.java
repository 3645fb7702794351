package io.headwater.server.http.asset;

import io.headwater.core.monitor.Tuning;
import io.headwater.server.assembly.Watching;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a monitor is to be.
 *
 * @param low a fixed lower threshold in place of the learnt one
 * @param high a fixed upper threshold in place of the learnt one
 * @param segmentFields by whose values the signal is watched besides the whole; two at the most
 * @param mutedUntil anomalies before this moment are recorded and tell nobody
 */
public record MonitorWish(
        Tuning.Sensitivity sensitivity,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable List<String> segmentFields,
        boolean enabled,
        @Nullable Instant mutedUntil) {
    Watching.Wish wish(long version) {
        var fields = segmentFields == null ? List.<String>of() : segmentFields;
        return new Watching.Wish(
                new Tuning(sensitivity, Optional.ofNullable(low), Optional.ofNullable(high), fields),
                enabled,
                Optional.ofNullable(mutedUntil),
                version);
    }
}
