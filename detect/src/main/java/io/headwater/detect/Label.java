package io.headwater.detect;

import java.time.Instant;

/** What a person said about a stretch of a series, half-open. */
public record Label(Instant from, Instant to, Outcome outcome) {
    /** What it turned out to be, and what follows for training. */
    public enum Outcome {
        /** A real incident: kept out of training. */
        FIXED,
        /** Nothing was wrong: stays in, and the band widens for a while. */
        FALSE_POSITIVE,
        /** Meant, and it will not stay: kept out of training. */
        EXPECTED_ONCE,
        /** Meant, and it will stay: training begins anew here. */
        EXPECTED_NORMAL,
        /** Real, and nobody needed to act: stays in. */
        NO_ACTION_NEEDED,
        /** Real, and it was not found: kept out of training. */
        MISSED;

        boolean trains() {
            return switch (this) {
                case FIXED, EXPECTED_ONCE, MISSED -> false;
                case FALSE_POSITIVE, EXPECTED_NORMAL, NO_ACTION_NEEDED -> true;
            };
        }
    }

    public Label {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a label must end after it starts: [%s, %s)".formatted(from, to));
        }
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
