package io.headwater.server.backtest;

import io.headwater.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Time spent since it was made: on the wall, and by the processors of this process and of its database. */
final class Effort {
    private static final double TICKS_PER_SECOND = 100;
    private static final int FIRST_AFTER_NAME = 11;

    private final EmbeddedPostgres server;
    private final long wall;
    private final double processor;

    Effort(EmbeddedPostgres server) {
        this.server = server;
        this.wall = System.nanoTime();
        this.processor = processor();
    }

    double wallSeconds() {
        return tenths((System.nanoTime() - wall) / 1e9);
    }

    double cpuSeconds() {
        return tenths(processor() - processor);
    }

    private double processor() {
        double here = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
        double running = ProcessHandle.of(server.pid()).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child ->
                        child.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0)
                .sum();
        return here + running + ended(server.pid());
    }

    /** Of the server's main process and its children that have ended; only Linux tells. */
    private static double ended(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = 0;
            for (int i = FIRST_AFTER_NAME; i < FIRST_AFTER_NAME + 4; i++) {
                ticks += Double.parseDouble(fields[i]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException _) {
            return 0;
        }
    }

    private static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
