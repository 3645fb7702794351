package io.headwater.core.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What follows from one attempt to deliver: done, wait, or give up. */
public sealed interface Attempt {
    /** A notice that failed this often is dead: some hours, so that an evening's maintenance of a mail server kills none. */
    int MOST = 24;

    Duration FIRST_WAIT = Duration.ofSeconds(1);
    Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** It is delivered. */
    record Done(Delivery.Delivered delivered) implements Attempt {}

    /** It is tried again. */
    record Retry(Instant at, String reason) implements Attempt {}

    /** It is dead: visible, and itself a reason to alert. */
    record Dead(String reason) implements Attempt {}

    /**
     * Decides. Waits double from a second to a quarter of an hour, each drawn between nothing and the whole (full jitter), and
     * are never shorter than the receiver asked for.
     *
     * @param attempts how often it was tried, this one included
     */
    static Attempt judge(Delivery delivery, int attempts, Instant now, RandomGenerator random) {
        return switch (delivery) {
            case Delivery.Delivered delivered -> new Done(delivered);
            case Delivery.Refused(var reason) -> new Dead(reason);
            case Delivery.TryAgain(var _, var reason)
            when attempts >= MOST -> new Dead("gave up after %d attempts: %s".formatted(attempts, reason));
            case Delivery.TryAgain(var after, var reason) -> {
                Duration most = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 20));
                Duration cap = most.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : most;
                Duration drawn = Duration.ofMillis(random.nextLong(cap.toMillis()) + 1);
                Duration asked = after.orElse(Duration.ZERO);
                yield new Retry(now.plus(drawn.compareTo(asked) > 0 ? drawn : asked), reason);
            }
        };
    }
}
