package io.headwater.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that a data directory's {@code postmaster.pid} tells of.
 *
 * <p>Lines of that file: process id, data directory, start time, port, socket directory, address, shared memory,
 * status (PostgreSQL source, {@code miscadmin.h}).
 */
record Postmaster(long pid, int port, boolean ready) {

    /** What has become of the process. */
    enum State {
        /** It runs and is a PostgreSQL server. */
        RUNNING,
        /** It is dead, and its parent has not noticed yet. */
        ZOMBIE,
        /** No such process, or another program by now. */
        GONE
    }

    static Optional<Postmaster> of(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (lines.size() < 4) {
            return Optional.empty();
        }
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        return Optional.of(new Postmaster(
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip()),
                ready));
    }

    State state() {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return State.GONE;
        }
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isReadable(stat)) {
            return stateOf(stat);
        }
        boolean server = process.get().isAlive()
                && process.get().info().command().orElse("postgres").contains("postgres");
        return server ? State.RUNNING : State.GONE;
    }

    private static State stateOf(Path stat) {
        try {
            String line = Files.readString(stat);
            String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
            if (!name.startsWith("postgres")) {
                return State.GONE;
            }
            char letter = line.charAt(line.lastIndexOf(')') + 2);
            return letter == 'Z' || letter == 'X' ? State.ZOMBIE : State.RUNNING;
        } catch (IOException _) {
            return State.GONE; // it ended between two looks
        }
    }
}
