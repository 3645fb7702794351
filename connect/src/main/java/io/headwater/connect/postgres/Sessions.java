package io.headwater.connect.postgres;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sessions that are kept for a little while after use: a new one costs a small table's measurement as much as the
 * measurement itself. A session serves only whoever connects with the very same settings.
 */
final class Sessions {
    private static final long IDLE_SECONDS = 20;
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS, Thread::startVirtualThread);

    private final Map<Session.Key, Deque<Session>> idle = new ConcurrentHashMap<>();

    /** One that is connected and not in use, or a new one. */
    Session take(Session.Key key, Supplier<Session> fresh) {
        var waiting = idle.getOrDefault(key, new ConcurrentLinkedDeque<>());
        for (var session = waiting.poll(); session != null; session = waiting.poll()) {
            if (session.isConnected()) {
                return session;
            }
            session.close();
        }
        return fresh.get();
    }

    /** Keeps it for the next one; closes it when nobody comes. */
    void give(Session.Key key, Session session) {
        var waiting = idle.computeIfAbsent(key, _ -> new ConcurrentLinkedDeque<>());
        waiting.push(session);
        LATER.execute(() -> {
            if (waiting.remove(session)) {
                session.close();
                idle.computeIfPresent(key, (_, rest) -> rest.isEmpty() ? null : rest);
            }
        });
    }
}
