package io.headwater.server.backtest;

import io.headwater.postgres.EmbeddedPostgres;
import java.time.Duration;

/** Time spent since it was made: on the wall, and by the processors of this process and of its database. */
final class Effort {
    private final EmbeddedPostgres server;
    private final long wall;
    private final Duration processor;

    Effort(EmbeddedPostgres server) {
        this.server = server;
        this.wall = System.nanoTime();
        this.processor = processor();
    }

    double wallSeconds() {
        return tenths((System.nanoTime() - wall) / 1e9);
    }

    double cpuSeconds() {
        return tenths(processor().minus(processor).toMillis() / 1000.0);
    }

    private Duration processor() {
        var here = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return here.plus(server.processorTime());
    }

    private static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
