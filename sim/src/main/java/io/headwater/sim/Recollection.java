package io.headwater.sim;

import io.headwater.sim.Run.Outcome;
import io.headwater.sim.Timetable.Due;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The runs of a past that was filled in one go: when each was due, and the rows that are there of its window. */
final class Recollection {
    private final Warehouse warehouse;
    private final Timetable timetable;
    private final Loader loader;

    Recollection(Warehouse warehouse, Timetable timetable, Loader loader) {
        this.warehouse = warehouse;
        this.timetable = timetable;
        this.loader = loader;
    }

    /** The last of them, oldest first. */
    List<Run> until(Instant moment, int most) {
        var progress = new HashMap<String, Progress>();
        var runs = warehouse.transact(connection -> {
            loader.enter(connection);
            var all = new ArrayList<Run>();
            for (Job job : timetable.jobs().inOrder()) {
                all.addAll(runs(connection, job, progress, moment));
            }
            return all;
        });
        runs.sort(Comparator.comparing(Run::ended));
        return List.copyOf(runs.subList(Math.max(0, runs.size() - most), runs.size()));
    }

    private List<Run> runs(Connection connection, Job job, Map<String, Progress> progress, Instant moment)
            throws SQLException {
        var since = moment.minus(remembered(job.schedule()));
        var runs = new ArrayList<Run>();
        for (Due due : timetable.done(job, progress, moment)) {
            if (due.end().isAfter(since)) {
                var rows = new Outcome.Succeeded(loader.count(connection, job, due.window()));
                runs.add(new Run(
                        job.name(), due.window(), due.attempt(), due.took(), loader.query(job, due.start()), rows));
            }
        }
        return runs;
    }

    private static Duration remembered(Schedule schedule) {
        return switch (schedule) {
            case HOURLY -> Duration.ofHours(56);
            case DAILY -> Duration.ofDays(30);
            case WEEKLY, MONTHLY -> Duration.ofDays(183);
        };
    }
}
