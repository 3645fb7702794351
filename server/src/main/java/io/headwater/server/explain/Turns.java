package io.headwater.server.explain;

import io.headwater.core.collect.ConnectedSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets no more ask a source at once than its limits say: measurements and explanations take turns. */
public final class Turns {
    /** When to come again after it did not become one's turn. */
    public static final Duration BUSY = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<Gate, Semaphore> running = new ConcurrentHashMap<>();

    /** How many may ask a source at once; with another limit it is another gate. */
    private record Gate(long source, int concurrent) {}

    /** Does the work when it is its turn; empty when others take too long. */
    public <T> Optional<T> take(ConnectedSource source, Supplier<T> work) {
        var gate = new Gate(source.id().value(), source.limits().concurrent());
        var permits = running.computeIfAbsent(gate, _ -> new Semaphore(gate.concurrent()));
        if (!isFree(permits)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            permits.release();
        }
    }

    /** Waits a little: to come again costs more, and longer others could not go on. */
    private static boolean isFree(Semaphore permits) {
        try {
            return permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
