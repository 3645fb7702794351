package io.headwater.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of its own that ticks, first at once; closing it waits for the tick under way. */
public final class Live implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final InstantSource clock;
    private final Consumer<Instant> tick;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private Live(InstantSource clock, Consumer<Instant> tick, Duration every) {
        this.clock = clock;
        this.tick = tick;
        this.every = every;
        this.thread = Thread.ofVirtual().name("sim-live").unstarted(this::live);
    }

    static Live start(InstantSource clock, Consumer<Instant> tick, Duration every) {
        var live = new Live(clock, tick, every);
        live.thread.start();
        return live;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        try {
            do {
                tickOnce();
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The warehouse may be away for a while: the next tick makes up for this one. */
    private void tickOnce() {
        try {
            tick.accept(clock.instant());
        } catch (SimException e) {
            LOG.warn("the company could not tick", e);
        }
    }
}
