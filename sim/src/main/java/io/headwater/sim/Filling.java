package io.headwater.sim;

import io.headwater.sim.Fault.Kind;
import io.headwater.sim.Timetable.Due;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

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

    /** Fills until the moment, or until a job is first refused; returns how far all jobs have come. */
    Map<String, Progress> until(Instant moment, Consumer<String> heard) {
        Instant cut = cut(script, moment);
        try (var workers = Executors.newFixedThreadPool(
                SIDE_BY_SIDE, Thread.ofVirtual().name("sim-fill-", 0).factory())) {
            for (List<Job> level : timetable.jobs().levels()) {
                heard.accept("filling "
                        + String.join(", ", level.stream().map(Job::output).toList()));
                var work = new ArrayList<Callable<Boolean>>();
                level.forEach(job -> plan(job, cut, work));
                for (var done : workers.invokeAll(work)) {
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

    /** A refused job holds up those below it, run by run: from there on nothing can be filled in one go. */
    static Instant cut(Script script, Instant moment) {
        return script.of(Kind.REFUSED)
                .map(fault -> fault.window().from())
                .filter(moment::isAfter)
                .min(Instant::compareTo)
                .orElse(moment);
    }

    private void plan(Job job, Instant cut, List<Callable<Boolean>> work) {
        var done = timetable.done(job, progress, cut);
        if (!done.isEmpty()) {
            work.add(() -> fill(job, stretches(job, done)));
        }
    }

    private boolean fill(Job job, List<Stretch> stretches) throws SQLException {
        return warehouse.transact(connection -> {
            loader.enter(connection);
            for (Stretch stretch : stretches) {
                loader.load(connection, job, stretch.window(), stretch.start());
            }
            try (var statement = connection.createStatement()) {
                return statement.execute("analyze " + job.output());
            }
        });
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
