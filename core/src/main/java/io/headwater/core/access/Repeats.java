package io.headwater.core.access;

import java.time.Instant;
import java.util.Optional;

/** What was answered to requests that carry a key: a request that is repeated gets the first answer again. */
public interface Repeats {

    Optional<Answered> find(Principal principal, String key);

    /** Keeps an answer; the first one stays. */
    void keep(Principal principal, String key, Answered answered, Instant now);

    /**
     * An answer as it was given.
     *
     * @param request what was asked, so that a key is not used for something else
     * @param status the HTTP status
     */
    record Answered(String request, int status, String body) {}
}
