package io.headwater.core.collect;

import java.time.Instant;

/** What is to be done when. A job is known by its name and a key; the same one is on the agenda once. */
public interface Agenda {

    /** Runs the job at that moment, or earlier when it is on the agenda for an earlier one. */
    void noLaterThan(String job, String key, Instant when);

    /** Takes a job off the agenda, unless it is running. */
    void cancel(String job, String key);
}
