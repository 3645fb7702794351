package io.headwater.core.collect;

import java.time.Duration;

/**
 * What a source may be asked for.
 *
 * @param statement the longest one statement may run
 * @param lock the longest a statement may wait for a lock
 * @param concurrent how many statements may run at once, over all collectors of the source
 * @param perHour how long statements may run in one hour, added up
 */
public record Limits(Duration statement, Duration lock, int concurrent, Duration perHour) {
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(2), 2, Duration.ofMinutes(10));

    public Limits {
        if (concurrent < 1) {
            throw new IllegalArgumentException("at least one statement at a time: " + concurrent);
        }
    }
}
