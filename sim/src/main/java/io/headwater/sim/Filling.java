package io.headwater.sim;

import io.headwater.sim.Fault.Kind;
import io.headwater.sim.Timetable.Due;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fills a company's past fast: the jobs' own SQL, each over few long windows instead of thousands of short ones.
 *
 * <p>A run that carries a fault of its own is made alone, as it would have been.
 */
final class Filling {
    private static final int SIDE_BY_SIDE = 2;

    private final Warehouse warehouse;
    private final Timetable timetable;
    private final Loader loader;
    private final Script script;
    private final Map<String, Progress> progress;

    Filling(Warehouse warehouse, Timetable timetable, Script script, Map<String, Progress> known) {
        this.warehouse = warehouse;
        this.timetable = timetable;
        this.script = script;
        this.loader = new Loader(timetable.founding(), script);
        this.progress = new HashMap<>(known);
    }

    /** A window and when its run starts. */
    private record Stretch(Window window, Instant start) {}

    /** A job's work. */
    private record Work(Job job, List<Stretch> stretches) {}

    /** Fills what is due until the moment, as if no job were refused; returns how far all jobs have come. */
    Map<String, Progress> until(Instant moment, Consumer<String> heard) {
        try (var workers = Executors.newFixedThreadPool(
                SIDE_BY_SIDE, Thread.ofVirtual().name("sim-fill-", 0).factory())) {
            for (List<Job> level : timetable.jobs().levels()) {
                heard.accept("filling " + level.stream().map(Job::output).collect(Collectors.joining(", ")));
                var work = new ConcurrentLinkedQueue<>(plan(level, moment));
                for (var done : workers.invokeAll(Collections.nCopies(SIDE_BY_SIDE, () -> work(work)))) {
                    done.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimException("interrupted while filling the warehouse", e);
        } catch (ExecutionException e) {
            throw new SimException("cannot fill the warehouse: " + e.getCause(), e);
        }
        return Map.copyOf(progress);
    }

    private List<Work> plan(List<Job> level, Instant moment) {
        var work = new ArrayList<Work>();
        for (Job job : level) {
            var done = timetable.done(job, progress, moment);
            if (!done.isEmpty()) {
                work.add(new Work(job, stretches(job, done)));
            }
        }
        return work;
    }

    /** Takes work until there is none. */
    private boolean work(Queue<Work> queue) throws SQLException {
        try (var connection = warehouse.connect()) {
            loader.enter(connection);
            connection.setAutoCommit(false);
            for (var work = queue.poll(); work != null; work = queue.poll()) {
                fill(connection, work);
                connection.commit();
            }
            return true;
        }
    }

    private void fill(Connection connection, Work work) throws SQLException {
        for (Stretch stretch : work.stretches()) {
            loader.load(connection, work.job(), stretch.window(), stretch.start());
        }
        String table = work.job().output();
        try (var statement = connection.createStatement()) {
            if (work.job().target().time().isPresent()) { // after the rows: faster than with them
                String time = work.job().target().time().get();
                statement.execute("create index if not exists %s_%s on %s (%s)"
                        .formatted(table.substring(table.indexOf('.') + 1), time, table, time));
            }
            statement.execute("analyze " + table);
        }
    }

    private List<Stretch> stretches(Job job, List<Due> done) {
        if (!job.isIncremental()) {
            return List.of(stretch(done.getLast(), done.getLast()));
        }
        var stretches = new ArrayList<Stretch>();
        Due first = done.getFirst();
        Due last = first;
        for (Due due : done.subList(1, done.size())) {
            if (isSpecial(job, due) || isSpecial(job, last)) {
                stretches.add(stretch(first, last));
                first = due;
            }
            last = due;
        }
        stretches.add(stretch(first, last));
        return stretches;
    }

    private boolean isSpecial(Job job, Due due) {
        return script.on(job, Kind.LIMIT, due.start()).findAny().isPresent();
    }

    private static Stretch stretch(Due first, Due last) {
        return new Stretch(new Window(first.window().from(), last.window().to()), last.start());
    }
}
