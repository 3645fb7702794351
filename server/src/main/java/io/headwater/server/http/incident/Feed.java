package io.headwater.server.http.incident;

import io.headwater.core.access.Principal;
import io.headwater.core.incident.Incidents.FeedEvent;
import io.headwater.store.Store;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands events of the feed to those who listen; looks once a second for all of them, and not at all for nobody. */
@Component
class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int BEATS = 15;
    private static final int AT_ONCE = 500;

    private final Store store;
    private final ConcurrentHashMap<Integer, Reader> readers = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("feed").factory());
    private int beat;

    Feed(Store store) {
        this.store = store;
        var _ = pacer.scheduleWithFixedDelay(this::look, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes an event, or nothing but a sign of life; false when nobody is there any more. */
    @FunctionalInterface
    interface Listener {
        boolean hear(@Nullable FeedEvent event);
    }

    long latest() {
        return store.read(books -> books.incidents().latestEvent());
    }

    /** Sends what happened after an event, and from then on what happens. */
    Reader reader(Principal principal, long after, Listener listener) {
        var reader = new Reader(numbers.incrementAndGet(), principal, after, listener);
        readers.put(reader.number, reader);
        return reader;
    }

    private void look() {
        if (readers.isEmpty()) {
            return;
        }
        try {
            long latest = latest();
            beat = (beat + 1) % BEATS;
            readers.values().forEach(reader -> reader.look(latest, beat == 0));
        } catch (RuntimeException e) {
            LOG.warn("feed cannot be read; it is tried again reason={}", e.toString());
        }
    }

    @PreDestroy
    void stop() {
        pacer.shutdownNow();
    }

    /** Somebody who listens. */
    final class Reader {
        private final int number;
        private final Principal principal;
        private final Listener listener;
        private long seen;

        private Reader(int number, Principal principal, long after, Listener listener) {
            this.number = number;
            this.principal = principal;
            this.listener = listener;
            this.seen = after;
        }

        void close() {
            readers.remove(number);
        }

        private void look(long latest, boolean alive) {
            if (latest > seen) {
                List<FeedEvent> events = store.read(books -> books.incidents().feed(principal, seen, AT_ONCE));
                events.forEach(this::send);
                seen = events.isEmpty() ? latest : events.getLast().number();
            } else if (alive) {
                send(null);
            }
        }

        private void send(@Nullable FeedEvent event) {
            if (!listener.hear(event)) {
                close();
            }
        }
    }
}
