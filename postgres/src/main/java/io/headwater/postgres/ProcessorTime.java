package io.headwater.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time of a process and its children. */
final class ProcessorTime {
    private static final long MILLISECONDS_PER_TICK = 10;
    /** Of the fields after the name: the process' own time in and out of the kernel, then that of its ended children. */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private ProcessorTime() {}

    static Duration of(long pid) {
        Duration running = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return running.plus(ownAndEnded(pid));
    }

    /** Linux alone tells of children that have ended: proc(5), /proc/pid/stat. */
    private static Duration ownAndEnded(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Stream.of(fields)
                    .skip(FIRST)
                    .limit(LAST - FIRST + 1L)
                    .mapToLong(Long::parseLong)
                    .sum();
            return Duration.ofMillis(ticks * MILLISECONDS_PER_TICK);
        } catch (IOException _) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElse(Duration.ZERO);
        }
    }
}
