package io.headwater.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of SQL that fills one table on a schedule.
 *
 * @param inputs the tables it reads
 * @param select the query whose rows it writes, for the window from {@code :from} to {@code :to}
 */
record Job(String name, Timing timing, Target target, List<String> inputs, String select) {

    Job {
        inputs = List.copyOf(inputs);
    }

    /**
     * When it runs.
     *
     * @param offset how long after the end of the window it starts
     * @param takes how long it runs
     * @param latePercent how many of a hundred windows come hours later, because their file does
     */
    record Timing(Schedule schedule, Duration offset, Duration takes, int latePercent) {}

    /**
     * What it writes.
     *
     * @param time the column that tells the window of a row; without it the job writes the whole table anew
     * @param keys columns that are never null
     */
    record Target(String table, Optional<String> time, List<String> keys, String about, Map<String, String> fields) {
        Target {
            keys = List.copyOf(keys);
            fields = Map.copyOf(fields);
        }
    }

    /** A job is known by its name. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Job job && job.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    Schedule schedule() {
        return timing.schedule();
    }

    String output() {
        return target.table();
    }

    boolean isIncremental() {
        return target.time().isPresent();
    }
}
