package io.headwater.sim;

import java.time.Instant;

/**
 * One attempt of a job to fill one window.
 *
 * @param query what it really asked, with what slipped into it
 */
public record Run(String job, Window window, int attempt, Window took, String query, Outcome outcome) {

    /** What came of it. */
    public sealed interface Outcome {
        /** It wrote its rows. */
        record Succeeded(long rows) implements Outcome {}

        /** It wrote nothing. */
        record Failed(String error) implements Outcome {}
    }

    public Instant started() {
        return took.from();
    }

    public Instant ended() {
        return took.to();
    }

    public boolean succeeded() {
        return outcome instanceof Outcome.Succeeded;
    }
}
