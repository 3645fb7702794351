package io.headwater.core.route;

import java.time.Instant;

/** Whether one audience is told of a change, and why. */
public sealed interface Routed {
    Audience audience();

    /** In words, for the timeline and the message's last line. */
    String reason();

    /** Send it now. */
    record Tell(Audience audience, String reason) implements Routed {}

    /** Keep it for the digest. */
    record Hold(Audience audience, Instant until, String reason) implements Routed {}

    /** Not for this audience. */
    record Omit(Audience audience, String reason) implements Routed {}
}
