package io.headwater.sim;

import java.time.Instant;

/** A stretch of time, without its end. */
public record Window(Instant from, Instant to) {

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("no window in [%s, %s)".formatted(from, to));
        }
    }

    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    boolean overlaps(Window other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
