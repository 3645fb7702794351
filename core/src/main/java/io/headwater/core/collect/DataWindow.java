package io.headwater.core.collect;

import java.time.Instant;

/** A half-open stretch of data time. */
public record DataWindow(Instant from, Instant to) {
    public DataWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window must end after it starts: [%s, %s)".formatted(from, to));
        }
    }
}
