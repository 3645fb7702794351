package io.headwater.sim;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a job has come.
 *
 * @param doneUntil all windows that end here or before are filled
 * @param doneAt when the last of them was
 * @param resumedAt when it last began to make up for what was held up
 * @param notBefore when it may run again
 * @param failures attempts at the next window that failed
 */
record Progress(Instant doneUntil, Instant doneAt, Instant resumedAt, Instant notBefore, int failures) {
    private static final Duration RETRIES_AFTER = Duration.ofHours(1);

    static Progress at(Instant doneUntil) {
        return new Progress(doneUntil, doneUntil, Instant.EPOCH, doneUntil, 0);
    }

    /**
     * After a run.
     *
     * @param heldUp whether it started later than the timetable says
     */
    Progress done(Window window, Window took, boolean heldUp) {
        boolean goesOn = took.from().equals(doneAt);
        return new Progress(window.to(), took.to(), heldUp && !goesOn ? took.to() : resumedAt, took.to(), 0);
    }

    Progress failed(Instant started) {
        return new Progress(doneUntil, doneAt, resumedAt, started.plus(RETRIES_AFTER), failures + 1);
    }

    /** Everything from a moment on is to be filled anew. */
    Progress rewound(Instant until, Instant notBefore) {
        return until.isBefore(doneUntil) ? new Progress(until, notBefore, notBefore, notBefore, 0) : this;
    }

    /**
     * When the windows up to a moment were filled, which they are.
     *
     * <p>Of a job that is further than that only the time is known at which it resumed: it cannot have been earlier.
     */
    Instant doneAt(Instant until) {
        return doneUntil.equals(until) ? doneAt : resumedAt;
    }
}
